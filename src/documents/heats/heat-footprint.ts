import { z } from 'zod';
import { listOf } from '../common.ts';
import { recycledSchema } from '../yard/recycled.ts';

const basis = z.enum(['measured', 'modelled', 'assumed']);

/** kg CO2e of the whole heat, with the range that the sources span. */
const burden = z.object({
  name: z.string(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  source: z.string(),
});

/** `remelt-heat-footprint/1`: greenhouse gases of a heat of the ledger, cradle to its gate, as the ledger books it now. */
export const heatFootprintSchema = z.object({
  format: z.literal('remelt-heat-footprint/1'),
  heat: z.string(),
  /** What a result is for: one kilogram of metal that came out. */
  functionalUnit: z.string(),
  product_kg: z.number(),
  charged_kg: z.number(),
  /** Electricity of each operation, and whether a furnace model or the practice of the trade says so. */
  operations: listOf(z.object({ operation: z.string(), energy_kWh: z.number(), basis })),
  /** What it uses besides metal and electricity. */
  consumables: listOf(
    z.object({ what: z.string(), amount: z.number(), unit: z.string(), basis, on: z.string() }),
  ),
  /** Each is a quantity of the heat times the burden of one unit of it. */
  parts: listOf(
    burden.extend({
      basis,
      quantity: z.number(),
      quantityUnit: z.string(),
      factor: z.number(),
      factorUnit: z.string(),
    }),
  ),
  total: burden,
  /** The same metal charged virgin, for comparison. */
  allVirgin: burden,
  recycled: recycledSchema.nullable(),
  /** What each figure rests on. */
  rests: listOf(z.object({ what: z.string(), basis, on: z.string() })),
  boundary: listOf(z.string()),
  /** Elements charged as virgin metal without a burden in the data, and lots whose contents nobody knows. */
  missing: listOf(z.string()),
});
const basedPart = z.object({
  name: z.string(),
  /** Decimals as text, as the record holds them. */
  quantity: z.string(),
  unit: z.string(),
  basis,
  factor: z.string(),
  factorUnit: z.string(),
  source: z.string(),
  date: z.string().exactOptional(),
});

/** `remelt-footprint-record/1`: the footprint of a heat as a record, booked or shown for confirmation. */
export const footprintRecordSchema = z.object({
  format: z.literal('remelt-footprint-record/1'),
  heat: z.string(),
  method: z.string(),
  /** Hash of the data that the factors come from. */
  version: z.string(),
  unit: z.string(),
  /** Exact sum of quantity times factor. */
  total: z.string(),
  product_kg: z.number(),
  parts: listOf(basedPart),
  rules: listOf(z.string()),
  rests: listOf(z.object({ what: z.string(), basis, on: z.string() })),
  /** Of the document `remelt-heat-footprint/1`. */
  documentSha256: z.string(),
  /** The record; null before it is booked. */
  seq: z.number().nullable(),
  /** Booked earlier and no longer the latest; null where there is none. */
  before: z.object({ seq: z.number(), total: z.string(), unit: z.string() }).nullable(),
  /** Stands for what is shown: an order that confirms it repeats it. */
  shown: z.string(),
});
export type FootprintRecord = z.infer<typeof footprintRecordSchema>;

export type HeatFootprintAnswer = z.infer<typeof heatFootprintSchema>;
