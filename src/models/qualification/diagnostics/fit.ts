import {
  andersonDarlingOf,
  type FitFamily,
  OSL_LIMIT,
} from '../../../foundation/statistics/hypothesis/anderson-darling.ts';
import { compare, type Diagnostic, notComputable } from '../diagnostic.ts';

/** Diagnostic `fit:<family>` of a sample: HOLD when it has no spread or fewer than four values. */
export function fitDiagnostic(x: readonly number[], family: FitFamily): Diagnostic {
  const name = `fit:${family}`;
  if (x.length < 4)
    return notComputable(
      name,
      `${x.length} value${x.length === 1 ? ' is' : 's are'} too few for a goodness of fit`,
    );
  if (x.every((value) => value === x[0])) return notComputable(name, 'zero variance');
  if (family !== 'normal' && x.some((value) => value <= 0))
    return notComputable(name, 'values at or below zero');
  const { osl } = andersonDarlingOf(x, family);
  return compare(
    name,
    { statistic: osl, limit: OSL_LIMIT, passWhen: 'above' },
    `Anderson-Darling observed significance level of the ${family} distribution`,
  );
}
