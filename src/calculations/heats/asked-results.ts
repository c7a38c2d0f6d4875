import { shownContent } from '../../documents/shown-unit.ts';
import type { KnownContent } from '../../documents/yard/far-results.ts';
import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { beyondWindow } from '../lots/known-contents.ts';
import type { Predicted } from './recorded-heat.ts';

/** What a result of one element is held against [ppm]. */
export interface KnownOfResult {
  readonly element: ElementSymbol;
  readonly min_ppm?: number | undefined;
  readonly max_ppm?: number | undefined;
  /** What was predicted at each stage of the heat; empty = nothing. */
  readonly predicted: readonly Expected[];
  /** Content of the cold charge, before anything is added to the bath. */
  readonly cold_ppm?: number | undefined;
}

interface Expected {
  readonly mean_ppm: number;
  readonly sd_ppm: number;
}

/** Contents beyond which a result is asked about before it is booked [ppm]; absent = it never is on that side. */
export interface AskedBeyond {
  readonly below_ppm?: number;
  readonly above_ppm?: number;
}

/** A score from which a result calls for a look at how it came about [1]: the action limit of ISO 13528:2015, 9.4 and 9.6. */
const ACTION = 3;
/** No prediction is trusted better than this share of the content, whatever its draws say [1] (assumption, as in a trim). */
const LEAST_SPREAD = 0.1;
/** Factor to all that is expected from which a result is asked about inside of its limits as well [1] (assumption): less than a sign that slips. */
const FAR_EXPECTED = 5;
/** Factor to a lone limit from which a result is asked about [1] (assumption): another unit, or a sign that slipped. */
const FAR = 3;

/**
 * Contents beyond which a result is asked about [ppm]: as far outside the window as metal of a grade is asked about, or three times a
 * lone limit, and at the same time off all that is expected with |z| > 3 (docs/theory/release.md, equations 19 and 20); where something is
 * predicted, also five times all that is expected, or a fifth of it, wherever the limit is (equation 21). Expected are the predictions and
 * the cold charge. Of an element that the method does not measure, `u` is zero.
 */
export function askedBeyond(
  { element, min_ppm, max_ppm, predicted, cold_ppm }: KnownOfResult,
  method: AnalysisMethod,
): AskedBeyond {
  const by_ppm = (content_ppm: number): number => {
    const { sd, biasRelative } = uncertaintyOf(method, element, content_ppm * 1e-6);
    return ACTION * Math.hypot(sd * 1e6, biasRelative * content_ppm);
  };
  const cold = cold_ppm === undefined ? [] : [{ mean_ppm: cold_ppm, sd_ppm: 0 }];
  const ends = [...predicted, ...cold].map(({ mean_ppm, sd_ppm }) => {
    const off_ppm = Math.hypot(ACTION * Math.max(sd_ppm, LEAST_SPREAD * mean_ppm), by_ppm(mean_ppm));
    return { mean_ppm, from_ppm: mean_ppm - off_ppm, to_ppm: mean_ppm + off_ppm };
  });
  const window =
    min_ppm === undefined || max_ppm === undefined ? undefined : beyondWindow(min_ppm, max_ppm, by_ppm);
  const below = (limit: number): number =>
    Math.min(window?.below_ppm ?? limit / FAR, ...ends.map(({ from_ppm }) => from_ppm));
  const above = (limit: number): number =>
    Math.max(window?.above_ppm ?? FAR * limit, ...ends.map(({ to_ppm }) => to_ppm));
  const isExpected = predicted.length > 0;
  const fifth = ends.map(({ mean_ppm, from_ppm }) => Math.min(mean_ppm / FAR_EXPECTED, from_ppm));
  const fivefold = ends.map(({ mean_ppm, to_ppm }) => Math.max(mean_ppm * FAR_EXPECTED, to_ppm));
  const below_ppm = Math.max(min_ppm === undefined ? 0 : below(min_ppm), isExpected ? Math.min(...fifth) : 0);
  const above_ppm = Math.min(
    max_ppm === undefined ? Number.POSITIVE_INFINITY : above(max_ppm),
    isExpected ? Math.max(...fivefold) : Number.POSITIVE_INFINITY,
  );
  return {
    ...(below_ppm > 0 ? { below_ppm } : {}),
    ...(above_ppm < Number.POSITIVE_INFINITY ? { above_ppm } : {}),
  };
}

/** A heat as far as it is known before its results are typed. */
export interface KnownHeat {
  /** "IN718", or the specification that it is planned for. */
  readonly from: string;
  readonly limits: Specification['limits'];
  /** What was predicted at each stage; empty = nothing. */
  readonly predicted: readonly Predicted[];
  /** Contents of the cold charge [ppm]; absent for finished metal. */
  readonly cold_ppm?: ReadonlyMap<ElementSymbol, number> | undefined;
}

/** What is known of an element of a heat that has a limit; undefined for one that has none. */
export function knownInHeat(
  element: ElementSymbol,
  { from, limits, predicted: all, cold_ppm }: KnownHeat,
  method: AnalysisMethod,
): KnownContent | undefined {
  const limit = limits[element];
  if (limit === undefined) return undefined;
  const [min_ppm, max_ppm] = [limit.min, limit.max].map((one) => (one === undefined ? one : one * 1e6));
  const predicted = all.filter((one) => one.element === element);
  const cold = cold_ppm && (cold_ppm.get(element) ?? 0);
  const expected = [...predicted.map(({ mean_ppm }) => mean_ppm), ...(cold === undefined ? [] : [cold])];
  return {
    ...askedBeyond({ element, min_ppm, max_ppm, predicted, cold_ppm: cold }, method),
    least_ppm: Math.min(min_ppm ?? 0, ...expected),
    most_ppm: Math.max(max_ppm ?? Number.POSITIVE_INFINITY, ...expected),
    from:
      predicted.length === 0
        ? from
        : `${from}, predicted ${shownContent(element, predicted.at(-1)!.mean_ppm)}`,
  };
}
