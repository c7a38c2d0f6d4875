import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

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
/** Factor to a lone limit from which a result is asked about where nothing is predicted [1] (assumption): another unit, or a sign that slipped. */
const FAR = 3;

/**
 * Contents beyond which a result is asked about [ppm]: outside the limit by more than three standard uncertainties of the method, and
 * at the same time off all that is expected with |z| > 3 (docs/theory/release.md, equations 19 and 20). Expected are the predictions and
 * the cold charge. Where nothing is predicted, a window takes their place: its middle, with the standard deviation of a rectangle
 * (JCGM 100, 4.3.7); a lone limit is held by a factor of three. Of an element that the method does not measure, `u` is zero.
 */
export function askedBeyond(
  { element, min_ppm, max_ppm, predicted, cold_ppm }: KnownOfResult,
  method: AnalysisMethod,
): AskedBeyond {
  const u_ppm = (content_ppm: number): number => {
    const { sd, biasRelative } = uncertaintyOf(method, element, content_ppm * 1e-6);
    return Math.hypot(sd * 1e6, biasRelative * content_ppm);
  };
  const told = predicted.length > 0 ? predicted.map(spread) : windowOf(min_ppm, max_ppm);
  const known = [...told, ...(cold_ppm === undefined ? [] : [spread({ mean_ppm: cold_ppm, sd_ppm: 0 })])];
  const ends = known.map(({ mean_ppm, sd_ppm }) => {
    const by_ppm = ACTION * Math.hypot(sd_ppm, u_ppm(mean_ppm));
    return { from_ppm: mean_ppm - by_ppm, to_ppm: mean_ppm + by_ppm };
  });
  const isLone = told.length === 0;
  const below = (limit: number): number =>
    Math.min(isLone ? limit / FAR : limit - ACTION * u_ppm(limit), ...ends.map(({ from_ppm }) => from_ppm));
  const above = (limit: number): number =>
    Math.max(isLone ? FAR * limit : limit + ACTION * u_ppm(limit), ...ends.map(({ to_ppm }) => to_ppm));
  return {
    ...(min_ppm === undefined || below(min_ppm) <= 0 ? {} : { below_ppm: below(min_ppm) }),
    ...(max_ppm === undefined ? {} : { above_ppm: above(max_ppm) }),
  };
}

const spread = ({ mean_ppm, sd_ppm }: Expected): Expected => ({
  mean_ppm,
  sd_ppm: Math.max(sd_ppm, LEAST_SPREAD * mean_ppm),
});

/** A window as all that is known of a content; nothing for a lone limit. */
const windowOf = (min_ppm: number | undefined, max_ppm: number | undefined): readonly Expected[] =>
  min_ppm === undefined || max_ppm === undefined
    ? []
    : [{ mean_ppm: (min_ppm + max_ppm) / 2, sd_ppm: (max_ppm - min_ppm) / Math.sqrt(12) }];
