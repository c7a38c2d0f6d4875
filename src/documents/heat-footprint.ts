import { z } from 'zod';
import { listOf } from './common.ts';
import { recycledSchema } from './recycled.ts';

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
  parts: listOf(burden),
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
export type HeatFootprintAnswer = z.infer<typeof heatFootprintSchema>;
