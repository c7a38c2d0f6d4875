import { furnacesSchema } from '../../documents/furnaces.ts';
import { listFurnacesOrder } from '../../documents/orders/heats.ts';
import { defineTask } from '../task.ts';
import { furnaceRows } from './furnace-rows.ts';

/** The furnaces of the plant: their heats, how old their linings are, and their latest leak-up rates. */
export const listFurnaces = defineTask({
  name: 'list-furnaces',
  title: 'List the furnaces with their heats, the age of their linings and their latest leak-up rates',
  order: listFurnacesOrder,
  answer: furnacesSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async (_order, context) => ({
    format: 'remelt-furnaces/1' as const,
    furnaces: await furnaceRows(context),
  }),
});
