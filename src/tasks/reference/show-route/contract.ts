import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { keptRouteSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'show-route',
  verb: 'route show',
  title: 'Show a route that is kept under a name',
  order: z.strictObject({
    name: field(textSchema, { label: 'Name of the route', help: 'such as triple-melt', argument: 1 }),
  }),
  answer: keptRouteSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ name: 'triple-melt' }],
});
