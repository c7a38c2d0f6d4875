import { controlOf } from '../../../desk/control.ts';
import { furnaceHistory } from '../../../desk/furnace/furnace-history.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Calibrates a furnace on its recorded heats: those with a log of it whose timed samples were measured. Writes nothing.
 * Throws NotFoundError when there are none, and what `calibrate` throws.
 */
export const calibrateFurnace = defineVerb(contract, async (order, context) =>
  context.compute.calibrate(await furnaceHistory(order, context), controlOf(context)),
);
