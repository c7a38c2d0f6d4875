import { z } from 'zod';
import { InputError } from '../../../foundation/errors.ts';
import { type DataTable, origin, readTable } from '../../../metal/alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';
import { SINKS } from '../exchange.ts';
import { OPERATION_NAMES, type OperationName } from '../operation.ts';

const share = z.number().min(0).max(1);
const frame = z.strictObject({
  ...origin,
  kind: z.literal('operation'),
  operation: z.enum(OPERATION_NAMES),
  metalLoss: z.number().min(0).lt(1),
  metalLossSpread: z.number().min(0),
  lossTo: z.enum(SINKS),
  energy: z.number().min(0),
  duration: z.number().positive(),
});
const retained = z.strictObject({
  ...origin,
  kind: z.literal('retained'),
  operation: z.enum(OPERATION_NAMES),
  elements: z.array(z.enum(ELEMENTS)).min(1),
  retained: share,
  spread: z.number().min(0),
  to: z.enum(SINKS),
  floor: z.number().min(0).optional(),
  pickup: z.number().positive().optional(),
  pickupSpread: z.number().min(0).optional(),
  pickupFrom: z.enum(SINKS).optional(),
});

/** What an operation does to the metal as a whole: loss [kg/kg], energy [kWh/kg], duration [s]. */
export type FrameRow = z.output<typeof frame>;
/** Retained share of some elements; `floor` and `pickup` in ppm, `pickupSpread` in log10. */
export type RetainedRow = z.output<typeof retained>;
export type DistributionRecord = FrameRow | RetainedRow;

const TABLES_FILE = 'refining/distribution-tables.json';

/** What one operation does to a charge. */
export interface DistributionTable {
  readonly operation: OperationName;
  readonly frame: FrameRow;
  readonly rows: readonly RetainedRow[];
}

export type DistributionTables = DataTable<DistributionRecord>;

/**
 * Reads `data/refining/distribution-tables.json`. Throws InputError naming file, record and field for what has no
 * unit, source or confidence, and for an element that stands in two rows of one operation.
 */
export function readDistributionTables(document: unknown): DistributionTables {
  const table = readTable(TABLES_FILE, document, {
    kind: 'distribution-tables',
    record: z.discriminatedUnion('kind', [frame, retained]),
  });
  const seen = new Set<string>();
  for (const record of table.records) {
    for (const element of record.kind === 'retained' ? record.elements : []) {
      refuseDouble(seen, `${record.operation}/${element}`);
    }
  }
  return table;
}

function refuseDouble(seen: Set<string>, key: string): void {
  if (seen.has(key)) {
    throw new InputError(`data/${TABLES_FILE}: ${key} has two records`, {
      where: TABLES_FILE,
      value: key,
      allowed: 'one row per operation and element',
    });
  }
  seen.add(key);
}

/** The table of one operation. Throws InputError when the file says nothing about the operation as a whole. */
export function tableOf(tables: DistributionTables, operation: OperationName): DistributionTable {
  const own = tables.records.filter((record) => record.operation === operation);
  const frameRow = own.find((record) => record.kind === 'operation');
  if (!frameRow) {
    throw new InputError(`data/${tables.file} has no table for ${operation}`, {
      where: tables.file,
      value: operation,
      allowed: 'one record of kind "operation" for each operation',
    });
  }
  return { operation, frame: frameRow, rows: own.filter((record) => record.kind === 'retained') };
}

/** The row that speaks of an element, if one does. */
export const rowFor = (table: DistributionTable, element: ElementSymbol): RetainedRow | undefined =>
  table.rows.find((row) => row.elements.includes(element));
