import { ConvergenceError } from '../../../../foundation/errors.ts';
import { noncentralTQuantile } from '../../../../foundation/numerics/noncentral-t.ts';
import { normalUpperQuantile } from '../../../../foundation/numerics/normal.ts';
import {
  type VariablesPlan,
  variablesPlanAcceptance,
} from '../../../../models/qualification/equivalency/variables-plan-unknown-sigma.ts';
import type { StatisticMethod } from '../../method.ts';

/** k at which lots of quality p1 are accepted with probability 1 - alpha. */
function factorAt(n: number, p1: number, alpha: number): number {
  const root = Math.sqrt(n);
  return noncentralTQuantile(alpha, { df: n - 1, noncentrality: normalUpperQuantile(p1) * root }) / root;
}

export const variablesPlanUnknownSigma: StatisticMethod = {
  name: 'variablesPlanUnknownSigma',
  title: 'variables plan for one limit, sigma unknown: smallest n and k with both risks, exactly',
  formula:
    "k = t'_alpha(n-1, z_p1 sqrt n)/sqrt n; n the smallest with P(accept | p2) <= beta; Wallis: k = (z_alpha z_p2 + z_beta z_p1)/(z_alpha + z_beta), n = (1 + k^2/2)((z_alpha+z_beta)/(z_p1-z_p2))^2",
  source: 'Lieberman and Resnikoff (1955), JASA 50, 457; Wallis (1947) for the approximation',
  comparedWith: 'independent noncentral-t search 1e-7',
  refuses: 'p1 not below p2, alpha + beta not below one',
  assumptions: ['normal population', 'one specification limit'],
  inputs: {
    p1: 'acceptable fraction',
    p2: 'rejectable fraction',
    alpha: 'producer risk',
    beta: 'consumer risk',
  },
  run(reader) {
    const p1 = reader.number('p1', { above: 0, below: 1 });
    const p2 = reader.number('p2', { above: 0, below: 1 });
    const alpha = reader.number('alpha', { above: 0, below: 1 });
    const beta = reader.number('beta', { above: 0, below: 1 });
    if (!(p1 < p2)) reader.refuse('p1', `= ${p1} is not below p2 = ${p2}`);
    if (!(alpha + beta < 1)) reader.refuse('alpha', `= ${alpha} and beta = ${beta} leave no plan`);
    const [z1, z2, za, zb] = [p1, p2, alpha, beta].map(normalUpperQuantile) as [
      number,
      number,
      number,
      number,
    ];
    const kApprox = (za * z2 + zb * z1) / (za + zb);
    const nApprox = (1 + (kApprox * kApprox) / 2) * ((za + zb) / (z1 - z2)) ** 2;
    const plan = smallestPlan({ p1, p2, alpha, beta });
    return {
      quantities: {
        nApprox,
        kApprox,
        n: plan.n,
        k: plan.k,
        pAcceptAtP1: variablesPlanAcceptance(plan, p1),
        pAcceptAtP2: variablesPlanAcceptance(plan, p2),
      },
    };
  },
};

interface Risks {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Bisection on n: the consumer's risk falls with n. */
function smallestPlan({ p1, p2, alpha, beta }: Risks): VariablesPlan {
  const enough = (n: number): boolean =>
    variablesPlanAcceptance({ n, k: factorAt(n, p1, alpha) }, p2) <= beta;
  let low = 1;
  let high = 2;
  while (!enough(high)) {
    low = high;
    high *= 2;
    if (high > 1e6) throw new ConvergenceError('no variables plan up to n = 1e6', { path: 'p2', value: p2 });
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return { n: high, k: factorAt(high, p1, alpha) };
}
