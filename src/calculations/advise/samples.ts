import type { AdviseInput, AdviseOutput } from '../../documents/heats/advise.ts';
import { usd } from '../../foundation/quantity/format.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { LIMIT_IN_SD } from '../sample/bath-readings.ts';
import { chanceToHold, insideTimes, type Judged } from './judge.ts';
import {
  type Candidate,
  type SampleValue,
  type ValueQuestion,
  type Valuer,
  valuer,
  type Way,
} from './value.ts';

type Row = AdviseOutput['samples'][number];

/** What samples are judged by. */
export interface SampleQuestion extends Omit<ValueQuestion, 'weights'> {
  readonly input: AdviseInput;
  readonly methods: ReadonlyMap<string, AnalysisMethod>;
  /** True when no time is sure enough. */
  readonly unsure: boolean;
  /** Elements of limits with a result that nothing else agrees with: they are read again before anything else. */
  readonly doubted: readonly ElementSymbol[];
  /** Elements of which something is added. */
  readonly lacking: readonly ElementSymbol[];
  /** What is expected without another sample, and what is at the laboratory; nothing is there when absent. */
  readonly waiting?: {
    readonly without_usd: number;
    /** When the samples at the laboratory were taken [s]. */
    readonly taken_s: readonly number[];
  };
}

/** A sample that is asked or waited for although it costs more than it saves has this chance of making the melt sure enough [1]. */
export const SOME_CHANCE = 0.05;

/** Ways to ask a sample when the document names none: everything by its usual method, or one method alone. */
const METHODS = ['laboratory', 'fusion', 'combustion', 'ICP-MS', 'OES'];
/** Times at which samples could be taken. */
const TAKES = 12;
/** Now, and times up to the first of these. */
const EARLY_TAKES = 4;
/**
 * Most samples that are taken together when the document says nothing: on 96 heats of the bench (seed bench/late) 90
 * instead of 82 were then poured within one sample of the best time, 3 outside instead of 5, at 438 instead of 459 usd.
 */
export const SAMPLES_TOGETHER = 3;

/**
 * Samples that could be taken, each method now and at its best time, best first: what reads a doubted result again, then by
 * what they save, or, when none saves anything and no time is sure enough, by their chance of making one so.
 */
export function samplesWorth(question: SampleQuestion): Row[] {
  const { judged, delay_s, unsure, doubted, waiting } = question;
  const ways = askable(question);
  const takes = takesOf(question);
  if (ways.length === 0 || takes.length === 0) return [];
  const value = valuer({ ...question, weights: judged.weights });
  const without_usd = waiting?.without_usd ?? value.known_usd;
  const rows = takes.flatMap((take) => {
    const counts = countsAt(judged.times_s[take]!, question);
    const alone = ways.map((way) =>
      counts
        .map((count) => {
          const candidate = { ...way, take, count };
          const { alone: own, following } = value.drawing(candidate, without_usd);
          return { candidate, ...own, following };
        })
        .sort(byValue),
    );
    const [best, ...others] = alone.sort(([a], [b]) => byValue(a!, b!));
    const inSight = best!.map(({ candidate, following }) => ({ candidate, ...following() }));
    return [...inSight, ...others.flat().map(({ following: _, ...one }): Valued => one)];
  });
  const repeats = ({ candidate: { take, elements } }: Valued): boolean =>
    doubted.length > 0 && take === 0 && doubted.every((element) => elements.includes(element));
  const bySureness = (a: Valued, b: Valued): number =>
    unsure && a.value_usd <= 0 && b.value_usd <= 0 ? b.becomesSure - a.becomesSure : 0;
  return ways
    .flatMap((way) => {
      const own = rows.filter(({ candidate }) => candidate.spread === way.spread).sort(byValue);
      const best = own[0];
      const now = own.find(({ candidate }) => candidate.take === 0);
      return [...new Set([best, now])].filter((one) => one !== undefined);
    })
    .sort((a, b) => Number(repeats(b)) - Number(repeats(a)) || bySureness(a, b) || byValue(a, b))
    .map((one) => rowOf(one, { times_s: judged.times_s, delay_s, repeats: repeats(one) }));
}

/** Samples are taken together when they are less than this apart [s]. */
const TOGETHER_S = 60;

/** How many samples may be taken in one go at a time, those of that moment at the laboratory counted. */
function countsAt(at_s: number, { input, waiting }: Pick<SampleQuestion, 'input' | 'waiting'>): number[] {
  const taken = (waiting?.taken_s ?? []).filter((one) => Math.abs(one - at_s) < TOGETHER_S).length;
  const most = (input.samplesTogether ?? SAMPLES_TOGETHER) - taken;
  return Array.from({ length: Math.max(0, most) }, (_, k) => k + 1);
}

/** The samples that may be taken from `from_s` on, by the way that is worth most then; none where no result would come in time. */
export function nextSamples(
  question: Omit<SampleQuestion, 'waiting'>,
  { value, from_s }: { readonly value: Valuer; readonly from_s: number },
): Candidate[] {
  const { judged, delay_s } = question;
  const take = judged.times_s.findIndex((one) => one >= from_s);
  if (take < 0 || judged.times_s[take]! + delay_s >= judged.times_s.at(-1)!) return [];
  const alone = askable(question).map((way) => {
    const candidate: Candidate = { ...way, take, count: 1 };
    return { candidate, ...value.drawing(candidate, 0).alone };
  });
  const [best] = alone.sort(byValue);
  return best ? countsAt(from_s, question).map((count) => ({ ...best.candidate, count })) : [];
}

interface Valued extends SampleValue {
  readonly candidate: Candidate;
}

const byValue = (a: Valued, b: Valued): number => b.value_usd - a.value_usd;

function rowOf(
  { candidate, value_usd, becomesSure }: Valued,
  of: { readonly times_s: readonly number[]; readonly delay_s: number; readonly repeats: boolean },
): Row {
  const { times_s, delay_s, repeats } = of;
  const take_s = times_s[candidate.take]!;
  const minutes = Math.round(delay_s / 60);
  return {
    method: candidate.method,
    elements: [...candidate.elements],
    count: candidate.count,
    take_s,
    result_s: take_s + delay_s,
    value_usd,
    becomesSure,
    worthIt: value_usd > 0,
    words: repeats
      ? 'repeats a result that disagrees with all others'
      : value_usd > 0
        ? `worth its ${minutes} min: saves ${usd(value_usd, 0)} on average`
        : `not worth its ${minutes} min (${Math.round(value_usd) || 0} USD)`,
  };
}

/**
 * Now, evenly from two waits before the melt is first inside to one wait before it surely is, or the latest, and some times
 * before that: an element that leaves fast can be read only while enough of it is there. As places.
 */
function takesOf(question: SampleQuestion): number[] {
  const { judged, delay_s } = question;
  const { times_s } = judged;
  const now_s = times_s[0]!;
  const latest_s = times_s.at(-1)!;
  if (now_s + delay_s >= latest_s) return [];
  const { p05, p95 } = insideTimes(judged);
  const first_s = Math.max(now_s, (p05 ?? latest_s) - 2 * delay_s);
  const last_s = Math.max(first_s, (p95 ?? latest_s) - delay_s);
  const even = Array.from({ length: TAKES }, (_, k) => first_s + ((last_s - first_s) * k) / (TAKES - 1));
  const early = Array.from({ length: EARLY_TAKES }, (_, k) => now_s + ((first_s - now_s) * k) / EARLY_TAKES);
  const placeBy = (time_s: number): number => times_s.findLastIndex((one) => one <= time_s);
  return [...new Set([...early, ...even].map(placeBy))].filter(
    (take) => times_s[take]! + delay_s < latest_s && countsAt(times_s[take]!, question).length > 0,
  );
}

/** Methods and elements that can be asked: those of the document, else what is least sure, alone and together. */
function askable({ input, methods, judged, doubted, lacking }: Omit<SampleQuestion, 'waiting'>): Asking[] {
  const limited = [...new Set([...uncertainLimits(judged), ...doubted, ...lacking])];
  const given: readonly Asked[] = input.candidates ?? METHODS.map((method) => ({ method }));
  return given.flatMap((one, i) => {
    const method = findMethod(methods, one.method, `candidates[${i}].method`);
    const asked = one.elements ?? limited;
    const elements = asked.filter(
      (element) =>
        (lacking.includes(element) || judgedHolds(judged, element)) &&
        (one.spread?.[element] !== undefined || uncertaintyOf(method, element, 1e-6).measured),
    );
    return elements.length > 0
      ? [{ method: method.id, ...wayOf({ method, elements, spread: one.spread }) }]
      : [];
  });
}

type Asked = NonNullable<AdviseInput['candidates']>[number];
type Asking = Omit<Candidate, 'take' | 'count'>;

/** Elements and how a laboratory reads them: by its own spread where the document states it, else by its method. */
export const wayOf = (of: {
  readonly method: AnalysisMethod;
  readonly elements: readonly ElementSymbol[];
  readonly spread: Asked['spread'];
}): Way => ({ elements: of.elements, spread: spreadOf(of.method, of.spread) });

/** How a laboratory reads: its own spread where the document states it, else that of its method. */
const spreadOf =
  (method: AnalysisMethod, own: Asked['spread']): Way['spread'] =>
  (element, ppm) => {
    const stated = own?.[element];
    if (stated) {
      const sd_ppm = Math.hypot(stated.relative * ppm, stated.constant_ppm);
      return { sd_ppm, bias_ppm: 0, limit_ppm: LIMIT_IN_SD * stated.constant_ppm };
    }
    const { sd, detectionLimit, biasRelative } = uncertaintyOf(method, element, ppm * 1e-6);
    const bias_ppm = biasRelative * ppm;
    const limit_ppm = detectionLimit * 1e6;
    return {
      sd_ppm: Math.max(Math.hypot(sd * 1e6, bias_ppm), limit_ppm / LIMIT_IN_SD),
      bias_ppm,
      limit_ppm,
    };
  };

const judgedHolds = (judged: Judged, element: ElementSymbol): boolean =>
  judged.limits.some(({ elements }) => elements.includes(element));

/** A limit surer than this to hold, or to fail, is decided [1]. */
const DECIDED = 0.995;

/** Elements of limits that are neither sure to hold nor sure to fail over the whole time. */
function uncertainLimits(judged: Judged): ElementSymbol[] {
  const open = judged.limits.filter((_, k) =>
    judged.times_s.some((__, t) => {
      const chance = chanceToHold(judged, k, t);
      return chance < DECIDED && chance > 1 - DECIDED;
    }),
  );
  return [...new Set(open.flatMap(({ elements }) => elements))];
}
