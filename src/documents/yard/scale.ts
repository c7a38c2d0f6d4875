import { z } from 'zod';
import { WEIGHT_UNITS } from '../../foundation/quantity/weight.ts';
import { day } from '../common.ts';

/** Protocols that scales are read by. */
export const SCALE_PROTOCOLS = ['mt-sics', 'sma', 'toledo', 'and'] as const;
export type ScaleProtocol = (typeof SCALE_PROTOCOLS)[number];

const digits = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);

/** What the display of a scale shows, digit by digit. Gross and tare are absent where the scale does not tell them. */
const shownWeightSchema = z.object({
  net: digits,
  gross: digits.exactOptional(),
  tare: digits.exactOptional(),
  unit: z.enum(WEIGHT_UNITS),
});
export type ShownWeight = z.infer<typeof shownWeightSchema>;

/** A scale of the plant, as its papers say. */
const scaleSchema = z.object({
  scale: z.string(),
  capacity_g: z.number(),
  /** Smallest step of its display [g]. */
  division_g: z.number(),
  /** Last day of its calibration; null = the plant states none. */
  calibratedUntil: day.nullable(),
  /** What is wrong with its calibration, in words; null = nothing. */
  warning: z.string().nullable(),
});

/** `remelt-scales/1`: the scales of the plant, and which of them can be read from here. */
export const scalesSchema = z.object({
  format: z.literal('remelt-scales/1'),
  scales: z.array(scaleSchema.extend({ protocol: z.enum(SCALE_PROTOCOLS).nullable() })),
});
export type Scales = z.infer<typeof scalesSchema>;

/** `remelt-scale-reading/1`: one stable weight, read from a scale. */
export const scaleReadingSchema = z.object({
  format: z.literal('remelt-scale-reading/1'),
  /** Under which bookings name it; null = it was read outside a server and is kept nowhere. */
  reading: z.string().nullable(),
  ...scaleSchema.shape,
  protocol: z.enum(SCALE_PROTOCOLS),
  /** When it was stable (ISO 8601, UTC, by the clock of the server). */
  at: z.string(),
  shown: shownWeightSchema,
  /** Net weight, to the gram. */
  net_g: z.number().int(),
});
export type ScaleReading = z.infer<typeof scaleReadingSchema>;

/** How a weight was read: a reading of the server, and the reading of the empty pan or bucket where it was tared so. */
const weighingOrder = z.strictObject({
  reading: z.string().min(1).max(100),
  tare: z.string().min(1).max(100).exactOptional(),
});
export type WeighingOrder = z.infer<typeof weighingOrder>;

/** Weighings that make up one mass: a lot in several boxes has several. */
export const weighingsOrder = z.array(weighingOrder).min(1).max(50);
