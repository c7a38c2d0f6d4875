import { standardNormal, streamKey } from '../foundation/numerics/random.ts';
import { type AnalysisMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import type { Judged } from './advise-judge.ts';
import { logLikelihood, weighted } from './advise-members.ts';
import { type StopRule, stopOf } from './advise-stop.ts';
import type { Reading } from './heat-model.ts';

/** A sample that could be taken: what it is asked, and when, as a place among the times of the picture. */
export interface Candidate {
  readonly method: AnalysisMethod;
  readonly elements: readonly ElementSymbol[];
  readonly take: number;
}

/** What the members hold when samples can be taken [ppm]: `contents[(s * takes + k) * elements + e]`. */
export interface SamplePicture {
  readonly takes_s: readonly number[];
  readonly elements: readonly ElementSymbol[];
  readonly contents: Float64Array;
}

/** What the value of a sample depends on besides the sample. */
export interface ValueQuestion {
  readonly weights: Float64Array;
  readonly judged: Judged;
  readonly picture: SamplePicture;
  readonly rule: StopRule;
  /** From taking a sample to its result [s]. */
  readonly delay_s: number;
  /** Relative scatter of readings beyond their method [1]. */
  readonly scatter: number;
  readonly seed: number | string;
}

/** What a sample is worth before it is taken. */
export interface SampleValue {
  readonly value_usd: number;
  /** Chance that its result, alone, makes some time sure enough. */
  readonly becomesSure: number;
}

/** Results that are tried for one candidate, and for the sample that may follow it. */
const TRIALS = 48;
const FOLLOWING_TRIALS = 10;

/**
 * What a sample is worth before it is taken [usd] (docs/theory/calibration.md, equation 15): the expected loss of pouring
 * by the rule without it, less the mean over its possible results of that loss once it is known, or of a second
 * sample of the same kind where that is cheaper still (`following`).
 */
export function valueOfSample(
  candidate: Candidate,
  question: ValueQuestion,
  { following }: { readonly following: boolean },
): SampleValue {
  const { weights, judged, picture, rule, delay_s } = question;
  const result_s = picture.takes_s[candidate.take]! + delay_s;
  const without = stopOf(judged, weights, { ...rule, from_s: 0 }).loss_usd;
  let loss = 0;
  let sure = 0;
  possibleWeights(candidate, { question, weights, first: 0, count: TRIALS }).forEach((told, trial) => {
    const stop = stopOf(judged, told, { ...rule, from_s: result_s });
    sure += stop.enough ? 1 : 0;
    const due_s = judged.times_s[stop.index]! - delay_s;
    const again = following
      ? secondTakes(picture, { from_s: result_s, due_s }).map((take) =>
          lossAfter(
            { ...candidate, take },
            { question, weights: told, first: TRIALS + trial * FOLLOWING_TRIALS },
          ),
        )
      : [];
    loss += Math.min(stop.loss_usd, ...again);
  });
  return { value_usd: without - loss / TRIALS - rule.costs.sample_usd, becomesSure: sure / TRIALS };
}

/** When a second sample is taken: at once, or so that its result comes when the melt is to be poured. */
function secondTakes(
  { takes_s }: SamplePicture,
  { from_s, due_s }: { readonly from_s: number; readonly due_s: number },
): number[] {
  const at = (time_s: number): number => takes_s.findIndex((take_s) => take_s >= time_s);
  return [...new Set([at(from_s), at(Math.max(from_s, due_s))])].filter((take) => take >= 0);
}

function lossAfter(
  candidate: Candidate,
  of: { readonly question: ValueQuestion; readonly weights: Float64Array; readonly first: number },
): number {
  const { judged, picture, rule, delay_s } = of.question;
  const from_s = picture.takes_s[candidate.take]! + delay_s;
  const all = possibleWeights(candidate, { ...of, count: FOLLOWING_TRIALS });
  const sum = all.reduce((total, told) => total + stopOf(judged, told, { ...rule, from_s }).loss_usd, 0);
  return rule.costs.sample_usd + sum / all.length;
}

/** Weights of the members after each of `count` possible results of a candidate, equally likely. */
function possibleWeights(
  { method, elements, take }: Candidate,
  of: {
    readonly question: ValueQuestion;
    readonly weights: Float64Array;
    readonly first: number;
    readonly count: number;
  },
): Float64Array[] {
  const { question, weights, first, count } = of;
  const { picture, scatter, judged, seed } = question;
  const width = picture.takes_s.length * picture.elements.length;
  const places = elements.map(
    (element) => take * picture.elements.length + picture.elements.indexOf(element),
  );
  // by element, so that candidates share their chances and are told apart by what they measure
  const streams = elements.map((element) => streamKey(seed, `advise/possible/${element}/${take}`));
  return equalParts(judged, weights, count).map((truth, trial) => {
    const logs = weights.map((weight) => Math.log(weight));
    elements.forEach((element, r) => {
      const normal = (k: number): number => standardNormal(streams[r]!, 2 * (first + trial) + k);
      const held_ppm = picture.contents[truth * width + places[r]!]!;
      const true_ppm = Math.max(0, held_ppm * (1 + scatter * normal(0)));
      const reading = possibleReading(method, { element, true_ppm, normal: normal(1) });
      for (let s = 0; s < logs.length; s++) {
        if (logs[s] === Number.NEGATIVE_INFINITY) continue;
        logs[s]! += logLikelihood(reading, picture.contents[s * width + places[r]!]!, scatter);
      }
    });
    return weighted(logs).weights;
  });
}

/** Members standing for equal parts of the weight, in the order in which they come inside. */
function equalParts({ order }: Judged, weights: Float64Array, count: number): number[] {
  const out: number[] = [];
  let k = 0;
  let sum = weights[order[0]!]!;
  for (let part = 0; part < count; part++) {
    while (sum < (part + 0.5) / count && k < order.length - 1) sum += weights[order[++k]!]!;
    out.push(order[k]!);
  }
  return out;
}

function possibleReading(
  method: AnalysisMethod,
  of: { readonly element: ElementSymbol; readonly true_ppm: number; readonly normal: number },
): Reading {
  const { element, true_ppm, normal } = of;
  const { sd, detectionLimit, biasRelative } = uncertaintyOf(method, element, true_ppm * 1e-6);
  const limit_ppm = detectionLimit * 1e6;
  const sd_ppm = Math.max(Math.hypot(sd * 1e6, biasRelative * true_ppm), limit_ppm / 3);
  const value = true_ppm + sd_ppm * normal;
  const base = { sample: 'possible', element, at_s: 0 };
  return value < limit_ppm
    ? { ...base, value_ppm: limit_ppm, sd_ppm: limit_ppm / 3, below: true }
    : { ...base, value_ppm: value, sd_ppm, below: false };
}
