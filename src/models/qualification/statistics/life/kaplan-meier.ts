import { normalUpperQuantile } from '../../../../foundation/numerics/normal.ts';
import { unchecked } from '../diagnostic.ts';
import type { Quantities, StatisticMethod } from '../method.ts';
import { percentName } from '../naming.ts';
import { type Lives, readLives } from './lives.ts';

/** One step of the product-limit estimate. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** sum d/(n (n - d)): variance of ln survival (Greenwood). Infinite once nobody is left. */
  readonly greenwood: number;
}

/** Product-limit steps at the distinct failure times; at a tie failures come before suspensions. */
export function productLimit({ time, event, count }: Required<Lives>): SurvivalStep[] {
  const rows = time.map((value, i) => ({ time: value, event: event[i]!, count: count[i]! }));
  const times = [...new Set(rows.filter((row) => row.event).map((row) => row.time))].sort((a, b) => a - b);
  let survival = 1;
  let greenwood = 0;
  return times.map((at) => {
    let atRisk = 0;
    let events = 0;
    for (const row of rows) {
      if (row.time >= at) atRisk += row.count;
      if (row.time === at && row.event) events += row.count;
    }
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    return { time: at, atRisk, events, survival, greenwood };
  });
}

/** Interval conventions of survival curves; log-log is recommended and keeps inside (0, 1). */
export type SurvivalInterval = 'plain' | 'log' | 'loglog';

/** Two-sided bounds of one step; null where the convention has none (survival zero). */
export function survivalBounds(
  { survival, greenwood }: SurvivalStep,
  form: SurvivalInterval,
  confidence: number,
): readonly [lower: number | null, upper: number | null] {
  const z = normalUpperQuantile((1 - confidence) / 2);
  if (!(survival > 0) || !Number.isFinite(greenwood)) return [null, null];
  const error = Math.sqrt(greenwood);
  if (form === 'plain') {
    return [Math.max(0, survival - z * survival * error), Math.min(1, survival + z * survival * error)];
  }
  if (form === 'log') return [survival * Math.exp(-z * error), Math.min(1, survival * Math.exp(z * error))];
  if (survival === 1) return [1, 1];
  const spread = (z * error) / Math.log(survival);
  return [survival ** Math.exp(-spread), survival ** Math.exp(spread)];
}

export const kaplanMeier: StatisticMethod = {
  name: 'kaplanMeier',
  title: 'product-limit survival with Greenwood error and three interval conventions, each named',
  formula:
    'S = prod (1 - d/n); Var ln S = sum d/(n(n-d)); plain S +- z se, log S exp(+- z se/S), log-log S^exp(+- z se/(S ln S))',
  source: 'Kaplan and Meier (1958), JASA 53, 457; Greenwood (1926)',
  comparedWith: 'R survival survfit: S 1e-10, errors and bounds 1e-8',
  refuses: 'times at or below zero, all censored',
  assumptions: ['censoring does not tell about the life'],
  inputs: {
    time: 'lives',
    event: '1 failed, 0 suspended',
    count: 'identical items per row',
    confidence: 'default 0.95',
  },
  run(reader) {
    const lives = readLives(reader, 1);
    const steps = productLimit(lives);
    if (steps.length === 0) reader.refuse('event', 'is all censored: there is no failure');
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const quantities: Record<string, Quantities[string]> = {
      eventTimes: steps.map(({ time }) => time),
      atRisk: steps.map(({ atRisk }) => atRisk),
      events: steps.map(({ events }) => events),
      survival: steps.map(({ survival }) => survival),
      stdErrGreenwood: steps.map(({ survival, greenwood }) =>
        survival > 0 ? survival * Math.sqrt(greenwood) : null,
      ),
      median: steps.find(({ survival }) => survival <= 0.5)?.time ?? null,
    };
    for (const [form, label] of [
      ['plain', 'Plain'],
      ['log', 'Log'],
      ['loglog', 'LogLog'],
    ] as const) {
      const bounds = steps.map((step) => survivalBounds(step, form, confidence));
      quantities[`lower${percentName(confidence)}${label}`] = bounds.map(([lower]) => lower);
      quantities[`upper${percentName(confidence)}${label}`] = bounds.map(([, upper]) => upper);
    }
    for (const { time, survival } of steps) quantities[`survivalAt${time}`] = survival;
    return {
      quantities,
      diagnostics: [
        unchecked('censoring does not tell about the life', 'only the way of the study can show it'),
      ],
    };
  },
};
