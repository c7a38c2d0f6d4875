import { z } from 'zod';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import {
  CLEARING_DECISIONS,
  CONTENT_UNITS,
  POINT_DECISIONS,
  POINT_KINDS,
  POINT_STEPS,
  STAMPED_BY,
} from '../../metal/alloy/words.ts';
import { elementSymbol, listOf, textSchema } from '../common.ts';

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

/** What the bath says of an element that a point names. */
const pointContentSchema = z.object({
  element: z.string(),
  /** The latest result as printed, its sample, and when that was taken; absent = no bath sample measured it. */
  found: z
    .object({ text: z.string(), unit: z.enum(CONTENT_UNITS), sample: z.string(), takenAt: z.string() })
    .exactOptional(),
  /** Metal was charged after the sample was taken: it tells of another bath. */
  metalSince: z.boolean(),
  min_wtpct: z.number().exactOptional(),
  max_wtpct: z.number().exactOptional(),
});
export type PointContent = z.infer<typeof pointContentSchema>;

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
  /** Where it names elements of the bath: what the bath samples say of them. */
  contents: listOf(pointContentSchema).exactOptional(),
});
export type PointState = z.infer<typeof pointStateSchema>;

/** True once work may go on after a point. */
export const isClearedPoint = ({ stamps }: Pick<PointState, 'stamps'>): boolean =>
  CLEARING_DECISIONS.some((one) => one === stamps.at(-1)?.decision);

/** True for a person with these roles who may stamp the point; whose hands are on the heat is refused by the server. */
export const mayStamp = (roles: readonly string[], { role }: Pick<PointState, 'role'>): boolean =>
  (ownValue(STAMPED_BY, role) ?? []).some((one: string) => roles.includes(one));

/** Steps before which the bath is looked at. */
const BATH_STEPS: readonly PointState['step'][] = ['addition', 'pour'];
/** Symbols that are words as well. */
const WORDS_TOO: ReadonlySet<string> = new Set(['As', 'At', 'Be', 'He', 'In', 'No']);
/** What says that a content is looked at. */
const OF_CONTENT = /sample|analys|content|result|ppm|wt|%|probe|gehalt|ergebnis|样|分析|含量|结果/i;

/**
 * Elements of the bath that a point names: "La of the last bath sample" is La. A symbol behind a number is a unit, and one that may
 * be a letter or a word counts where a content is looked at.
 */
export function elementsOfPoint({ step, look }: Pick<PointState, 'step' | 'look'>): readonly string[] {
  if (!BATH_STEPS.includes(step)) return [];
  const isOfContent = OF_CONTENT.test(look);
  const symbols = look.match(/(?<![\p{L}\d°-]|\d\s)[A-Z][a-z]?(?![\p{L}\d.-])/gu) ?? [];
  const named = symbols.filter(
    (symbol) =>
      elementSymbol.options.some((one) => one === symbol) &&
      (isOfContent || (symbol.length > 1 && !WORDS_TOO.has(symbol))),
  );
  return [...new Set(named)];
}

/** True for a stamp before the pour that tells of another bath: its point names elements, and metal was charged after it. */
export function isOutdatedPoint(
  point: Pick<PointState, 'step' | 'look' | 'stamps'>,
  charges: readonly { readonly seq: number }[],
): boolean {
  const last = point.stamps.at(-1);
  return (
    point.step === 'pour' &&
    last?.decision === 'accepted' &&
    elementsOfPoint(point).length > 0 &&
    charges.some(({ seq }) => seq > last.seq)
  );
}

/** True once work may go on after a point, and its stamp tells of the bath as it is. */
export const isPassedPoint = (
  point: Pick<PointState, 'step' | 'look' | 'stamps'>,
  charges: readonly { readonly seq: number }[],
): boolean => isClearedPoint(point) && !isOutdatedPoint(point, charges);
