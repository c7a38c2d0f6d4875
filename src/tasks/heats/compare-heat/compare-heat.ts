import { orOtherCase } from '../../proof/history-subject.ts';
import { defineVerb } from '../../task.ts';
import { weighedCharge } from '../as-charged.ts';
import { knownHeat } from '../known-heat.ts';
import { comparedHeat } from '../prediction-check.ts';
import { contract } from './contract.ts';

/** A heat with its prediction held against its measurements. Throws NotFoundError for an unknown heat. */
export const compareHeat = defineVerb(contract, async ({ heat: typed, asCharged }, context) => {
  const { id } = await orOtherCase(`heat:${typed}`, context.store, (heat) => knownHeat(heat, context));
  const found = await comparedHeat(id, context);
  return {
    format: 'remelt-compared-heat/1' as const,
    ...found,
    ...(asCharged ? { asCharged: await weighedCharge(found.heat, context) } : {}),
  };
});
