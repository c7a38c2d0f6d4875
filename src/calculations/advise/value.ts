import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { scaled, scaleSlope } from '../sample/reading-scale.ts';
import type { ContentsOverTime } from './contents-over-time.ts';
import type { Judged } from './judge.ts';
import { weighted } from './members.ts';
import { leastLoss, type Stop, type StopRule, stopOf } from './stop.ts';

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
  const comingOf = comingOfCandidate({ future, delay_s });
  const priceOf = ({ count }: Candidate): number => count * rule.costs.sample_usd;
  const before = knownOf(judged, weights, { first: 0, count: TRIALS });
  const tell = (results: readonly Coming[]): Telling[] => {
    const from_s = results.at(-1)!.due_s;
    const toldOf = possible(results, before);
    return Array.from({ length: TRIALS }, (_, trial) => {
      const weights = toldOf(trial).slice();
      const normals = { first: TRIALS + trial * FOLLOWING_TRIALS, count: FOLLOWING_TRIALS };
      return {
        stop: stopOf(judged, weights, { ...rule, from_s }),
        known: once(() => knownOf(judged, weights, normals)),
        losses: new Map(),
      };
    });
  };
  // one result is asked for alone, with another after it, and how sure it makes the melt
  const alone = new WeakMap<Coming, Telling[]>();
  const tellingsOf = (results: readonly Coming[]): Telling[] => {
    const [only, ...others] = results;
    return others.length > 0 ? tell(results) : keptIn(alone, only!, () => tell(results));
  };
  const lossesAfter = furtherLosses({ judged, rule, possible });
  const lossOf = (results: readonly Coming[]): ((following?: Candidate) => number) => {
    const from_s = results[0]!.due_s;
    const first = results.filter(({ due_s }) => due_s === from_s);
    const rest = results.slice(first.length);
    const free = rest.map((_, k): Option => ({ results: rest.slice(0, k + 1), price_usd: 0 }));
    const drawn = (stop_s: number, following: Candidate): Option[] =>
      secondTakes(judged, { from_s, due_s: stop_s - delay_s }).map((take) => {
        const next = comingOf({ ...following, take });
        const earlier = rest.filter(({ due_s }) => due_s <= next.due_s);
        return { results: [...earlier, next], price_usd: priceOf(following) };
      });
    const tellings = tellingsOf(first);
    return (following) => {
      const losses = tellings.map((telling) => {
        const { loss_usd, index } = telling.stop;
        const again = [...free, ...(following === undefined ? [] : drawn(times_s[index]!, following))];
        return leastOf(
          loss_usd,
          again.map((option) => lossesAfter(option, telling)),
        );
      });
      return losses.reduce((sum, one) => sum + one, 0) / TRIALS;
    };
  };
  const surenessAfter = (results: readonly Coming[]): number =>
    tellingsOf(results).filter(({ stop }) => stop.enough).length / TRIALS;
  return {
    known_usd: stopOf(judged, weights, { ...rule, from_s: 0 }).loss_usd,
    waiting: (count, following) => {
      const results = inTurn.slice(0, count);
      return { loss_usd: lossOf(results)(following), becomesSure: surenessAfter(results) };
    },
    drawing: (candidate, without_usd) => {
      const own = comingOf(candidate);
      const loss = lossOf([...inTurn, own].sort((a, b) => a.due_s - b.due_s));
      const valued = (following?: Candidate): SampleValue => ({
        value_usd: without_usd - loss(following) - priceOf(candidate),
        becomesSure: surenessAfter([own]),
      });
      return { alone: valued(), following: () => valued(candidate) };
    },
  };
}

/** Losses after further results, by what is known before them: the same whatever else is in sight. */
function furtherLosses(of: {
  readonly judged: Judged;
  readonly rule: StopRule;
  readonly possible: PossibleResults;
}): (option: Option, telling: Telling) => Losses {
  const { judged, rule, possible } = of;
  const floors = new Map<number, number>();
  return ({ results, price_usd }, { known, losses }) => {
    const from_s = results.at(-1)!.due_s;
    const name = results.map(({ id }) => id).join();
    const lossOfTrial = keptIn(losses, name, () => {
      const toldOf = once(() => possible(results, known()));
      return keptByTrial((trial) => stopOf(judged, toldOf()(trial), { ...rule, from_s }).loss_usd);
    });
    return {
      trials: FOLLOWING_TRIALS,
      floor_usd: price_usd + keptIn(floors, from_s, () => leastLoss(judged, { ...rule, from_s })),
      at: (trial) => price_usd + lossOfTrial(trial),
    };
  };
}

/** One way that results may turn out: when the melt is poured by that, and what is known then. */
interface Telling {
  readonly stop: Stop;
  readonly known: () => Known;
  /** Losses of pouring after further results [usd], by which these are. */
  readonly losses: Map<string, (trial: number) => number>;
}

/** Losses by result that is tried [usd], worked out as far as they decide something. */
export interface Losses {
  readonly trials: number;
  /** No result leaves less. */
  readonly floor_usd: number;
  readonly at: (trial: number) => number;
}

/** What is known of the members before results that are tried, and how these are tried. */
interface Known {
  /** Members that are left, and ln of their weights: who is ruled out stays so. */
  readonly alive: Int32Array;
  readonly logs: Float64Array;
  /** The members whose results are tried. */
  readonly truths: readonly number[];
  /** Place of the first of their normals. */
  readonly first: number;
}

function knownOf(
  judged: Judged,
  weights: Float64Array,
  { first, count }: { readonly first: number; readonly count: number },
): Known {
  const alive = Int32Array.from(weights.keys()).filter((s) => weights[s]! > 0);
  const logs = Float64Array.from(alive, (s) => Math.log(weights[s]!));
  return { alive, logs, truths: equalParts(judged, weights, count), first };
}

interface Kept<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What `kept` holds under the key, made at the first time. */
function keptIn<K, V>(kept: Kept<K, V>, key: K, make: () => V): V {
  const known = kept.get(key) ?? make();
  kept.set(key, known);
  return known;
}

function keptByTrial(make: (trial: number) => number): (trial: number) => number {
  const kept: number[] = [];
  return (trial) => (kept[trial] ??= make(trial));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** A result that is to come, of a sample that was taken or will be. */
interface Coming extends Way {
  /** Tells what is read, how and when from all else that may come. */
  readonly id: number;
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

const comingOfPending = ({ elements, spread, held, due_s }: PendingResult, at: number): Coming => ({
  id: -1 - at,
  elements,
  spread,
  count: 1,
  held: (element) => held.get(element)!,
  place: 'taken',
  due_s,
});

function comingOfCandidate({
  future,
  delay_s,
}: Pick<ValueQuestion, 'future' | 'delay_s'>): (candidate: Candidate) => Coming {
  const { times_s, contents, elements: seen } = future;
  const row = times_s.length * seen.length;
  const ids = new Map<Way['spread'], Map<string, number>>();
  let last = 0;
  return ({ elements, spread, count, take }) => {
    const place = `${take}/${count}`;
    const named = keptIn(ids, spread, () => new Map<string, number>());
    const id = keptIn(named, `${elements.join()}/${place}`, () => last++);
    return {
      ...{ id, elements, spread, count, place },
      held: (element) => {
        const at = take * seen.length + seen.indexOf(element);
        return Float64Array.from({ length: contents.length / row }, (_, s) => contents[s * row + at]!);
      },
      due_s: times_s[take]! + delay_s,
    };
  };
}

/**
 * Expected loss of pouring or of the cheapest second sample. What is cheapest is chosen by one half of the results that
 * were tried and priced by the other: priced by the same results, the luckiest of several guesses would seem cheap, most
 * of all after a first sample that tells nothing. An option is left as soon as it cannot be the cheapest any more.
 */
export function leastOf(pour_usd: number, again: readonly Losses[]): number {
  const by = [0, 1].map((half) => {
    let best: Losses | undefined;
    let least_usd = pour_usd;
    for (const losses of again) {
      const told_usd = meanBelow(losses, half, least_usd);
      if (told_usd >= least_usd) continue;
      best = losses;
      least_usd = told_usd;
    }
    return best === undefined ? pour_usd : meanBelow(best, 1 - half, Number.POSITIVE_INFINITY);
  });
  return (by[0]! + by[1]!) / 2;
}

/** Mean of one half of some losses [usd]; infinite as soon as it cannot come below `most_usd`. */
function meanBelow({ trials, floor_usd, at }: Losses, half: number, most_usd: number): number {
  const own = Array.from({ length: trials }, (_, trial) => trial).filter((trial) => halfOf(trial) === half);
  let sum_usd = 0;
  for (const [done, trial] of own.entries()) {
    if (sum_usd + (own.length - done) * floor_usd > own.length * most_usd) return Number.POSITIVE_INFINITY;
    sum_usd += at(trial);
  }
  return sum_usd / own.length;
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

/** The weights of the members after each way that results are tried, all equally likely; the next one overwrites them. */
type PossibleResults = (results: readonly Coming[], known: Known) => (trial: number) => Float64Array;

/**
 * Candidates share their chances: an element has the same normals whenever, however and how often it is read. Samples
 * that are known together have their own.
 */
function possibleResults({ judged, scatter, seed }: ValueQuestion): PossibleResults {
  const signals = new Map<Way['spread'], Map<string, Signal>>();
  const signalOf = (result: Coming, element: ElementSymbol): Signal => {
    const known = keptIn(signals, result.spread, () => new Map<string, Signal>());
    return keptIn(known, `${element}/${result.place}`, () => signalAt(result, element, { judged, scatter }));
  };
  const streams = new Map<string, ReturnType<typeof streamKey>>();
  const streamOf = (element: ElementSymbol, nth: number): ReturnType<typeof streamKey> => {
    const name = `advise/possible/${element}${nth === 0 ? '' : `/${nth}`}`;
    return keptIn(streams, name, () => streamKey(seed, name));
  };
  const told = new Float64Array(judged.weights.length);
  return (results, { alive, logs: before, truths, first }) => {
    const read = results.flatMap((result, nth) =>
      result.elements.map((element) => ({
        signal: signalOf(result, element),
        stream: streamOf(element, nth),
      })),
    );
    const logs = new Float64Array(alive.length);
    return (trial) => {
      const truth = truths[trial]!;
      logs.set(before);
      for (const { signal, stream } of read) {
        addReading(logs, signal, { alive, truth, normal: standardNormal(stream, first + trial) });
      }
      const { weights: after } = weighted(logs);
      told.fill(0);
      for (let i = 0; i < alive.length; i++) told[alive[i]!] = after[i]!;
      return told;
    };
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
