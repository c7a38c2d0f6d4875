import { orOtherCase } from '../../../desk/genealogy/history-subject.ts';
import { weighedCharge } from '../../../desk/heat/as-charged.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { pointsInBath } from '../../../desk/heat/point-contents.ts';
import { comparedHeat } from '../../../desk/samples/prediction-check.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** A heat with its prediction held against its measurements. Throws NotFoundError for an unknown heat. */
export const compareHeat = defineVerb(contract, async ({ heat: typed, asCharged }, context) => {
  const { id } = await orOtherCase(`heat:${typed}`, context.store, (heat) => knownHeat(heat, context));
  const found = await comparedHeat(id, context);
  const holdPoints = await pointsInBath(found.heat, context);
  return {
    format: 'remelt-compared-heat/1' as const,
    ...found,
    heat: { ...found.heat, ...(holdPoints ? { holdPoints } : {}) },
    ...(asCharged ? { asCharged: await weighedCharge(found.heat, context) } : {}),
  };
});
