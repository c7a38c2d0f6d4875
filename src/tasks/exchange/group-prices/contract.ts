import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { groupField } from '../../../documents/contract/group-fields.ts';
import { groupPricesSchema } from '../../../documents/exchange/group.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'group-prices',
  verb: 'group prices',
  title: 'Compare what the same material is counted at by the plants of a group',
  order: z.strictObject({ group: groupField }),
  answer: groupPricesSchema,
  act: null,
  reads: true,
  exit: ({ complete }) => (complete ? 0 : 3),
  examples: [{ group: { format: 'remelt-group/1', plants: [{ id: 'a', folder: 'a', trust: {} }] } }],
});
