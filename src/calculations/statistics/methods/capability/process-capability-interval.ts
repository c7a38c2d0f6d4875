import { capabilityBounds } from '../../../../foundation/statistics/capability/process-capability-interval.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

/** Bounds by the names they have in the output. */
export function boundQuantities(
  indices: { readonly cp: number; readonly cpk: number },
  n: number,
  confidence: number,
): Quantities {
  const bounds = capabilityBounds(indices, n, confidence);
  const name = percentName(confidence);
  return {
    cpTwoSided: bounds.cpTwoSided,
    [`cpLower${name}`]: bounds.cpLower,
    cpkTwoSidedNormalApprox: bounds.cpkTwoSided,
    [`cpkLowerNormalApprox${name}`]: bounds.cpkLower,
    [`cplLowerExact${name}`]: bounds.cplLower,
  };
}

export const processCapabilityInterval: StatisticMethod = {
  name: 'processCapabilityInterval',
  title:
    'confidence bounds of observed capability indices: gate on the lower bound, never on the point value',
  formula:
    'Cp sqrt(chi2_{a/2}/(n-1)) to Cp sqrt(chi2_{1-a/2}/(n-1)); Cpk +- z sqrt(1/(9n) + Cpk^2/(2(n-1))); one limit: exact by noncentral t',
  source: 'Bissell (1990), Applied Statistics 39, 331; Kushler and Hurley (1992), J. Qual. Tech. 24, 188',
  comparedWith: 'independent R formulas: 1e-9; exact bound coverage 0.95 within 3 standard errors',
  refuses: 'n below 2, a negative Cp',
  assumptions: ['normal population', 'a process in control'],
  inputs: { cp: 'observed', cpk: 'observed', n: 'sample size', confidence: 'default 0.95' },
  run(reader) {
    const cpk = reader.number('cpk');
    const cp = reader.has('cp') ? reader.number('cp', { min: 0 }) : cpk;
    const n = reader.number('n', { min: 2, whole: true });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    return { quantities: boundQuantities({ cp, cpk }, n, confidence) };
  },
};
