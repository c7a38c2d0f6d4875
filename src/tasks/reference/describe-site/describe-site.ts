import { entered } from '../../../desk/reference/registers.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters the site of the plant. Throws InputError for a region whose grid nobody knows. */
export const describeSite = defineVerb(contract, async ({ reason, region = 'EU', ...stated }, context) => {
  const { plant, footprints } = context.compute.facts();
  const known = [...footprints.grids.keys()];
  if (!known.includes(region))
    throw new InputError(`"${region}" is not a region whose grid is known`, {
      path: 'region',
      value: region,
      allowed: known.join(', '),
      cure: 'take the region that the power is bought in, or the nearest one',
    });
  const id = plant.sites[0]?.id ?? 'plant';
  return entered({ register: 'site', id, entry: { ...stated, region, ours: [] }, reason }, context);
});
