import type { Arrival, ArrivedSample } from '../../documents/results/arrival.ts';
import { type SetRule, takingRuleSchema } from '../../documents/results/taking-rule.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { knownMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { isTakeable } from './arrival-of.ts';
import { type ControlStanding, controlReadings, controlReferences, controlStanding } from './controls.ts';
import { registered } from './source-of.ts';

export const TAKING_RULES = 'taking-rule/';

/** A rule of the plant as it stands. */
export type TakingRule = SetRule & {
  readonly name: string;
  /** Who set it. */
  readonly by: string | null;
};

/** The rules that stand. */
export async function takingRules(context: Pick<TaskContext, 'store'>): Promise<readonly TakingRule[]> {
  const entries = await registered((name) => name.startsWith(TAKING_RULES), context);
  return entries.flatMap(({ name, by, entry }) => {
    const read = takingRuleSchema.safeParse(entry);
    return read.success ? [{ ...read.data, name: name.slice(TAKING_RULES.length), by }] : [];
  });
}

/** What of a file the rule of its source and method takes now, and why it leaves the rest. */
export interface TakenByRule {
  readonly rule: TakingRule | null;
  readonly takes: readonly ArrivedSample[];
  readonly leaves: readonly { readonly name: string; readonly why: string }[];
}

/** Samples of a file that a rule takes: matched by themselves, asked for, nothing said of them, burns that agree, and a good control sample. */
export async function takenByRule(arrival: Arrival, context: TaskContext): Promise<TakenByRule> {
  const rules = await takingRules(context);
  const rule = rules.find(({ source, method }) => source === arrival.source && method === arrival.method);
  const waiting = arrival.samples.filter(({ state }) => state === 'waits');
  if (rule === undefined || waiting.length === 0) return { rule: rule ?? null, takes: [], leaves: [] };
  const standing = await standingOf(rule, context);
  // what is asked of the file as a whole is answered by its lesson, or looked at by a person
  const [asked] = arrival.asks;
  const judged = waiting.map((one) => ({
    one,
    why: asked?.words ?? whyNot(one, { rule, standing, context }),
  }));
  return {
    rule,
    takes: judged.filter(({ why }) => why === null).map(({ one }) => one),
    leaves: judged.flatMap(({ one, why }) => (why === null ? [] : [{ name: one.name, why }])),
  };
}

/** How the latest control of a rule's source came out. */
export async function standingOf(
  rule: TakingRule,
  context: Pick<TaskContext, 'store' | 'memory'>,
): Promise<ControlStanding> {
  return controlStanding(rule, await controlReadings(context), await controlReferences(context));
}

function whyNot(
  one: ArrivedSample,
  {
    rule,
    standing,
    context,
  }: {
    readonly rule: TakingRule;
    readonly standing: ControlStanding;
    readonly context: Pick<TaskContext, 'clock' | 'compute'>;
  },
): string | null {
  if (!isTakeable(one)) return one.asks[0]?.words ?? 'nothing of it can be booked';
  if (one.match!.by === 'person') return 'a person said whose sample it is, and takes it';
  if (one.match!.by === 'order') return 'no sample of its own was taken';
  const [said] = one.notes;
  if (said) return said.words;
  if (standing.state !== 'good') return standing.words;
  const age_h = (context.clock().getTime() - new Date(standing.at!).getTime()) / 3_600_000;
  if (age_h > rule.hours)
    return `the last control sample is ${Math.round(age_h)} h old, and the rule asks for one within ${rule.hours} h`;
  return disagreement(one, rule.method, context);
}

/** Critical range of n results at 95 %, in standard deviations of repeatability. Source: ISO 5725-6:1994, table 1. */
const CRITICAL_RANGE = [0, 0, 2.8, 3.3, 3.6, 3.9, 4.0, 4.2, 4.3, 4.4, 4.5] as const;

/** Burns of a sample that lie further apart than the method repeats, in words; null where they agree. */
function disagreement(
  { analyses, name }: Pick<ArrivedSample, 'analyses' | 'name'>,
  methodId: string,
  { compute }: Pick<TaskContext, 'compute'>,
): string | null {
  const method = knownMethod(compute.facts().analysisMethods, methodId);
  const byElement = Map.groupBy(analyses.flat(), ({ element }) => element);
  for (const [element, results] of byElement) {
    const ppm = results
      .filter(({ text }) => parseReading(text).operator === '=')
      .map(({ text, unit }) => parseReading(text).value * PPM_PER[unit]);
    if (ppm.length < 2) continue;
    const range = Math.max(...ppm) - Math.min(...ppm);
    const mean = ppm.reduce((sum, one) => sum + one, 0) / ppm.length;
    const { sd, measured } = method
      ? uncertaintyOf(method, element as ElementSymbol, mean / 1e6)
      : { sd: 0, measured: false };
    if (!measured) return `how well ${methodId} repeats ${element} is not known`;
    const critical = CRITICAL_RANGE[Math.min(ppm.length, CRITICAL_RANGE.length - 1)]! * sd * 1e6;
    if (range > critical)
      return `burns of ${name} disagree in ${element}: ${Math.round(range)} ppm apart, ${Math.round(critical)} ppm are usual`;
  }
  return null;
}
