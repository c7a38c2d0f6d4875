import { z } from 'zod';
import { VERDICTS } from '../../metal/alloy/words.ts';
import { manifestSchema } from '../common.ts';

/** The three plans of 14 CFR 33.70 and AMC E 515. */
export const LIFE_PLANS = ['engineering', 'manufacturing', 'service-management'] as const;

/** Asks for what a programme and its evidence give to one of the plans. */
export const qualifyExportOrderSchema = z.strictObject({
  plan: z.enum(LIFE_PLANS),
  /** A `remelt-programme/1` document. */
  document: z.unknown(),
});

const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();

/** `remelt-life-plan/1`: what a programme gives to one of the three plans, and what it does not. */
export const qualifyExportSchema = z.object({
  format: z.literal('remelt-life-plan/1'),
  manifest: manifestSchema,
  plan: z.enum(LIFE_PLANS),
  programme: z.object({ id: z.string(), title: z.string().optional(), level: z.string() }),
  gates: many(z.object({ gate: z.number(), verdict: z.enum(VERDICTS), issues: many(z.string()) })),
  parts: many(
    z.object({
      heading: z.string(),
      /** What the plan asks for here. */
      asks: z.string(),
      columns: many(z.string()),
      rows: many(many(z.string())),
      /** What the document does not hold of it. */
      missing: many(z.string()),
    }),
  ),
});

export type LifePlan = (typeof LIFE_PLANS)[number];
export type QualifyExport = z.infer<typeof qualifyExportSchema>;
