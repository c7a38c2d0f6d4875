import { cramerVonMisesCritical, type GrowthFit } from '../../../foundation/statistics/growth/crow-amsaa.ts';
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
