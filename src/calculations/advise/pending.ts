import type { AdviseInput, AdviseOutput } from '../../documents/heats/advise.ts';
import { InputError } from '../../foundation/errors.ts';
import { minutes, usd } from '../../foundation/quantity/format.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { nextSamples, type SampleQuestion, SOME_CHANCE, wayOf } from './samples.ts';
import type { Stop } from './stop.ts';
import { type Expected, type PendingResult, valuer, type Way } from './value.ts';

type Row = AdviseOutput['pending'][number];

/** A sample at the laboratory. */
export interface PendingSample extends Way {
  readonly id: string;
  readonly method: string;
  readonly at_s: number;
  readonly due_s: number;
  /** Why nothing waits for its result; null where it may be waited for. */
  readonly silent: string | null;
}

/**
 * The samples of a document whose results are still to come, first due first, and the limited elements that they read.
 * A result that is late, comes after the latest time or reads nothing that is limited is named and not waited for.
 * Throws InputError for an id that stands twice, a sample of the future, a result due before it was taken, and an
 * element that its method does not measure.
 */
export function pendingSamples(
  input: Pick<AdviseInput, 'pending' | 'samples' | 'candidates' | 'now_s'>,
  of: {
    readonly methods: ReadonlyMap<string, AnalysisMethod>;
    readonly limited: readonly ElementSymbol[];
    readonly delay_s: number;
    readonly latest_s: number;
  },
): PendingSample[] {
  const { now_s, samples = [], candidates = [] } = input;
  const seen = new Set(samples.map(({ id }) => id));
  const all = (input.pending ?? []).map((one, i): PendingSample => {
    const path = `pending[${i}]`;
    const { id, at_s, due_s = at_s + of.delay_s } = one;
    refuseNonsense({ id, at_s, due_s }, { path, now_s, seen });
    seen.add(id);
    const method = findMethod(of.methods, one.method, `${path}.method`);
    const named = [one.method, method.id];
    const spread = one.spread ?? candidates.find((other) => named.includes(other.method))?.spread;
    const reads = (element: ElementSymbol): boolean =>
      spread?.[element] !== undefined || uncertaintyOf(method, element, 1e-6).measured;
    one.elements?.forEach((element, k) => {
      if (reads(element)) return;
      throw new InputError(`${method.id} does not measure ${element}`, {
        path: `${path}.elements[${k}]`,
        value: element,
        allowed: 'an element that the method measures',
        cure: 'name another method, or state the standard deviation of the element under spread',
      });
    });
    const elements = of.limited.filter(
      (element) => (one.elements ?? of.limited).includes(element) && reads(element),
    );
    const silent = silentWords({ due_s, elements }, { now_s, latest_s: of.latest_s });
    return { id, method: method.id, at_s, due_s, silent, ...wayOf({ method, elements, spread }) };
  });
  return all.sort((a, b) => a.due_s - b.due_s);
}

function refuseNonsense(
  { id, at_s, due_s }: Pick<PendingSample, 'id' | 'at_s' | 'due_s'>,
  of: { readonly path: string; readonly now_s: number; readonly seen: ReadonlySet<string> },
): void {
  const { path, now_s, seen } = of;
  if (seen.has(id)) {
    throw new InputError(`sample ${id} is listed twice`, {
      path: `${path}.id`,
      value: id,
      allowed: 'each sample once',
      cure: 'list it under samples when its results are known, else under pending',
    });
  }
  if (at_s > now_s) {
    throw new InputError(`sample ${id} was taken at ${at_s} s, but now_s is only ${now_s} s`, {
      path: `${path}.at_s`,
      value: at_s,
      unit: 's',
      allowed: `up to now_s = ${now_s} s`,
      cure: 'correct at_s or now_s: both count from the start of the route',
    });
  }
  if (due_s <= at_s) {
    throw new InputError(
      `the result of sample ${id} is due at ${due_s} s, before it was taken at ${at_s} s`,
      {
        path: `${path}.due_s`,
        value: due_s,
        unit: 's',
        allowed: `after at_s = ${at_s} s, counted from the start of the route`,
        cure: 'correct due_s or at_s',
      },
    );
  }
}

function silentWords(
  { due_s, elements }: { readonly due_s: number; readonly elements: readonly ElementSymbol[] },
  { now_s, latest_s }: { readonly now_s: number; readonly latest_s: number },
): string | null {
  if (due_s <= now_s) {
    return `late, was due ${due_s === now_s ? 'now' : `${minutes(now_s - due_s)} ago`}: not waited for; ask the laboratory and state a new due_s`;
  }
  if (due_s >= latest_s) return dueWords({ due_s }, now_s, 'after the latest time to pour: not waited for');
  return elements.length > 0 ? null : dueWords({ due_s }, now_s, 'reads no limited element');
}

/** A sample at the laboratory, with what each member held when it was taken. */
export type HeldSample = PendingSample & PendingResult;

/** What waiting for the results at the laboratory is worth. */
export interface Waiting {
  readonly rows: readonly Row[];
  /** Least loss that is expected when no other sample is drawn before the first result [usd]. */
  readonly without_usd: number;
  /** True when the melt is not to be poured before a result. */
  readonly waits: boolean;
  /** Not poured before [s]: when the last result is due that is worth waiting for, else now. */
  readonly from_s: number;
  /** What the value of further samples has to reckon with, and when these samples were taken [s]. */
  readonly counted: readonly HeldSample[];
  readonly taken_s: readonly number[];
}

/** The same when another sample is to be taken at `take_s` [s]: results that are there by then come first, and decide it. */
export function waitingBefore(
  waiting: Waiting,
  { take_s, now_s }: { readonly take_s: number; readonly now_s: number },
): Waiting {
  const there = waiting.counted.filter(({ due_s }) => due_s <= take_s);
  if (there.length === 0) return waiting;
  const ids = new Set(there.map(({ id }) => id));
  const rows = waiting.rows.map((row) =>
    row.worthIt || !ids.has(row.id)
      ? row
      : { ...row, worthIt: true, words: dueWords(row, now_s, 'before the next sample: no waiting for it') },
  );
  return { ...waiting, rows, waits: true, from_s: Math.max(waiting.from_s, there.at(-1)!.due_s) };
}

const dueWords = ({ due_s }: Pick<Row, 'due_s'>, now_s: number, words: string): string =>
  `due in ${minutes(due_s - now_s)}, ${words}`;

/**
 * Waiting for the results at the laboratory against pouring before them (docs/theory/calibration.md, equation 17). A
 * result that cannot lower the expected loss is not waited for, and leaves it what it was.
 */
export function waitingWorth(
  question: Omit<SampleQuestion, 'waiting' | 'pending'>,
  of: {
    readonly pending: readonly HeldSample[];
    /** Pouring by what is known. */
    readonly stop: Stop;
  },
): Waiting {
  const { stop } = of;
  const { times_s } = question.judged;
  const counted = of.pending.filter(({ silent }) => silent === null);
  const expected = expectedOf(question, counted);
  const base = waitedFor(question, { stop, counted, expected });
  const { count, wordsOf } =
    question.doubted.length > 0 ? base : beforeAnAddition(base, question.lacking, counted);
  const rows = of.pending.map((one) => {
    const k = counted.indexOf(one);
    const { loss_usd, becomesSure } = expected[k] ?? { loss_usd: stop.loss_usd, becomesSure: 0 };
    return {
      id: one.id,
      method: one.method,
      elements: [...one.elements],
      at_s: one.at_s,
      due_s: one.due_s,
      value_usd: stop.loss_usd - loss_usd,
      becomesSure,
      worthIt: k >= 0 && k < count,
      words: one.silent ?? dueWords(one, times_s[0]!, wordsOf(k)),
    };
  });
  return {
    rows,
    without_usd: Math.min(stop.loss_usd, ...expected.map(({ loss_usd }) => loss_usd)),
    waits: count > 0,
    from_s: counted[count - 1]?.due_s ?? times_s[0]!,
    counted,
    taken_s: of.pending.map(({ at_s }) => at_s),
  };
}

/** What is expected of waiting for the first result, the first two and so on, another sample in sight after the first. */
function expectedOf(question: Omit<SampleQuestion, 'waiting'>, counted: readonly HeldSample[]): Expected[] {
  const [first] = counted;
  if (!first) return [];
  const value = valuer({ ...question, weights: question.judged.weights, pending: counted });
  const following = [undefined, ...nextSamples(question, { value, from_s: first.due_s })];
  return counted.map((_, k) =>
    following.map((next) => value.waiting(k + 1, next)).reduce((a, b) => (b.loss_usd < a.loss_usd ? b : a)),
  );
}

interface WaitedFor {
  readonly count: number;
  readonly wordsOf: (k: number) => string;
}

/** Before anything is added a result that says how much is missing is waited for, and those that are due before it. */
function beforeAnAddition(
  base: WaitedFor,
  lacking: readonly ElementSymbol[],
  counted: readonly HeldSample[],
): WaitedFor {
  const tells = ({ elements }: HeldSample): boolean => lacking.some((element) => elements.includes(element));
  const count = counted.findLastIndex(tells) + 1;
  return {
    count: Math.max(base.count, count),
    wordsOf: (k) => {
      if (tells(counted[k]!))
        return 'worth waiting for before anything is added: it shows how much is missing';
      return k < base.count || k >= count ? base.wordsOf(k) : 'before anything is added: no waiting for it';
    },
  };
}

/** How many results are waited for, the first due first, and what is said of each of them. */
function waitedFor(
  { judged, doubted, delay_s }: Omit<SampleQuestion, 'waiting'>,
  of: {
    readonly stop: Stop;
    readonly counted: readonly HeldSample[];
    readonly expected: readonly Expected[];
  },
): WaitedFor {
  const { stop, counted, expected } = of;
  const stop_s = judged.times_s[stop.index]!;
  if (doubted.length > 0) {
    const next_s = judged.times_s[0]! + delay_s;
    const reads = ({ elements, due_s }: HeldSample): boolean =>
      due_s <= next_s && doubted.every((element) => elements.includes(element));
    const again = counted.findIndex(reads);
    return {
      count: again + 1,
      wordsOf: (k) =>
        k === again
          ? 'repeats a result that disagrees with all others'
          : 'decides nothing while another result is in doubt',
    };
  }
  if (!stop.enough) {
    const count = expected.findIndex(({ becomesSure }) => becomesSure >= SOME_CHANCE) + 1;
    return {
      count,
      wordsOf: (k) =>
        k < count
          ? 'worth waiting for: no time is sure enough without it'
          : 'not worth waiting for: no time is sure enough with it',
    };
  }
  const least_usd = Math.min(...expected.map(({ loss_usd }) => loss_usd));
  const before = counted.filter(({ due_s }) => due_s <= stop_s).length;
  const worth = least_usd < stop.loss_usd ? expected.findIndex(({ loss_usd }) => loss_usd === least_usd) : -1;
  const count = Math.max(worth + 1, before);
  const wordsOf = (k: number): string => {
    if (k < before) return 'before the melt is poured: no waiting for it';
    const value_usd = stop.loss_usd - expected[k]!.loss_usd;
    return k < count
      ? `worth waiting for: saves ${usd(value_usd, 0)} on average against pouring at ${minutes(stop_s)}`
      : `not worth waiting for (${Math.round(value_usd) || 0} USD)`;
  };
  return { count, wordsOf };
}
