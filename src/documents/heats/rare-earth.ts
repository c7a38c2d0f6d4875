import { z } from 'zod';
import { elementSymbol, textSchema } from '../common.ts';
import { meanSd } from '../uncertain.ts';

const share = z.strictObject({ mean: z.number().min(0).max(1), sd: z.number().min(0).max(1).optional() });

/** The account of rare earths between charge and pour, where the furnace of the route does not keep it itself. */
export const rareEarthInputSchema = z.strictObject({
  /** Lining by its id in the data; default Al2O3. */
  lining: textSchema.optional(),
  /** Wetted wall per volume; default a crucible as deep as it is wide. */
  wallToVolume_per_m: z.number().positive().max(1000).optional(),
  /** From melt-down to pour; default 3600. */
  time_s: z.number().positive().max(86_400).optional(),
  /** In place of what lining, time and stoichiometry say, by element. */
  elements: z
    .partialRecord(
      elementSymbol,
      z.strictObject({
        /** Share of the free metal of the charge that outlasts wall and time. */
        kept: share.optional(),
        /** Share of what returns bring that is free. */
        free: share.optional(),
        /** Share of the bound part that stays in the metal. */
        boundKept: z.number().min(0).max(1).optional(),
        /** kg taken by a kg of oxygen, of sulfur. */
        perOxygen: z.number().min(0).max(50).optional(),
        perSulfur: z.number().min(0).max(50).optional(),
      }),
    )
    .optional(),
});

export const rareEarthOutputSchema = z.object({
  element: elementSymbol,
  /** Carry-over of the charge's own (free share times yield, with the bound part) and recovery of late additions. */
  carryOver: meanSd.nullable(),
  late: meanSd.nullable(),
  /** Means [ppm of the refined metal]: brought by the charge, added late, taken by O and S, at the pour. */
  account_ppm: z
    .object({ carried: z.number(), added: z.number(), demand: z.number(), final: z.number() })
    .nullable(),
  /** Whether the window can be hit: z cv <= (U - L) / (U + L); null for a one-sided window. */
  window: z
    .object({
      min_ppm: z.number(),
      max_ppm: z.number(),
      z: z.number(),
      cv: z.number(),
      reach: z.number(),
      feasible: z.boolean(),
    })
    .nullable(),
  words: z.array(z.string()),
});

/** An aim set on the part: what remelting and the mould take is added for the master heat. */
export const partAimSchema = z.strictObject({
  aim_wtpct: z.partialRecord(elementSymbol, z.number().min(0).max(100)),
  /** Default: the share that the table of vacuum induction does not keep. */
  remeltLoss_wtpct: z.partialRecord(elementSymbol, z.number().min(0).max(100)).optional(),
  /** Default: the share that the table of casting does not keep. */
  mouldLoss_wtpct: z.partialRecord(elementSymbol, z.number().min(0).max(100)).optional(),
});
