import type { AdviseInput, AdviseOutput } from '../faces/formats/advise.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { contentBand, insideTimes, type Judged } from './advise-judge.ts';
import type { Members } from './advise-members.ts';
import type { StopRule } from './advise-stop.ts';
import {
  type Candidate,
  type SamplePicture,
  type SampleValue,
  type ValueQuestion,
  valueOfSample,
} from './advise-value.ts';
import { contentsAt, type HeatModel } from './heat-model.ts';

type Row = AdviseOutput['samples'][number];

/** What samples are judged by. */
export interface SampleQuestion {
  readonly input: AdviseInput;
  readonly methods: ReadonlyMap<string, AnalysisMethod>;
  readonly heat: HeatModel;
  readonly members: Members;
  readonly judged: Judged;
  readonly scatter: number;
  readonly rule: StopRule;
  readonly delay_s: number;
  readonly latest_s: number;
  /** True when no time is sure enough. */
  readonly unsure: boolean;
  /** Elements of limits with a result that nothing else agrees with: they are read again before anything else. */
  readonly doubted: readonly ElementSymbol[];
  readonly seed: number | string;
}

/** Ways to ask a sample when the document names none: everything by its usual method, or one method alone. */
const METHODS = ['laboratory', 'fusion', 'combustion', 'ICP-MS', 'OES'];
/** Times at which a sample could be taken. */
const TAKES = 12;

/**
 * Samples that could be taken, each method now and at its best time, best first: what reads a doubted result again, then by
 * what they save, or, when none saves anything and no time is sure enough, by their chance of making one so.
 */
export function samplesWorth(question: SampleQuestion): Row[] {
  const { judged, members, scatter, rule, delay_s, seed, unsure, doubted } = question;
  const ways = askable(question);
  const takes_s = takesOf(question);
  if (ways.length === 0 || takes_s.length === 0) return [];
  const picture = pictureOf(question, takes_s, [...new Set(ways.flatMap(({ elements }) => elements))]);
  const { weights } = members;
  const repeats = ({ candidate }: Valued): boolean =>
    doubted.length > 0 &&
    candidate.take === 0 &&
    doubted.every((element) => candidate.elements.includes(element));
  const bySureness = (a: Valued, b: Valued): number =>
    unsure && a.value_usd <= 0 && b.value_usd <= 0 ? b.becomesSure - a.becomesSure : 0;
  const asked: ValueQuestion = { weights, judged, picture, rule, delay_s, scatter, seed };
  const alone = takes_s.map((_, take) =>
    ways.map((way) => valued({ ...way, take }, asked, { following: false })).sort(byValue),
  );
  const rows = alone.flatMap(([best, ...others]) => [
    valued(best!.candidate, asked, { following: true }),
    ...others,
  ]);
  return ways
    .flatMap(({ method, elements }) => {
      const own = rows.filter(
        ({ candidate }) => candidate.method === method && candidate.elements === elements,
      );
      const now = own.find(({ candidate }) => candidate.take === 0)!;
      const best = [...own].sort(byValue)[0]!;
      return best === now ? [now] : [best, now];
    })
    .sort((a, b) => Number(repeats(b)) - Number(repeats(a)) || bySureness(a, b) || byValue(a, b))
    .map((one) => rowOf(one, { takes_s, delay_s, repeats: repeats(one) }));
}

interface Valued extends SampleValue {
  readonly candidate: Candidate;
}

const valued = (
  candidate: Candidate,
  asked: ValueQuestion,
  how: { readonly following: boolean },
): Valued => ({
  candidate,
  ...valueOfSample(candidate, asked, how),
});

const byValue = (a: Valued, b: Valued): number => b.value_usd - a.value_usd;

function rowOf(
  { candidate, value_usd, becomesSure }: Valued,
  of: { readonly takes_s: readonly number[]; readonly delay_s: number; readonly repeats: boolean },
): Row {
  const { takes_s, delay_s, repeats } = of;
  const take_s = takes_s[candidate.take]!;
  const minutes = Math.round(delay_s / 60);
  return {
    method: candidate.method.id,
    elements: [...candidate.elements],
    take_s,
    result_s: take_s + delay_s,
    value_usd,
    becomesSure,
    worthIt: value_usd > 0,
    words: repeats
      ? 'reads again what nothing else agrees with'
      : value_usd > 0
        ? `worth its ${minutes} min: saves ${value_usd.toFixed(0)} usd on average`
        : `not worth its ${minutes} min (${value_usd.toFixed(0)} usd)`,
  };
}

/** Now, and evenly from two waits before the melt is first inside to one wait before it surely is, or the latest. */
function takesOf({ input, judged, delay_s, latest_s }: SampleQuestion): number[] {
  const { now_s } = input;
  const last_s = Math.min(latest_s, insideTimes(judged).p95 ?? latest_s) - delay_s;
  if (now_s + delay_s > latest_s) return [];
  const first_s = Math.max(now_s, (insideTimes(judged).p05 ?? latest_s) - 2 * delay_s);
  const even = Array.from({ length: TAKES }, (_, k) =>
    Math.round(first_s + ((last_s - first_s) * k) / (TAKES - 1)),
  );
  return [...new Set([now_s, ...(last_s > first_s ? even : [])])];
}

/** What the members hold when samples can be taken, all out of one run. */
function pictureOf(
  { heat, members }: SampleQuestion,
  takes_s: readonly number[],
  elements: readonly ElementSymbol[],
): SamplePicture {
  const wanted = takes_s.flatMap((at_s) => elements.map((element) => ({ element, at_s })));
  return { takes_s, elements, contents: contentsAt(heat, members.points, wanted) };
}

/** Methods and elements that can be asked: those of the document, else what is least sure, alone and together. */
function askable({ input, methods, judged, doubted }: SampleQuestion): Omit<Candidate, 'take'>[] {
  const limited = [...new Set([...uncertainLimits(judged), ...doubted])];
  const given: NonNullable<AdviseInput['candidates']> =
    input.candidates ?? METHODS.map((method) => ({ method }));
  return given.flatMap((one, i) => {
    const method = findMethod(methods, one.method, `candidates[${i}].method`);
    const asked = one.elements ?? limited;
    const elements = asked.filter(
      (element) => judgedHolds(judged, element) && uncertaintyOf(method, element, 1e-6).measured,
    );
    return elements.length > 0 ? [{ method, elements }] : [];
  });
}

const judgedHolds = (judged: Judged, element: ElementSymbol): boolean =>
  judged.limits.some(({ elements }) => elements.includes(element));

/** A chance between these is worth asking about [1]. */
const SETTLED = 0.995;

/** Elements of limits that are neither sure to hold nor sure to fail over the whole time. */
function uncertainLimits(judged: Judged): ElementSymbol[] {
  const open = judged.limits.filter((_, k) =>
    judged.times_s.some((__, t) => {
      const { holds } = contentBand(judged, k, t);
      return holds < SETTLED && holds > 1 - SETTLED;
    }),
  );
  return [...new Set(open.flatMap(({ elements }) => elements))];
}
