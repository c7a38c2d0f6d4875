import { partOrder } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { keptSpecificationsSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'list-specifications',
  verb: 'spec list',
  title: 'List the controlled specifications, and whether each may be used',
  order: partOrder,
  answer: keptSpecificationsSchema,
  act: null,
  reads: true,
  list: { set: 'Specifications', rows: 'specifications', key: 'name' },
  forVisitors: true,
  isShort: true,
  examples: [{}],
});
