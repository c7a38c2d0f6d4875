import { knownBaselineFactors } from '../../../../models/qualification/equivalency/equivalence-mean-extremum-factors.ts';
import { marginals, passProbability } from '../../../../models/qualification/equivalency/mean-extremum.ts';
import type { Reader } from '../../../method/reader.ts';
import { broadcast } from '../../broadcast.ts';
import type { Outcome, StatisticMethod } from '../../method.ts';
import { readFactorChoice } from './equivalence-mean-extremum-factors.ts';

const KNOWN = Number.POSITIVE_INFINITY;

export const equivalenceMeanExtremumOc: StatisticMethod = {
  name: 'equivalenceMeanExtremumOc',
  title:
    'operating characteristics of the mean-and-minimum test: false rejections, marginals, power against a drop',
  formula:
    'P(fail) = 1 - E_s int_{-k2 s} (1/tau) phi((d+drop)/tau) H_m(k1 s + d) dd, tau^2 = 1/m + 1/baseline; marginals 1-Phi(k1)^n and Phi(-sqrt(n) k2)',
  source: 'Vangel (2002); Nair (1948) for H_m; Kloppenborg (2023) for the estimated baseline',
  comparedWith:
    'simulations of 4e6 programmes (known baseline) within 2e-4 and of finite baselines within 4e-4',
  refuses: 'a baseline below 2, m outside 1..500',
  assumptions: ['normal populations of one scatter'],
  inputs: {
    n: 'candidates, number or list (known baseline)',
    alpha: 'number or list',
    m: 'candidates (finite baseline)',
    baselineN: 'size of the baseline, number or list',
    k1: 'factor on the minimum; published when absent',
    k2: 'factor on the mean',
    shift: 'drop of the candidate mean in baseline SD, number or list: adds power',
    factors: 'published (default) or exact',
  },
  run: (reader) => (reader.has('baselineN') ? finiteBaseline(reader) : knownBaseline(reader)),
};

function knownBaseline(reader: Reader): Outcome {
  const n = reader.either(reader.firstOf('n', 'm'), { min: 1, max: 500, whole: true });
  const alpha = reader.either('alpha', { above: 0, below: 1 });
  const exact = readFactorChoice(reader);
  const factors = (row: { n: number; alpha: number }) => ({
    m: row.n,
    ...knownBaselineFactors(row.n, row.alpha, exact),
    baseline: KNOWN,
  });
  const shift = reader.has('shift') ? reader.either('shift') : undefined;
  return {
    quantities: {
      probabilityOfFailureIfEqual: broadcast({ n, alpha }, (row) => {
        const plan = factors(row);
        return 1 - passProbability(plan, plan);
      }),
      marginalMinimum: broadcast({ n, alpha }, (row) => marginals(factors(row), factors(row)).minimum),
      marginalMean: broadcast({ n, alpha }, (row) => marginals(factors(row), factors(row)).mean),
      ...(shift === undefined
        ? {}
        : {
            power: broadcast({ n, alpha }, (row) =>
              broadcast(
                { shift },
                ({ shift: drop }) => 1 - passProbability(factors(row), factors(row), { drop }),
              ),
            ),
          }),
    },
  };
}

function finiteBaseline(reader: Reader): Outcome {
  const m = reader.number(reader.firstOf('m', 'n'), { min: 1, max: 500, whole: true });
  const baseline = reader.either('baselineN', { min: 2, whole: true });
  const alpha = reader.number('alpha', { above: 0, below: 1, fallback: 0.05, because: 'CMH-17 equivalency' });
  const given = reader.has('k1') || reader.has('k2');
  const factors = given
    ? { k1: reader.number('k1'), k2: reader.number('k2') }
    : knownBaselineFactors(m, alpha, readFactorChoice(reader));
  return {
    quantities: {
      falseRejection: broadcast(
        { baseline },
        (row) => 1 - passProbability(factors, { m, baseline: row.baseline }),
      ),
      marginalMean: broadcast({ baseline }, (row) => marginals(factors, { m, baseline: row.baseline }).mean),
      marginalMinimum: broadcast(
        { baseline },
        (row) => marginals(factors, { m, baseline: row.baseline }).minimum,
      ),
      k1: factors.k1,
      k2: factors.k2,
      nominal: alpha,
    },
  };
}
