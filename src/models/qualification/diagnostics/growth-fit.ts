import {
  cramerVonMisesCritical,
  type GroupedGrowthFit,
  type GrowthFit,
} from '../../../foundation/statistics/growth/crow-amsaa.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';

export function growthDiagnostic({ cramerVonMises, terms }: GrowthFit): Diagnostic {
  const name = 'fit:power law';
  if (cramerVonMises === null || terms < 2) return notComputable(name, 'too few failures for a test of fit');
  const limit = cramerVonMisesCritical(terms);
  return {
    name,
    verdict: cramerVonMises < limit ? 'PASS' : 'FAIL',
    reason: 'Cramer-von Mises at 10 %',
    statistic: cramerVonMises,
    limit,
  };
}

/** Diagnostic `fit:power law` of interval counts; HOLD when an interval expects fewer than five failures. */
export function groupedGrowthDiagnostic({ expected, chiSquare, p }: GroupedGrowthFit): Diagnostic {
  const name = 'fit:power law';
  if (p === null || expected.some((value) => value < 5))
    return notComputable(name, 'an interval expects fewer than five failures');
  return {
    name,
    verdict: p > 0.1 ? 'PASS' : 'FAIL',
    reason: 'chi-square on the intervals at 10 %',
    statistic: chiSquare,
  };
}
