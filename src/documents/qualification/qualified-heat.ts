import { z } from 'zod';
import { elementSymbol, ppmContents, share, textSchema } from '../common.ts';

/** Where, how and when a heat is made, as far as a programme's evidence depends on it. */
export const circumstances = {
  furnace: textSchema.optional(),
  heatTreatment: textSchema.optional(),
  site: textSchema.optional(),
  specification: textSchema.optional(),
  laboratory: textSchema.optional(),
  /** Day of the melt. */
  at: z.iso.date().optional(),
};

/** A heat that the material was qualified on, and how it was made: the envelope is what two heats cover. */
export const qualifiedHeatSchema = z.strictObject({
  heat: textSchema,
  contents_ppm: ppmContents.optional(),
  /** Share of the charge that is not virgin metal, 0 to 1. */
  revertShare: share.optional(),
  lotClasses: z.array(textSchema).optional(),
  /** So often remelted, at most. */
  generation: z.int().min(0).optional(),
  /** Names of the operations in order. */
  route: z.array(textSchema).optional(),
  /** Numeric settings by `operation.setting`. */
  settings: z.record(textSchema, z.number()).optional(),
  lining: textSchema.optional(),
  /** Heats on the lining when this one was made. */
  liningAge: z.int().min(0).optional(),
  ...circumstances,
});

/** What a plan is held inside: the heats that a material was qualified on, and the sums that are watched. */
export const withinSchema = z.strictObject({
  /** Programme that the heats are of. */
  programme: textSchema.optional(),
  qualifiedHeats: z.array(qualifiedHeatSchema).min(1).max(10_000),
  /** Elements whose sums are watched, such as Pb, Bi and Te. */
  trampSums: z.array(z.array(elementSymbol).min(2)).optional(),
  /** Furnace of the first melt, where it is known. */
  furnace: textSchema.optional(),
});

export type QualifiedHeat = z.infer<typeof qualifiedHeatSchema>;
export type Within = z.infer<typeof withinSchema>;
