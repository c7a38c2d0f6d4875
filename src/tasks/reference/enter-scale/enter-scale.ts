import { entered } from '../../../desk/reference/registers.ts';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Scatter of a scale whose certificate nobody has read, of its division [1]. Source: assumption. */
const USUAL_SCATTER = 0.5;

/** Enters a scale or changes it. Throws InputError for a division above the largest load. */
export const enterScale = defineVerb(contract, async ({ scale, reason, change, ...stated }, context) => {
  const { capacity_g, resolution_g } = stated;
  if (resolution_g > capacity_g)
    throw new InputError(
      `a scale up to ${kilograms(capacity_g)} cannot have a division of ${kilograms(resolution_g)}`,
      {
        path: 'resolution_g',
        value: resolution_g,
        unit: 'g',
        allowed: `at most ${kilograms(capacity_g)}`,
        cure: 'take both from its plate',
      },
    );
  const isAssumed = stated.repeatability_g === undefined;
  const entry = {
    repeatability_g: USUAL_SCATTER * resolution_g,
    ...stated,
    ours: isAssumed ? ['repeatability_g'] : [],
  };
  return entered({ register: 'scale', id: scale, entry, reason, change: change ?? false }, context);
});
