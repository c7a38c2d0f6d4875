import { partOrder } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { programmeListSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'list-programmes',
  verb: 'qualify status',
  title: 'List every programme and what its gates recommend',
  order: partOrder,
  answer: programmeListSchema,
  act: null,
  reads: true,
  list: { set: 'Programmes', rows: 'programmes', key: 'programme' },
  forVisitors: true,
  isShort: true,
  examples: [{}],
});
