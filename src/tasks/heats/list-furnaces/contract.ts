import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { furnacesSchema } from '../../../documents/heats/furnaces.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'list-furnaces',
  verb: 'furnace list',
  title: 'List the furnaces with their heats, the age of their linings and their latest leak-up rates',
  order: z.strictObject({}),
  answer: furnacesSchema,
  act: null,
  reads: true,
  list: { set: 'Furnaces', rows: 'furnaces', key: 'furnace' },
  forVisitors: true,
  examples: [{}],
});
