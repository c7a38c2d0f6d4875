import { z } from 'zod';
import { listOf } from '../common.ts';

const suspectRow = z.object({
  /** What was measured, in words. */
  measurement: z.string(),
  unit: z.enum(['kg', 'wt%']),
  booked: z.number(),
  /** One standard deviation of the measurement. */
  sd: z.number(),
  /** What the balances make of it together with all other measurements. */
  reconciled: z.number(),
  /** What the others alone make of it; null where they do not determine it. */
  fromOthers: z.number().nullable(),
  /** Adjustment over its standard deviation. */
  z: z.number(),
  /** Chance of the contradictions that are left without this measurement. */
  pValueWithout: z.number(),
});
export type SuspectRow = z.infer<typeof suspectRow>;

const runRow = z.object({
  /** `weights`, or the element whose contents were balanced with the weights of melting. */
  of: z.string(),
  heats: z.number(),
  chi2: z.number(),
  /** Independent balances. */
  df: z.number(),
  /** Chance of a chi2 as large from measurements that are as good as they say. */
  pValue: z.number(),
  /** |z| beyond which one of so many measurements is suspect at 5 %. */
  criticalZ: z.number(),
  /** The likeliest first: without it, the least contradiction is left. */
  suspects: listOf(suspectRow),
});
export type ReconciliationRun = z.infer<typeof runRow>;

/** `remelt-plant-reconciliation/1`: weights and analyses of a period against the balances of its heats. */
export const plantReconciliationSchema = z.object({
  format: z.literal('remelt-plant-reconciliation/1'),
  from: z.string(),
  to: z.string(),
  /** Heats that were balanced. */
  heats: listOf(z.string()),
  runs: listOf(runRow),
  /** All weights, the least likely first. Null where the balances do not test or determine it. */
  weights: listOf(
    z.object({
      measurement: z.string(),
      booked_kg: z.number().nullable(),
      sd_kg: z.number().nullable(),
      reconciled_kg: z.number().nullable(),
      z: z.number().nullable(),
    }),
  ),
  /** Rules of the figures; one sentence each. */
  rules: listOf(z.string()),
});
export type PlantReconciliation = z.infer<typeof plantReconciliationSchema>;
