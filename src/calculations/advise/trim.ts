import type { AdviseInput, AdviseOutput } from '../../documents/heats/advise.ts';
import { SD_IN_90_PERCENT } from '../../foundation/numerics/normal.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { ADDITION_MINUTES, correct } from '../correct/correct.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { additionChance } from './addition-chance.ts';
import { type ContentsOverTime, contentAt } from './contents-over-time.ts';
import { bandOf, chanceToHold, type Judged, type JudgedLimit } from './judge.ts';
import { type Stop, type StopRule, stopOf } from './stop.ts';

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
  /** Against all others, which decide then, and the rule with the chance of what is added. */
  readonly judged: Judged;
  readonly rule: RuleFrom;
  readonly known: Stop;
}

/** The members against what says when the melt is poured. */
export function judgedToPour(limits: readonly JudgedLimit[], judge: JudgeBy, rule: RuleFrom): ToPour {
  const whole = judge(limits);
  const asItIs = stopOf(whole, whole.weights, rule);
  const lacking = asItIs.enough ? [] : failing(whole, 'min', { at: asItIs.index, wanted: rule.wanted });
  if (lacking.length === 0) return { whole, asItIs, lacking, judged: whole, rule, known: asItIs };
  const judged = judge(limits.filter((limit) => !lacking.includes(limit)));
  const adding = { ...rule, added: additionChance(whole, lacking) };
  return { whole, asItIs, lacking, judged, rule: adding, known: stopOf(judged, whole.weights, adding) };
}

const failing = (
  judged: Judged,
  side: JudgedLimit['side'],
  of: { readonly at: number; readonly wanted: number },
): JudgedLimit[] =>
  judged.limits.filter((limit, k) => limit.side === side && chanceToHold(judged, k, of.at) < of.wanted);

/** What is known of the melt, and of when it may be poured. */
export interface TrimQuestion extends Pick<ToPour, 'judged' | 'lacking'> {
  readonly facts: PlanFacts;
  readonly control: PlanControl;
  readonly future: ContentsOverTime;
  readonly judge: JudgeBy;
  readonly stop: Stop;
  readonly rule: RuleFrom;
}

/**
 * Places of times at which the melt could be poured with an addition, best first; none where nothing is to be added. Upper
 * limits that it does not keep by the last time either are left to dilution: what else there is decides first, then the
 * surest time.
 */
function poursWithAddition({ judged, lacking, stop, judge, rule }: TrimQuestion): number[] {
  const { times_s, limits, weights } = judged;
  const high = stop.enough ? [] : failing(judged, 'max', { at: times_s.length - 1, wanted: rule.wanted });
  if (lacking.length + high.length === 0) return [];
  if (high.length === 0) return [stop.index];
  return [stopOf(judge(limits.filter((limit) => !high.includes(limit))), weights, rule).index, stop.index];
}

/** When additions are made and the melt poured. */
interface AdditionTime {
  readonly at_s: number;
  /** Place of the pour among the times. */
  readonly index: number;
}

/** As late as the pour allows, so that little is lost, and not before `from_s`: one after the other they dissolve before it. */
function additionTime(
  { judged: { times_s }, rule: { from_s } }: TrimQuestion,
  pour: number,
  additions: number,
): AdditionTime {
  const dissolves_s = 60 * ADDITION_MINUTES * additions;
  const dissolved = times_s.findIndex((one) => one >= from_s + dissolves_s);
  const index = Math.max(pour, dissolved < 0 ? times_s.length - 1 : dissolved);
  return { at_s: Math.max(from_s, times_s[index]! - dissolves_s), index };
}

/** An action, the addition that belongs to it, and the place of the pour among the times. */
export interface AdvisedTrim {
  readonly action: AdviseOutput['action'];
  readonly correction: AdviseOutput['correction'];
  readonly index: number;
}

/**
 * What is to be added, now or when its time has come; where nothing helps, neither does waiting. While a result is waited
 * for (`asked` is `wait`) it is what will be added unless the result says otherwise.
 */
export async function withTrim(
  asked: AdviseOutput['action'],
  input: AdviseInput,
  question: TrimQuestion,
): Promise<AdvisedTrim> {
  const { lacking, stop } = question;
  const asks = asked === 'correct' || asked === 'not-by-waiting' || asked === 'wait';
  const pours = asks || lacking.length > 0 ? poursWithAddition(question) : [];
  const index = lacking.length > 0 ? additionTime(question, pours[0]!, 1).index : stop.index;
  const found = asks ? await firstThatHelps(input, question, pours) : null;
  const helps = found !== null && found.correction.additions.length > 0;
  if (!found || (asked === 'wait' && !helps)) return { action: asked, correction: null, index };
  if (asked === 'wait') return { ...found, action: asked };
  if (!helps) return { ...found, action: 'not-by-waiting' };
  return { ...found, action: found.correction.at_s > input.now_s ? 'wait' : 'correct' };
}

/** The first addition that makes the melt sure enough, or the last that does not. */
async function firstThatHelps(
  input: AdviseInput,
  question: TrimQuestion,
  pours: readonly number[],
): Promise<{ readonly correction: NonNullable<AdviseOutput['correction']>; readonly index: number } | null> {
  let last = null;
  for (const pour of pours) {
    const one = additionTime(question, pour, 1);
    const single = await trimFor(input, question, one);
    const count = single.additions.length;
    const time = count > 1 ? additionTime(question, pour, count) : one;
    const correction = count > 1 ? await trimFor(input, question, time) : single;
    last = { correction, index: time.index };
    if (correction.additions.length > 0) break;
  }
  return last;
}

/**
 * The least-cost additions to the melt as it will be when it is poured: what is known of it then stands for a sample.
 * Throws what `correct` throws.
 */
async function trimFor(
  input: AdviseInput,
  { facts, control, future, judged, rule }: TrimQuestion,
  { at_s, index }: AdditionTime,
): Promise<NonNullable<AdviseOutput['correction']>> {
  const { elements, times_s } = future;
  const results = elements.map((element) => {
    const { mean_ppm, p05_ppm, p95_ppm } = bandOf(judged.weights, contentAt(future, [element], index));
    const sd = (p95_ppm - p05_ppm) / SD_IN_90_PERCENT;
    return { element, text: String(Number(mean_ppm.toPrecision(4))), unit: 'ppm' as const, sd };
  });
  const output = await correct(
    {
      target: input.target,
      melt: { mass_kg: input.melt.mass_kg },
      sample: { results, minutes: 1 },
      keptPerHour: nothingLost(elements),
      ...(input.additions ? { additions: input.additions } : {}),
      ...(input.furnaceRoom_kg === undefined ? {} : { furnaceRoom_kg: input.furnaceRoom_kg }),
      confidence: rule.wanted,
      ...(input.seed === undefined ? {} : { seed: input.seed }),
    },
    facts,
    control,
  );
  const { verdict, words, additions, cost_usd, certificate } = output;
  return { verdict, words, at_s, pour_s: times_s[index]!, additions, cost_usd, certificate };
}

/** The contents are those at the pour already. */
const nothingLost = (
  elements: readonly ElementSymbol[],
): Partial<Record<ElementSymbol, { readonly mean: number }>> =>
  Object.fromEntries(elements.map((element) => [element, { mean: 1 }]));
