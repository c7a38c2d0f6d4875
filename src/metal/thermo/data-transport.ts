import { z } from 'zod';
import { NotFoundError } from '../../foundation/errors.ts';
import { citationOf, origin, readTable } from '../alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol } from '../alloy/element.ts';

export const TRANSPORT_FILE = 'thermo/transport.json';
export const PARTITION_FILE = 'thermo/partition.json';

const words = z.string().min(1);
const unknown = z.strictObject({ unknownBecause: words });

const transport = z
  .strictObject({
    ...origin,
    group: words,
    quantity: words,
    form: words.optional(),
    value: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    parameters: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
    words: words.optional(),
    range: words,
    spread: unknown,
    unit: words,
  })
  .refine(
    (row) =>
      [row.value, row.low, row.parameters, row.words].filter((part) => part !== undefined).length === 1,
    'exactly one of value, low and high, parameters, words',
  );

/** A transport property: a value, a range, parameters of `form`, or words. */
export interface TransportProperty {
  readonly id: string;
  readonly group: string;
  readonly quantity: string;
  readonly form?: string;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly parameters?: Readonly<Record<string, number | string>>;
  readonly words?: string;
  readonly unit: string;
  readonly range: string;
  readonly source: string;
}

const readTransport = (document: unknown) =>
  readTable(TRANSPORT_FILE, document, { kind: 'transport', record: transport });

/** Transport properties by id such as `density/pure Ni`. Throws InputError. */
export function transportProperties(document: unknown): ReadonlyMap<string, TransportProperty> {
  const table = readTransport(document);
  return new Map(
    table.records.map(({ confidence: _confidence, spread: _spread, note: _note, source, ...row }) => [
      row.id,
      { ...withoutUndefined(row), source: citationOf(table, source) } as TransportProperty,
    ]),
  );
}

/** The one number of a property in its own unit; of a range the geometric middle. Throws NotFoundError. */
export function transportValue(properties: ReadonlyMap<string, TransportProperty>, id: string): number {
  const property = properties.get(id);
  if (property?.value !== undefined) return property.value;
  if (property?.low !== undefined && property.high !== undefined)
    return Math.sqrt(property.low * property.high);
  throw new NotFoundError(`data/${TRANSPORT_FILE} has no number for "${id}"`, {
    where: TRANSPORT_FILE,
    value: id,
  });
}

const partition = z.strictObject({
  ...origin,
  element: z.enum(ELEMENTS),
  alloy: words,
  low: z.number().positive(),
  high: z.number().positive(),
  range: words,
  recommended: z.boolean(),
  spread: unknown,
  unit: z.literal('1'),
});

/** k = x in solid gamma / x in liquid at the interface [1]. */
export interface PartitionCoefficient {
  readonly element: ElementSymbol;
  /** What it was found in, such as `binary Ni-X`, `IN718`, `CMSX-4`. */
  readonly alloy: string;
  readonly low: number;
  readonly high: number;
  readonly recommended: boolean;
  readonly source: string;
}

const readPartition = (document: unknown) =>
  readTable(PARTITION_FILE, document, { kind: 'partition', record: partition });

/** All partition coefficients in file order. Throws InputError. */
export function partitionCoefficients(document: unknown): readonly PartitionCoefficient[] {
  const table = readPartition(document);
  return table.records.map(({ element, alloy, low, high, recommended, source }) => ({
    element,
    alloy,
    low,
    high,
    recommended,
    source: citationOf(table, source),
  }));
}

const withoutUndefined = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
