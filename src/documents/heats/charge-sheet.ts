import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema } from '../common.ts';
import { passedDraws } from '../uncertain.ts';
import { pointStateSchema } from './hold-points.ts';

const line = z.object({
  /** Running number over the whole sheet. */
  number: z.number().int(),
  lot: z.string(),
  /** Grade or charge material it was cleared as: what stands on the label. */
  material: z.string(),
  form: z.string(),
  planned_g: z.number().int(),
  /** What the scale is to show. */
  weigh_g: z.number().int(),
  scale: z.string(),
  scaleStep_g: z.number().int(),
  /** Parts it is weighed in, because the scale holds no more at once. */
  weighings: z.number().int(),
  /** One box per weighing, with its whole pieces where a lot comes in such: nothing is split over boxes. */
  boxes: z.array(z.object({ weigh_g: z.number().int(), items: z.number().int().optional() })),
  /** What has gone into the furnace of the lot; absent before the first charge of the heat. */
  charged_g: z.number().int().exactOptional(),
  /** Why the lot must not be charged now: it is on hold, or not cleared any more; absent where it may. */
  stopped: z.string().exactOptional(),
});

const step = z.object({
  stage: z.string(),
  title: z.string(),
  instruction: z.string(),
  lines: z.array(line),
});

const content = z.object({
  element: elementSymbol,
  unit: z.enum(['wt%', 'ppm']),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Of the charge as planned, of the charge as the scale shows it, and what the heat should then show. */
  planned: z.number(),
  weighed: z.number(),
  predicted: z.number().optional(),
  /** A measured content below or above these is asked about before it is booked: far outside of its window and of what is expected. */
  askBelow: z.number().optional(),
  askAbove: z.number().optional(),
});

/** How a charge goes into the crucible of its furnace. */
export const crucibleSchema = z.object({
  furnace: z.string(),
  crucible_m3: z.number(),
  /** True where the plant states no volume: it is reckoned from the capacity. */
  isAssumed: z.boolean(),
  /** Of the metal that is charged cold, as it lies. */
  loose_m3: z.number(),
  /** Loads that it goes in, each after the one before has melted. */
  loads_kg: z.array(z.number()),
  /** The loads in words. */
  words: z.string(),
});

/** `remelt-charge-sheet/1`: what the melter charges, in order, and what it comes to when weighed on these scales. */
export const chargeSheetSchema = z.object({
  format: z.literal('remelt-charge-sheet/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  specimen: z.boolean(),
  heat: z.string(),
  grade: z.string(),
  /** Controlled specification whose windows these are; absent = those of the grade. */
  specification: z.string().exactOptional(),
  /** Refined metal wanted [g]. */
  target_g: z.number().int().nullable(),
  /** Furnace and its range in words; absent where the plant lists none for it. */
  furnace: z.string().exactOptional(),
  /** Furnaces of the plant that the charge may name, the smallest first; absent where the plan or an earlier charge names one. */
  furnaces: z.array(z.string()).exactOptional(),
  /** What each of these holds, in words. */
  furnaceRanges: z.record(z.string(), z.string()).exactOptional(),
  madeAt: z.string(),
  steps: z.array(step),
  planned_g: z.number().int(),
  weigh_g: z.number().int(),
  contents: z.array(content),
  /** Elements without a limit of their own that a limit on a sum needs, such as Ta of Nb + Ta; absent where there are none. */
  ofSums: z.array(elementSymbol).exactOptional(),
  /** Operations of the route that the charge was checked through; absent = before any furnace. */
  through: z.array(z.string()).exactOptional(),
  /** Conformance of the charge as weighed: weighing error and spreads of the lots drawn. */
  certificate: passedDraws.extend({ outside: z.array(z.string()) }).optional(),
  /** What the furnace left open when the heat was planned, and until which sample, in sentences; absent where it left nothing. */
  open: z.array(z.string()).exactOptional(),
  /** Absent where no furnace is known, or where the furnace is fed. */
  crucible: crucibleSchema.exactOptional(),
  /** Hold and witness points of the heat; absent where it has none. */
  holdPoints: z.array(pointStateSchema).exactOptional(),
  warnings: z.array(z.string()),
});

export type ChargeSheet = z.infer<typeof chargeSheetSchema>;
export type ChargeLine = z.infer<typeof line>;
