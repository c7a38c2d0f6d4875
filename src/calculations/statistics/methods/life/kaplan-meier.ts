import {
  medianSurvival,
  productLimit,
  survivalBounds,
} from '../../../../foundation/statistics/life/kaplan-meier.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';
import { readLives } from './lives.ts';

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
      median: medianSurvival(steps),
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
