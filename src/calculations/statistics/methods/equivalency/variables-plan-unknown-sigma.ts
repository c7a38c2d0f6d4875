import {
  smallestVariablesPlan,
  variablesPlanAcceptance,
  wallisPlan,
} from '../../../../models/qualification/equivalency/variables-plan-unknown-sigma.ts';
import type { StatisticMethod } from '../../method.ts';

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
    const risks = { p1, p2, alpha, beta };
    const approximate = wallisPlan(risks);
    const plan = smallestVariablesPlan(risks);
    return {
      quantities: {
        nApprox: approximate.n,
        kApprox: approximate.k,
        n: plan.n,
        k: plan.k,
        pAcceptAtP1: variablesPlanAcceptance(plan, p1),
        pAcceptAtP2: variablesPlanAcceptance(plan, p2),
      },
    };
  },
};
