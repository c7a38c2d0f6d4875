import { standardNormal, streamKey } from '../foundation/numerics/random.ts';
import { type AnalysisMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { type Judged, sureness } from './advise-judge.ts';
import { logLikelihood, weighted } from './advise-members.ts';
import type { Reading } from './heat-model.ts';

/** A sample that could be taken. */
export interface Candidate {
  readonly method: AnalysisMethod;
  readonly elements: readonly ElementSymbol[];
  readonly take_s: number;
  readonly result_s: number;
}

/** What waiting, sampling and missing cost [usd]. */
export interface Costs {
  readonly furnace_usd_per_s: number;
  readonly sample_usd: number;
  readonly miss_usd: number;
}

/** Results that are tried for one candidate: their mean value to a tenth of its spread. */
const TRIALS = 100;

/**
 * What a sample is worth before it is taken [usd] (docs/theory/calibration.md, equation 15): the expected loss of pouring
 * by the rule without it, less the mean over its possible results of that loss when it is known.
 */
export function valueOfSample(
  candidate: Candidate,
  of: {
    readonly weights: Float64Array;
    /** What the members hold when it is taken [ppm]: `contents[s * elements + r]`. */
    readonly contents: Float64Array;
    readonly judged: Judged;
    readonly costs: Costs;
    readonly scatter: number;
    /** Probability that is sure enough to pour. */
    readonly sure: number;
    readonly seed: number | string;
  },
): number {
  const { weights, contents, judged, costs, scatter, sure, seed } = of;
  const without = lossByRule(judged, weights, { costs, from_s: 0, wanted: sure });
  const wanted = candidate.elements.map((element) => ({ element, at_s: candidate.take_s }));
  const n = wanted.length;
  // by element, so that candidates share their chances and are told apart by what they measure
  const streams = wanted.map(({ element, at_s }) => streamKey(seed, `advise/possible/${element}/${at_s}`));
  const truths = spread(weights, TRIALS);
  let sum = 0;
  truths.forEach((truth, trial) => {
    const readings = wanted.map((one, r) =>
      possibleReading(candidate, one, {
        true_ppm: contents[truth * n + r]! * (1 + scatter * standardNormal(streams[r]!, 2 * trial)),
        normal: standardNormal(streams[r]!, 2 * trial + 1),
      }),
    );
    const logs = Float64Array.from(weights, (weight, s) =>
      readings.reduce(
        (log, reading, r) => log + logLikelihood(reading, contents[s * n + r]!, scatter),
        Math.log(weight),
      ),
    );
    sum += lossByRule(judged, weighted(logs).weights, { costs, from_s: candidate.result_s, wanted: sure });
  });
  return without - sum / TRIALS - costs.sample_usd;
}

/** Members standing for equal parts of the weight. */
function spread(weights: Float64Array, count: number): number[] {
  const out: number[] = [];
  let s = 0;
  let sum = weights[0]!;
  for (let k = 0; k < count; k++) {
    while (sum < (k + 0.5) / count && s < weights.length - 1) sum += weights[++s]!;
    out.push(s);
  }
  return out;
}

function possibleReading(
  { method }: Candidate,
  { element, at_s }: { readonly element: ElementSymbol; readonly at_s: number },
  { true_ppm, normal }: { readonly true_ppm: number; readonly normal: number },
): Reading {
  const { sd, detectionLimit, biasRelative } = uncertaintyOf(method, element, Math.max(0, true_ppm) * 1e-6);
  const limit_ppm = detectionLimit * 1e6;
  const sd_ppm = Math.max(Math.hypot(sd * 1e6, biasRelative * true_ppm), limit_ppm / 3);
  const value = true_ppm + sd_ppm * normal;
  return value < limit_ppm
    ? { sample: 'possible', element, at_s, value_ppm: limit_ppm, sd_ppm: limit_ppm / 3, below: true }
    : { sample: 'possible', element, at_s, value_ppm: value, sd_ppm, below: false };
}

/**
 * Expected loss [usd] of pouring by the rule: at the first time from `from_s` on that is sure enough, else at the
 * surest. The furnace runs from the first time of the picture on.
 */
export function lossByRule(
  judged: Judged,
  weights: Float64Array,
  { costs, from_s, wanted }: { readonly costs: Costs; readonly from_s: number; readonly wanted: number },
): number {
  const sure = sureness(judged, weights);
  const { times_s } = judged;
  let stop = -1;
  for (let t = 0; t < times_s.length; t++) {
    if (times_s[t]! < from_s) continue;
    if (stop < 0 || sure[t]! > sure[stop]!) stop = t;
    if (sure[t]! >= wanted) break;
  }
  if (stop < 0) stop = times_s.length - 1;
  return costs.furnace_usd_per_s * (times_s[stop]! - times_s[0]!) + costs.miss_usd * (1 - sure[stop]!);
}
