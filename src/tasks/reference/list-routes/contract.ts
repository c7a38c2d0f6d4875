import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { keptRoutesSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'list-routes',
  verb: 'route list',
  title: 'List the routes that are kept under a name',
  order: z.strictObject({}),
  answer: keptRoutesSchema,
  act: null,
  reads: true,
  list: { set: 'Routes', rows: 'routes', key: 'name' },
  forVisitors: true,
  examples: [{}],
});
