import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { scaled, scaleSlope } from '../sample/reading-scale.ts';
import type { ContentsOverTime } from './contents-over-time.ts';
import type { Judged } from './judge.ts';
import { weighted } from './members.ts';
import { type Stop, type StopRule, stopOf } from './stop.ts';

/** How a laboratory reads one content of one element [ppm]. */
export interface ReadingSpread {
  /** One standard deviation of a reading. */
  readonly sd_ppm: number;
  /** The part of it that another sample repeats. */
  readonly bias_ppm: number;
  readonly limit_ppm: number;
}

/** How a sample is read: of which elements, and how exactly. */
export interface Way {
  readonly elements: readonly ElementSymbol[];
  readonly spread: (element: ElementSymbol, ppm: number) => ReadingSpread;
}

/** Samples that could be taken together: what they are asked, how they are read, how many and when, as a place among the times. */
export interface Candidate extends Way {
  readonly method: string;
  readonly count: number;
  readonly take: number;
}

/** A sample that has been taken and whose result is still to come. */
export interface PendingResult extends Way {
  /** What each member held when it was taken [ppm], by element. */
  readonly held: ReadonlyMap<ElementSymbol, Float64Array>;
  /** When its result is there [s]. */
  readonly due_s: number;
}

/** What the value of a sample depends on besides the sample. */
export interface ValueQuestion {
  readonly weights: Float64Array;
  readonly judged: Judged;
  readonly future: ContentsOverTime;
  readonly rule: StopRule;
  /** From taking a sample to its result [s]. */
  readonly delay_s: number;
  /** Relative scatter of readings beyond their method [1]. */
  readonly scatter: number;
  readonly seed: number | string;
  /** Results that come without another sample; none when absent. */
  readonly pending?: readonly PendingResult[];
}

/** What waiting for results is expected to come to. */
export interface Expected {
  /** Furnace time, misses and lateness, samples that follow; not what the samples waited for cost [usd]. */
  readonly loss_usd: number;
  /** Chance that the results make some time sure enough. */
  readonly becomesSure: number;
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

/** Expected losses by what is waited for. */
export interface Valuer {
  /** Loss of pouring by the rule on what is known [usd]. */
  readonly known_usd: number;
  /** Loss of waiting for the first `count` of the pending results in turn, `following` in sight after the first of them. */
  readonly waiting: (count: number, following?: Candidate) => Expected;
  /** What a candidate saves [usd] beside `without_usd`, the least loss that is expected without it. */
  readonly drawing: (candidate: Candidate, without_usd: number) => Drawing;
}

/** What a candidate is worth. */
export interface Drawing {
  /** When none follows. */
  readonly alone: SampleValue;
  /** As many samples of the same kind again in sight. */
  readonly following: () => SampleValue;
}

/**
 * What results are worth before they are there [usd] (docs/theory/calibration.md, equations 15 and 17): the loss that is
 * expected by the rule without them, less the mean over what they may say of the loss once they are known.
 */
export function valuer(question: ValueQuestion): Valuer {
  const { weights, judged, future, rule, delay_s, pending = [] } = question;
  const { times_s } = judged;
  const possible = possibleResults(question);
  const inTurn = [...pending].sort((a, b) => a.due_s - b.due_s).map(comingOfPending);
  const comingOf = (candidate: Candidate): Coming => comingOfCandidate(candidate, { future, delay_s });
  const priceOf = ({ count }: Candidate): number => count * rule.costs.sample_usd;
  const tell = (results: readonly Coming[]): Telling[] => {
    const from_s = results.at(-1)!.due_s;
    return possible(results, { weights, first: 0, count: TRIALS }, (told) => ({
      weights: told.slice(),
      stop: stopOf(judged, told, { ...rule, from_s }),
    }));
  };
  // one result is asked for alone, with another after it, and how sure it makes the melt
  const alone = new WeakMap<Coming, Telling[]>();
  const tellingsOf = (results: readonly Coming[]): Telling[] => {
    const [only, ...others] = results;
    if (others.length > 0) return tell(results);
    const known = alone.get(only!) ?? tell(results);
    alone.set(only!, known);
    return known;
  };
  const lossesAfter = ({ results, price_usd }: Option, told: Float64Array, first: number): number[] => {
    const from_s = results.at(-1)!.due_s;
    return possible(
      results,
      { weights: told, first, count: FOLLOWING_TRIALS },
      (one) => price_usd + stopOf(judged, one, { ...rule, from_s }).loss_usd,
    );
  };
  const lossOf = (results: readonly Coming[], following?: Candidate): number => {
    const from_s = results[0]!.due_s;
    const first = results.filter(({ due_s }) => due_s === from_s);
    const rest = results.slice(first.length);
    const free = rest.map((_, k): Option => ({ results: rest.slice(0, k + 1), price_usd: 0 }));
    const drawn = (stop_s: number): Option[] =>
      following === undefined
        ? []
        : secondTakes(judged, { from_s, due_s: stop_s - delay_s }).map((take) => {
            const next = comingOf({ ...following, take });
            const before = rest.filter(({ due_s }) => due_s <= next.due_s);
            return { results: [...before, next], price_usd: priceOf(following) };
          });
    const losses = tellingsOf(first).map(({ weights: told, stop }, trial) => {
      const normals = TRIALS + trial * FOLLOWING_TRIALS;
      const again = [...free, ...drawn(times_s[stop.index]!)];
      return leastOf(
        stop.loss_usd,
        again.map((option) => lossesAfter(option, told, normals)),
      );
    });
    return losses.reduce((sum, one) => sum + one, 0) / TRIALS;
  };
  const surenessAfter = (results: readonly Coming[]): number =>
    tellingsOf(results).filter(({ stop }) => stop.enough).length / TRIALS;
  return {
    known_usd: stopOf(judged, weights, { ...rule, from_s: 0 }).loss_usd,
    waiting: (count, following) => {
      const results = inTurn.slice(0, count);
      return { loss_usd: lossOf(results, following), becomesSure: surenessAfter(results) };
    },
    drawing: (candidate, without_usd) => {
      const own = comingOf(candidate);
      const results = [...inTurn, own].sort((a, b) => a.due_s - b.due_s);
      const valued = (following?: Candidate): SampleValue => ({
        value_usd: without_usd - lossOf(results, following) - priceOf(candidate),
        becomesSure: surenessAfter([own]),
      });
      return { alone: valued(), following: () => valued(candidate) };
    },
  };
}

/** One way that results may turn out: what is known then, and when the melt is poured by that. */
interface Telling {
  readonly weights: Float64Array;
  readonly stop: Stop;
}

/** A result that is to come, of a sample that was taken or will be. */
interface Coming extends Way {
  readonly count: number;
  /** What each member holds where it is taken [ppm]. */
  readonly held: (element: ElementSymbol) => Float64Array;
  /** Tells samples of one way apart. */
  readonly place: string;
  readonly due_s: number;
}

/** What may be waited for after a first result, in turn, and what it costs besides time [usd]. */
interface Option {
  readonly results: readonly Coming[];
  readonly price_usd: number;
}

const comingOfPending = ({ elements, spread, held, due_s }: PendingResult): Coming => ({
  elements,
  spread,
  count: 1,
  held: (element) => held.get(element)!,
  place: 'taken',
  due_s,
});

function comingOfCandidate(
  { elements, spread, count, take }: Candidate,
  { future, delay_s }: { readonly future: ContentsOverTime; readonly delay_s: number },
): Coming {
  const { times_s, contents, elements: seen } = future;
  const row = times_s.length * seen.length;
  return {
    elements,
    spread,
    count,
    held: (element) => {
      const at = take * seen.length + seen.indexOf(element);
      return Float64Array.from({ length: contents.length / row }, (_, s) => contents[s * row + at]!);
    },
    place: `${take}/${count}`,
    due_s: times_s[take]! + delay_s,
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

/**
 * Asks `use` for each of `count` ways that results may turn out, equally likely, the normals of `first` on: of the weights of
 * the members after it, which the next way overwrites.
 */
type PossibleResults = <T>(
  results: readonly Coming[],
  of: { readonly weights: Float64Array; readonly first: number; readonly count: number },
  use: (told: Float64Array) => T,
) => T[];

/**
 * Candidates share their chances: an element has the same normals whenever, however and how often it is read. Samples
 * that are known together have their own.
 */
function possibleResults({ judged, scatter, seed }: ValueQuestion): PossibleResults {
  const signals = new Map<Way['spread'], Map<string, Signal>>();
  const signalOf = (result: Coming, element: ElementSymbol): Signal => {
    const known = signals.get(result.spread) ?? new Map<string, Signal>();
    signals.set(result.spread, known);
    const key = `${element}/${result.place}`;
    const signal = known.get(key) ?? signalAt(result, element, { judged, scatter });
    known.set(key, signal);
    return signal;
  };
  const streams = new Map<string, ReturnType<typeof streamKey>>();
  const streamOf = (element: ElementSymbol, nth: number): ReturnType<typeof streamKey> => {
    const name = `advise/possible/${element}${nth === 0 ? '' : `/${nth}`}`;
    const stream = streams.get(name) ?? streamKey(seed, name);
    streams.set(name, stream);
    return stream;
  };
  return (results, { weights, first, count }, use) => {
    const read = results.flatMap((result, nth) =>
      result.elements.map((element) => ({
        signal: signalOf(result, element),
        stream: streamOf(element, nth),
      })),
    );
    // who is ruled out stays so
    const alive = Int32Array.from(weights.keys()).filter((s) => weights[s]! > 0);
    const before = Float64Array.from(alive, (s) => Math.log(weights[s]!));
    const logs = new Float64Array(alive.length);
    const told = new Float64Array(weights.length);
    return equalParts(judged, weights, count).map((truth, trial) => {
      logs.set(before);
      for (const { signal, stream } of read) {
        addReading(logs, signal, { alive, truth, normal: standardNormal(stream, first + trial) });
      }
      const { weights: after } = weighted(logs);
      for (let i = 0; i < alive.length; i++) told[alive[i]!] = after[i]!;
      return use(told);
    });
  };
}

/** What each member lets the mean of the samples of a candidate read, on the scale of readings. */
interface Signal {
  readonly middle: Float64Array;
  readonly precision: Float64Array;
  readonly logSd: Float64Array;
}

/** Adds what a result says to the members that are left: that of member `truth`, so many standard deviations off. */
function addReading(
  logs: Float64Array,
  { middle, precision, logSd }: Signal,
  of: { readonly alive: Int32Array; readonly truth: number; readonly normal: number },
): void {
  const { alive, truth, normal } = of;
  const result = middle[truth]! + normal / Math.sqrt(precision[truth]!);
  for (let i = 0; i < alive.length; i++) {
    const s = alive[i]!;
    const off = result - middle[s]!;
    logs[i]! -= (off * off * precision[s]!) / 2 + logSd[s]!;
  }
}

/** One scale for all members, that of the mean content; below its detection limit a method tells nothing apart. */
function signalAt(
  { spread, held: contentsOf, count }: Coming,
  element: ElementSymbol,
  { judged, scatter }: Pick<ValueQuestion, 'judged' | 'scatter'>,
): Signal {
  const members = judged.weights.length;
  const held = contentsOf(element);
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
