import { InputError } from '../../foundation/errors.ts';
import {
  DEPRECIATION_RULES,
  depreciationShares,
  MACRS_YEARS,
} from '../../models/economics/capital/depreciation.ts';

/** Shares of the depreciation schedule of that name. Throws InputError with those there are. */
export function scheduleNamed(name: string, path: string): readonly number[] {
  const shares = depreciationShares(name);
  if (shares) return shares;
  throw new InputError(`there is no depreciation schedule "${name}"`, {
    path,
    value: name,
    allowed: `${MACRS_YEARS.map((years) => `MACRS${years}`).join(', ')}; ${DEPRECIATION_RULES.join(', ')} with years, such as SL10`,
    cure: 'name one of these',
  });
}
