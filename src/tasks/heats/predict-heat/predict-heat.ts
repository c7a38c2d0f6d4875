import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { predictBooked } from '../../../desk/planning/predict-through.ts';
import { routeOf } from '../../../desk/reference/kept.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What a route makes of a heat of the ledger: of what was charged, before that of what is reserved for it. Throws NotFoundError for an
 * unknown heat or route, ConflictError for a heat without metal, InputError for one without a route, and what `simulate` throws.
 */
export const predictHeat = defineVerb(contract, async ({ heat: id, route: asked, ...taken }, context) => {
  const stated = asked === undefined ? {} : { route: await routeOf(asked, context) };
  return predictBooked({ heat: await knownHeat(id, context), ...stated, ...taken }, context);
});
