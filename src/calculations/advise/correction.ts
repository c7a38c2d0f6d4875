import type { AdviseInput, AdviseOutput } from '../../faces/formats/advise.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { significant } from '../../models/charge/limit-row.ts';
import { ADDITION_MINUTES, correct } from '../correct/correct.ts';
import type { PlanControl, PlanFacts } from '../plan/context.ts';
import { bandOf, contentBand, type Judged, type JudgedLimit } from './judge.ts';
import type { Picture } from './picture.ts';
import { type Stop, type StopRule, stopOf } from './stop.ts';

/** Standard deviations between the 5 and the 95 % point of a normal distribution. */
const SD_IN_90_PERCENT = 3.29;

/** The members against some of the limits. */
export type JudgeBy = (limits: readonly JudgedLimit[]) => Judged;
/** When to pour, from a time on [s]. */
type RuleFrom = StopRule & { readonly from_s: number };

/** What says when the melt is poured (docs/theory/calibration.md, equation 18). */
export interface ToPour {
  /** Against every limit. */
  readonly whole: Judged;
  readonly asItIs: Stop;
  /** Lower limits that it is not sure enough to keep even when it is the surest: waiting raises none of them, an addition does. */
  readonly lacking: readonly JudgedLimit[];
  /** Against all others, which decide then. */
  readonly judged: Judged;
  readonly known: Stop;
}

/** The members against what says when the melt is poured. */
export function judgedToPour(limits: readonly JudgedLimit[], judge: JudgeBy, rule: RuleFrom): ToPour {
  const whole = judge(limits);
  const asItIs = stopOf(whole, whole.weights, rule);
  const lacking = asItIs.enough ? [] : failing(whole, 'min', { at: asItIs.index, wanted: rule.wanted });
  if (lacking.length === 0) return { whole, asItIs, lacking, judged: whole, known: asItIs };
  const judged = judge(limits.filter((limit) => !lacking.includes(limit)));
  return { whole, asItIs, lacking, judged, known: stopOf(judged, whole.weights, rule) };
}

const failing = (
  judged: Judged,
  side: JudgedLimit['side'],
  of: { readonly at: number; readonly wanted: number },
): JudgedLimit[] =>
  judged.limits.filter((limit, k) => limit.side === side && contentBand(judged, k, of.at).holds < of.wanted);

/** When an addition is made and the melt poured. */
export interface AdditionTime {
  readonly at_s: number;
  /** Place of the pour among the times. */
  readonly index: number;
  /** The same with so many additions, one after the other. */
  readonly of: (additions: number) => AdditionTime;
}

/**
 * When an addition could bring the melt inside, best first; none where nothing is to be added. Upper limits that it does not
 * keep by the last time either are left to dilution: what else there is decides first, then the surest time.
 */
export function additionTimes(
  { judged, lacking }: Pick<ToPour, 'judged' | 'lacking'>,
  of: { readonly stop: Stop; readonly judge: JudgeBy; readonly rule: RuleFrom },
): AdditionTime[] {
  const { stop, judge, rule } = of;
  const { times_s, limits, weights } = judged;
  const high = stop.enough ? [] : failing(judged, 'max', { at: times_s.length - 1, wanted: rule.wanted });
  if (lacking.length + high.length === 0) return [];
  const others = (): Stop => stopOf(judge(limits.filter((limit) => !high.includes(limit))), weights, rule);
  return [...(high.length > 0 ? [others()] : []), stop].map(({ index }) =>
    additionTime(times_s, { pour: index, from_s: rule.from_s }),
  );
}

/** As late as the pour allows, so that little of it is lost, and not before `from_s`: it has to dissolve before the pour. */
function additionTime(
  times_s: readonly number[],
  when: { readonly pour: number; readonly from_s: number },
  additions = 1,
): AdditionTime {
  const { pour, from_s } = when;
  const dissolves_s = 60 * ADDITION_MINUTES * additions;
  const dissolved = times_s.findIndex((one) => one >= from_s + dissolves_s);
  const index = Math.max(pour, dissolved < 0 ? times_s.length - 1 : dissolved);
  return {
    at_s: Math.max(from_s, times_s[index]! - dissolves_s),
    index,
    of: (count) => additionTime(times_s, when, count),
  };
}

/** What is known of the melt, and when something could be added. */
export interface CorrectionQuestion {
  readonly facts: PlanFacts;
  readonly control: PlanControl;
  readonly picture: Picture;
  readonly weights: Float64Array;
  /** Best first. */
  readonly times: readonly AdditionTime[];
  /** Sure enough to pour [1]. */
  readonly wanted: number;
}

/** An action, and the addition that belongs to it. */
export interface Corrected {
  readonly action: AdviseOutput['action'];
  readonly correction: AdviseOutput['correction'];
  /** Place of the pour among the times; null without an addition. */
  readonly index: number | null;
}

/**
 * What is to be added, now or when its time has come; where nothing helps, neither does waiting. While a result is waited
 * for (`asked` is `wait`) it is what will be added unless the result says otherwise.
 */
export async function withCorrection(
  asked: AdviseOutput['action'],
  input: AdviseInput,
  question: CorrectionQuestion,
): Promise<Corrected> {
  const none = { action: asked, correction: null, index: null };
  if (asked !== 'correct' && asked !== 'not-by-waiting' && asked !== 'wait') return none;
  const found = await firstThatHelps(input, question);
  if (!found) return none;
  if (asked === 'wait') return found.correction.additions.length > 0 ? { ...found, action: asked } : none;
  return { ...found, action: actionOfCorrection(found.correction, input.now_s) };
}

function actionOfCorrection(
  { additions, at_s }: NonNullable<AdviseOutput['correction']>,
  now_s: number,
): AdviseOutput['action'] {
  if (additions.length === 0) return 'not-by-waiting';
  return at_s > now_s ? 'wait' : 'correct';
}

/** The first addition that makes the melt sure enough, or the last that does not. */
async function firstThatHelps(
  input: AdviseInput,
  question: CorrectionQuestion,
): Promise<{ readonly correction: NonNullable<AdviseOutput['correction']>; readonly index: number } | null> {
  let last = null;
  for (const one of question.times) {
    const single = await correctionFor(input, { ...question, time: one });
    const count = single.additions.length;
    const time = one.of(Math.max(1, count));
    const correction = count > 1 ? await correctionFor(input, { ...question, time }) : single;
    last = { correction, index: time.index };
    if (correction.additions.length > 0) break;
  }
  return last;
}

/**
 * The least-cost additions to the melt as it will be when it is poured: what is known of it then stands for a sample.
 * Throws what `correct` throws.
 */
async function correctionFor(
  input: AdviseInput,
  of: CorrectionQuestion & { readonly time: AdditionTime },
): Promise<NonNullable<AdviseOutput['correction']>> {
  const { facts, control, picture, weights, wanted, time } = of;
  const { elements, times_s, contents } = picture;
  const results = elements.map((element, e) => {
    const at = (s: number): number => contents[(s * times_s.length + time.index) * elements.length + e]!;
    const { mean_ppm, p05_ppm, p95_ppm } = bandOf(weights, at);
    const sd = (p95_ppm - p05_ppm) / SD_IN_90_PERCENT;
    return { element, text: significant(mean_ppm), unit: 'ppm' as const, sd };
  });
  const output = await correct(
    {
      target: input.target,
      melt: { mass_kg: input.melt.mass_kg },
      sample: { results, minutes: 1 },
      keptPerHour: nothingLost(elements),
      ...(input.additions ? { additions: input.additions } : {}),
      ...(input.furnaceRoom_kg === undefined ? {} : { furnaceRoom_kg: input.furnaceRoom_kg }),
      confidence: wanted,
      ...(input.seed === undefined ? {} : { seed: input.seed }),
    },
    facts,
    control,
  );
  const { verdict, words, additions, cost_usd, certificate } = output;
  return { verdict, words, at_s: time.at_s, pour_s: times_s[time.index]!, additions, cost_usd, certificate };
}

/** The contents are those at the pour already. */
const nothingLost = (
  elements: readonly ElementSymbol[],
): Partial<Record<ElementSymbol, { readonly mean: number }>> =>
  Object.fromEntries(elements.map((element) => [element, { mean: 1 }]));
