import { z } from 'zod';
import { elementSymbol, textSchema, wtpctContents } from '../common.ts';
import { partAimSchema } from './rare-earth.ts';

const wtpctSchema = z.number().min(0).max(100);

/** Windows by element; `{}` opens the element on purpose. */
const limitsSchema = z.partialRecord(
  elementSymbol,
  z.strictObject({ min: wtpctSchema.optional(), max: wtpctSchema.optional() }),
);

/** What a metal must meet: a grade of the catalogue, own windows in place of its, sums beside them. */
export const targetSchema = z.strictObject({
  gradeId: textSchema.optional(),
  limits_wtpct: limitsSchema.optional(),
  sums: z
    .array(
      z.strictObject({
        elements: z.array(elementSymbol).min(2),
        min: wtpctSchema.optional(),
        max: wtpctSchema.optional(),
      }),
    )
    .max(50)
    .optional(),
  residual_wtpct: wtpctSchema.nullable().optional(),
});

/** Heats of the plant whose contents a plan takes. */
export const MOST_HEATS_OF_TARGET = 2000;

/** What a heat must meet, and where in the windows the plant aims. */
export const aimedTargetSchema = targetSchema.extend({
  aim_wtpct: wtpctContents.optional(),
  /** Aim on the part, in place of one on the heat. */
  part: partAimSchema.optional(),
  /** Price of being half a window away from an aim [USD per kg of refined metal]; default 0.001. */
  aimPrice_usd_per_kg: z.number().min(0).max(1e6).optional(),
  /** Middle share of every window that the mean content keeps; a one-sided maximum is lowered to (1 + share) / 2. */
  internalShare: z.number().gt(0).max(1).optional(),
  /** Heats of the plant that met the specification: from ten on, the range that nine in ten of them keep, in place of the share. */
  qualifiedHeats_wtpct: z.array(wtpctContents).min(1).max(MOST_HEATS_OF_TARGET).optional(),
  /** The plant's own range by element, in place of both. */
  internal_wtpct: limitsSchema.optional(),
});

export type Target = z.infer<typeof targetSchema>;
