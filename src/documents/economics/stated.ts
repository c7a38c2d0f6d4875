import { z } from 'zod';
import { CONFIDENCES } from '../../foundation/quantity/sourced.ts';
import { field } from '../contract/field.ts';

/** ISO: a year, a month or a day. */
export const DATED = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * A number that somebody stands for: value, unit, where it comes from, and how far it may be trusted. `low` and `high` are
 * its 5 and 95 % points. Prices also have a day (or a month, or a year). `measure` says what measurement would replace it.
 */
export const statedSchema = z
  .strictObject({
    value: z.number(),
    low: field(z.number().exactOptional(), { label: 'Low', help: '5 % point' }),
    high: field(z.number().exactOptional(), { label: 'High', help: '95 % point' }),
    unit: z.string().min(1).exactOptional(),
    source: z.string().min(1),
    confidence: field(z.enum(CONFIDENCES), { label: 'How it is known' }),
    date: field(z.string().regex(DATED, 'must be a day, month or year such as 2026-11-28').exactOptional(), {
      label: 'Date',
      help: 'of a price: day, month or year',
    }),
    measure: field(z.string().min(1).exactOptional(), {
      label: 'Measurement',
      help: 'what would replace an assumption',
    }),
    law: field(z.enum(['normal', 'lognormal']).exactOptional(), { label: 'Distribution' }),
  })
  .refine(({ low, high }) => (low === undefined) === (high === undefined), {
    error: 'has one end of its range only; state low and high (5 and 95 % points), or neither',
  })
  .refine(({ value, low = value, high = value }) => low <= value && value <= high, {
    error: 'lies outside its own range; low <= value <= high',
  })
  .refine(({ value, low = value, law }) => law !== 'lognormal' || low > 0, {
    error: 'is lognormal and not above zero; state law normal',
  });

export type Stated = z.infer<typeof statedSchema>;

/** What a result was drawn with: nobody measured it. */
export const NOT_KNOWN: ReadonlySet<string> = new Set(['recalled', 'assumption', 'imputed']);

/** Mean and quantiles over draws. */
export const spreadSchema = z.object({
  mean: z.number(),
  p05: z.number(),
  median: z.number(),
  p95: z.number(),
});
export type SpreadOf = z.infer<typeof spreadSchema>;

/** What drives a result: share of its variance, and the mean result at both ends of the driver. */
export const driverSchema = z.object({
  path: z.string(),
  words: z.string(),
  share: z.number(),
  atLow: z.number(),
  atHigh: z.number(),
  confidence: z.string(),
  /** What would replace the assumption. */
  measure: z.string().exactOptional(),
});
export type Driver = z.infer<typeof driverSchema>;
