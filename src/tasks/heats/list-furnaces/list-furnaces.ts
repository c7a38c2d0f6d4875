import { furnaceRows } from '../../../desk/furnace/furnace-rows.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The furnaces of the plant: their heats, how old their linings are, and their latest leak-up rates. */
export const listFurnaces = defineVerb(contract, async (_order, context) => ({
  format: 'remelt-furnaces/1' as const,
  furnaces: await furnaceRows(context),
}));
