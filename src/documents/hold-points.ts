import { z } from 'zod';
import { POINT_DECISIONS, POINT_KINDS, POINT_STEPS } from '../metal/alloy/words.ts';
import { listOf, textSchema } from './common.ts';

/** Hold and witness points of a heat, as they are stated and as they stand. */

export const statedPointsSchema = z
  .array(
    z.strictObject({
      /** What may not begin before the stamp. */
      step: z.enum(POINT_STEPS),
      kind: z.enum(POINT_KINDS),
      /** What is to be looked at. */
      look: z.string().min(1).max(500),
      /** Role of who stamps it: inspector (the default; quality may), quality, certifier or analyst. */
      role: textSchema.exactOptional(),
      /** Of a witness point: minutes after the call, after which work may go on. */
      wait_min: z.number().int().min(1).max(10_080).exactOptional(),
    }),
  )
  .min(1)
  .max(20);
export type StatedPoints = z.infer<typeof statedPointsSchema>;

/** A point, and what was decided at it, in order. */
export const pointStateSchema = z.object({
  /** Its name within the heat: the step, the second of a step `pour-2`. */
  point: z.string(),
  step: z.enum(POINT_STEPS),
  kind: z.enum(POINT_KINDS),
  look: z.string(),
  role: z.string(),
  wait_min: z.number().exactOptional(),
  stamps: listOf(
    z.object({
      seq: z.number(),
      decision: z.enum(POINT_DECISIONS),
      by: z.string(),
      remark: z.string().nullable(),
      happenedAt: z.string(),
    }),
  ),
});
export type PointState = z.infer<typeof pointStateSchema>;
