import { standardNormal, streamKey } from '../foundation/numerics/random.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import type { Judged } from './advise-judge.ts';
import { weighted } from './advise-members.ts';
import type { Picture } from './advise-picture.ts';
import { type StopRule, stopOf } from './advise-stop.ts';
import { scaled, scaleSlope } from './reading-scale.ts';

/** How a laboratory reads one content of one element [ppm]. */
export interface ReadingSpread {
  /** One standard deviation of a reading. */
  readonly sd_ppm: number;
  /** The part of it that another sample repeats. */
  readonly bias_ppm: number;
  readonly limit_ppm: number;
}

/** Samples that could be taken together: what they are asked, how they are read, how many and when, as a place among the times. */
export interface Candidate {
  readonly method: string;
  readonly elements: readonly ElementSymbol[];
  readonly spread: (element: ElementSymbol, ppm: number) => ReadingSpread;
  readonly count: number;
  readonly take: number;
}

/** What the value of a sample depends on besides the sample. */
export interface ValueQuestion {
  readonly weights: Float64Array;
  readonly judged: Judged;
  readonly picture: Picture;
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

/** Results that are tried for one candidate, and for the sample that may follow it (a multiple of four, see `halfOf`). */
const TRIALS = 48;
const FOLLOWING_TRIALS = 12;

/**
 * What samples are worth before they are taken [usd] (docs/theory/calibration.md, equation 15): the expected loss of
 * pouring by the rule without them, less the mean over their possible results of that loss once they are known, or of
 * as many samples of the same kind again where that is cheaper still (`following`).
 */
export function valuer(
  question: ValueQuestion,
): (candidate: Candidate, how: { readonly following: boolean }) => SampleValue {
  const { weights, judged, rule, delay_s } = question;
  const { times_s } = judged;
  const without = stopOf(judged, weights, { ...rule, from_s: 0 }).loss_usd;
  const possible = possibleResults(question);
  const priceOf = ({ count }: Candidate): number => count * rule.costs.sample_usd;
  const lossesAfter = (candidate: Candidate, told: Float64Array, first: number): number[] => {
    const from_s = times_s[candidate.take]! + delay_s;
    const all = possible(candidate, { weights: told, first, count: FOLLOWING_TRIALS });
    return all.map((one) => priceOf(candidate) + stopOf(judged, one, { ...rule, from_s }).loss_usd);
  };
  return (candidate, { following }) => {
    const from_s = times_s[candidate.take]! + delay_s;
    let loss = 0;
    let sure = 0;
    possible(candidate, { weights, first: 0, count: TRIALS }).forEach((told, trial) => {
      const stop = stopOf(judged, told, { ...rule, from_s });
      sure += stop.enough ? 1 : 0;
      const due_s = times_s[stop.index]! - delay_s;
      const first = TRIALS + trial * FOLLOWING_TRIALS;
      const again = following
        ? secondTakes(judged, { from_s, due_s }).map((take) =>
            lossesAfter({ ...candidate, take }, told, first),
          )
        : [];
      loss += leastOf(stop.loss_usd, again);
    });
    return { value_usd: without - loss / TRIALS - priceOf(candidate), becomesSure: sure / TRIALS };
  };
}

/**
 * Expected loss of pouring or of the cheapest second sample. What is cheapest is chosen by one half of the results that
 * were tried and priced by the other: priced by the same results, the luckiest of several guesses would seem cheap, most
 * of all after a first sample that tells nothing.
 */
export function leastOf(pour_usd: number, again: readonly (readonly number[])[]): number {
  const meanOf = (losses: readonly number[], half: number): number => {
    const own = losses.filter((_, trial) => halfOf(trial) === half);
    return own.reduce((sum, one) => sum + one, 0) / own.length;
  };
  const by = [0, 1].map((half) => {
    const best = again.reduce<{ readonly told: number; readonly paid: number }>(
      (least, losses) => {
        const told = meanOf(losses, half);
        return told < least.told ? { told, paid: meanOf(losses, 1 - half) } : least;
      },
      { told: pour_usd, paid: pour_usd },
    );
    return best.paid;
  });
  return (by[0]! + by[1]!) / 2;
}

/** Halves of results that stand in order, with the same middle: 0 1 1 0 0 1 1 0 ... */
const halfOf = (trial: number): number => ((trial + 1) >> 1) & 1;

/** When a second sample is taken: at once, or so that its result comes when the melt is to be poured. */
function secondTakes(
  { times_s }: Judged,
  { from_s, due_s }: { readonly from_s: number; readonly due_s: number },
): number[] {
  const at = (time_s: number): number => times_s.findIndex((one) => one >= time_s);
  return [...new Set([at(from_s), at(Math.max(from_s, due_s))])].filter((take) => take >= 0);
}

/** Weights of the members after each of `count` possible results, equally likely, the normals of `first` on. */
type PossibleResults = (
  candidate: Candidate,
  of: { readonly weights: Float64Array; readonly first: number; readonly count: number },
) => Float64Array[];

/** Candidates share their chances: an element has the same normals whenever, however and how often it is read. */
function possibleResults({ judged, picture, scatter, seed }: ValueQuestion): PossibleResults {
  const signals = new Map<string, Signal>();
  const signalOf = (candidate: Candidate, element: ElementSymbol): Signal => {
    const { method, take, count } = candidate;
    const key = `${method}/${element}/${take}/${count}`;
    const known = signals.get(key) ?? signalAt(candidate, element, { judged, picture, scatter });
    signals.set(key, known);
    return known;
  };
  const streams = picture.elements.map((element) => streamKey(seed, `advise/possible/${element}`));
  return (candidate, { weights, first, count }) => {
    const read = candidate.elements.map((element) => signalOf(candidate, element));
    const own = candidate.elements.map((element) => streams[picture.elements.indexOf(element)]!);
    const before = weights.map((weight) => Math.log(weight));
    return equalParts(judged, weights, count).map((truth, trial) => {
      const logs = before.slice();
      read.forEach((signal, r) => {
        addReading(logs, signal, truth, standardNormal(own[r]!, first + trial));
      });
      return weighted(logs).weights;
    });
  };
}

/** What each member lets the mean of the samples of a candidate read, on the scale of readings. */
interface Signal {
  readonly middle: Float64Array;
  readonly precision: Float64Array;
  readonly logSd: Float64Array;
}

/** Adds what a result says: that of member `truth`, so many standard deviations off. */
function addReading(logs: Float64Array, signal: Signal, truth: number, normal: number): void {
  const { middle, precision, logSd } = signal;
  const result = middle[truth]! + normal / Math.sqrt(precision[truth]!);
  for (let s = 0; s < logs.length; s++) {
    const off = result - middle[s]!;
    logs[s]! -= (off * off * precision[s]!) / 2 + logSd[s]!;
  }
}

/** One scale for all members, that of the mean content; below its detection limit a method tells nothing apart. */
function signalAt(
  { spread, take, count }: Candidate,
  element: ElementSymbol,
  of: Pick<ValueQuestion, 'judged' | 'picture' | 'scatter'>,
): Signal {
  const { judged, picture, scatter } = of;
  const members = judged.weights.length;
  const { elements, times_s, contents } = picture;
  const e = elements.indexOf(element);
  const held = Float64Array.from(
    { length: members },
    (_, s) => contents[(s * times_s.length + take) * elements.length + e]!,
  );
  const mean_ppm = held.reduce((sum, ppm, s) => sum + ppm * judged.weights[s]!, 0);
  const scale = { sd_ppm: spread(element, mean_ppm).sd_ppm };
  const middle = new Float64Array(members);
  const precision = new Float64Array(members);
  const logSd = new Float64Array(members);
  for (let s = 0; s < members; s++) {
    const { sd_ppm, bias_ppm, limit_ppm } = spread(element, held[s]!);
    const ppm = Math.max(held[s]!, limit_ppm);
    const single = sd_ppm ** 2 - bias_ppm ** 2 + (scatter * ppm) ** 2;
    const variance = (single / count + bias_ppm ** 2) * scaleSlope(ppm, scale) ** 2;
    middle[s] = scaled(ppm, scale);
    precision[s] = 1 / variance;
    logSd[s] = Math.log(variance) / 2;
  }
  return { middle, precision, logSd };
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
