import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { groupField } from '../../../documents/contract/group-fields.ts';
import { groupStockSchema } from '../../../documents/exchange/group.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'group-stock',
  verb: 'group stock',
  title: 'Add up what lies in the yards of a group, by plant, grade and status',
  order: z.strictObject({ group: groupField }),
  answer: groupStockSchema,
  act: null,
  reads: true,
  exit: ({ complete }) => (complete ? 0 : 3),
  examples: [{ group: { format: 'remelt-group/1', plants: [{ id: 'a', folder: 'a', trust: {} }] } }],
});
