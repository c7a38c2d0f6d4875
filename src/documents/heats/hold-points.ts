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

/** What the furnace log says of a setting that a point names. */
const pointReadingSchema = z.object({
  setting: z.string(),
  /** As the point asks it: "below 5 Pa"; absent where it names no limit. */
  asked: z.string().exactOptional(),
  /** The value, and when it was recorded; absent = the log has none at that time. */
  found: z.object({ value: z.number(), unit: z.string(), at: z.string(), tag: z.string() }).exactOptional(),
  /** Why there is no value, or why it is not as asked; absent = it is. */
  why: z.string().exactOptional(),
});
export type PointReading = z.infer<typeof pointReadingSchema>;

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
  /** Where it names a pressure, temperature or power of the furnace: what its log says of it. */
  readings: listOf(pointReadingSchema).exactOptional(),
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

/** What a point calls the settings of a furnace that recorders tell. */
const SETTING_WORDS: readonly (readonly [RegExp, string])[] = [
  [/pressure|vacuum|druck|vakuum|压力|真空/i, 'pressure_Pa'],
  [/temperature|temperatur|温度/i, 'temperature_K'],
  [/power|leistung|功率/i, 'power_W'],
];
const SENSE =
  /(below|under|less than|at most|up to|unter|höchstens|<=?|≤|above|over|more than|at least|über|mindestens|>=?|≥)/i;
const LIMIT = new RegExp(
  String.raw`${SENSE.source}\s*(\d+(?:[.,]\d+)?(?:e[-+]?\d+)?)\s*([hk]?Pa|mbar|m?Torr|°\s?C|K|k?W|MW)(?![\p{L}\d])`,
  'iu',
);

/** A setting of the furnace that a point names, and its limit as it is written there. */
export interface NamedSetting {
  readonly setting: string;
  readonly limit?: {
    readonly isMost: boolean;
    readonly value: number;
    readonly unit: string;
    readonly words: string;
  };
}

/** Settings that a point asks for before the bath is poured or added to: those with a limit, or that are read off the furnace log. */
export function settingsOfPoint({ step, look }: Pick<PointState, 'step' | 'look'>): readonly NamedSetting[] {
  if (!BATH_STEPS.includes(step)) return [];
  const isOfLog = /\blog\b|recorder|schreiber|记录/i.test(look);
  return look.split(/[;,](?!\d)|\band\b|\bund\b/).flatMap((part): NamedSetting[] => {
    const setting = SETTING_WORDS.find(([words]) => words.test(part))?.[1];
    if (setting === undefined) return [];
    const [words, sense = '', value = '', unit = ''] = LIMIT.exec(part) ?? [];
    if (words === undefined) return isOfLog ? [{ setting }] : [];
    const isMost = /^(below|under|less|at most|up to|unter|höchst|<|≤)/i.test(sense);
    return [{ setting, limit: { isMost, value: Number(value.replace(',', '.')), unit, words } }];
  });
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
