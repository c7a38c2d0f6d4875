import { z } from 'zod';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import {
  CLEARING_DECISIONS,
  POINT_DECISIONS,
  POINT_KINDS,
  POINT_STEPS,
  STAMPED_BY,
} from '../../metal/alloy/words.ts';
import { listOf, textSchema } from '../common.ts';

export { POINT_STEPS };

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

/** True once work may go on after a point. */
export const isClearedPoint = ({ stamps }: Pick<PointState, 'stamps'>): boolean =>
  CLEARING_DECISIONS.some((one) => one === stamps.at(-1)?.decision);

/** True for a person with these roles who may stamp the point; whose hands are on the heat is refused by the server. */
export const mayStamp = (roles: readonly string[], { role }: Pick<PointState, 'role'>): boolean =>
  (ownValue(STAMPED_BY, role) ?? []).some((one: string) => roles.includes(one));
