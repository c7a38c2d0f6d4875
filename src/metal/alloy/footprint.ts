import { z } from 'zod';
import { citationOf, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol } from './element.ts';

/** A footprint or an energy demand, with its range where one is stated. */
export interface Footprint {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
  readonly source: string;
}

export interface Footprints {
  /** kg CO2e per kg of the element in its main use form. */
  readonly elements: ReadonlyMap<ElementSymbol, Footprint>;
  /** Other values of an element, by ids such as `Ni/class-1` [kg CO2e/kg]. */
  readonly alternatives: ReadonlyMap<string, Footprint>;
  /** Energy per tonne [kWh/t] (or what `unit` says), by operation. */
  readonly operations: ReadonlyMap<string, Footprint>;
  /** kg CO2e per kWh, by region. */
  readonly grids: ReadonlyMap<string, Footprint>;
}

const words = z.string().min(1);
const amount = z.number().min(0);
const common = { ...origin, value: amount, low: amount.optional(), high: amount.optional() };

const record = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('element'), substance: words, unit: z.literal('kg CO2e/kg') }),
  z.strictObject({
    ...common,
    kind: z.literal('alternative'),
    substance: words,
    words,
    unit: z.literal('kg CO2e/kg'),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('process'),
    words,
    unit: z.enum(['kWh/t', '1', 'kg CO2e/t']),
  }),
  z.strictObject({ ...common, kind: z.literal('grid'), words, unit: z.literal('kg CO2e/kWh') }),
  z.strictObject({
    ...common,
    kind: z.literal('alloy'),
    gradeId: words,
    top: z.record(z.string(), amount),
    unit: z.literal('kg CO2e/kg'),
  }),
]);

export const FOOTPRINTS_FILE = 'footprints.json';

const readFootprints = (document: unknown) =>
  readTable(FOOTPRINTS_FILE, document, { kind: 'footprints', record });

/** Footprints by what they belong to. Throws InputError (see readTable). */
export function footprintsOf(document: unknown): Footprints {
  const table = readFootprints(document);
  const elements = new Map<ElementSymbol, Footprint>();
  const alternatives = new Map<string, Footprint>();
  const operations = new Map<string, Footprint>();
  const grids = new Map<string, Footprint>();
  const known = new Set<string>(ELEMENTS);
  for (const row of table.records) {
    const footprint: Footprint = {
      value: row.value,
      ...(row.low === undefined ? {} : { low: row.low }),
      ...(row.high === undefined ? {} : { high: row.high }),
      unit: row.unit,
      source: citationOf(table, row.source),
    };
    if (row.kind === 'element' && known.has(row.substance))
      elements.set(row.substance as ElementSymbol, footprint);
    else if (row.kind === 'alternative') alternatives.set(row.id.replace('alternative/', ''), footprint);
    else if (row.kind === 'process') operations.set(row.id.replace('process/', ''), footprint);
    else if (row.kind === 'grid') grids.set(row.id.replace('grid/', ''), footprint);
  }
  return { elements, alternatives, operations, grids };
}
