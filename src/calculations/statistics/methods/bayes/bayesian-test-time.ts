import {
  bayesianTestHours,
  FLAT_RATE,
  type GammaRate,
} from '../../../../foundation/statistics/bayes/bayesian-test-time.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const bayesianTestTime: StatisticMethod = {
  name: 'bayesianTestTime',
  title: 'test time that shows an MTBF with a gamma prior, by number of failures',
  formula: 'T = M G^-1(C; a + r) - b (zero when the prior already shows it)',
  source: 'NIST/SEMATECH e-Handbook 8.3.1.5',
  comparedWith: 'independent quantiles 1e-7',
  refuses: 'a or b not above zero',
  assumptions: ['constant rate', 'the prior is right'],
  inputs: {
    a: 'prior shape',
    b: 'prior rate',
    targetMtbf: 'M',
    confidence: '0..1',
    failures: 'number or list',
  },
  run(reader) {
    const a = reader.number('a', { above: 0 });
    const b = reader.number('b', { above: 0 });
    const targetMtbf = reader.number('targetMtbf', { above: 0 });
    const confidence = reader.number('confidence', { above: 0, below: 1 });
    const failures = reader.either('failures', { min: 0, whole: true, fallback: 0 });
    const hours = (prior: GammaRate) =>
      broadcast({ failures }, (row) => bayesianTestHours(prior, { targetMtbf, confidence, ...row }));
    return { quantities: { hours: hours({ shape: a, rate: b }), hoursFlatPrior: hours(FLAT_RATE) } };
  },
};
