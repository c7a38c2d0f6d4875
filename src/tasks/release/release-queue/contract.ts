import { partOrder } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { releaseQueueSchema } from '../../../documents/proof/release-queue.ts';

export const contract = defineContract({
  group: 'release',
  name: 'release-queue',
  verb: 'release',
  chosenBy: ['--waiting'],
  title: 'List the metal that waits for its release, with results, verdicts and who may sign',
  order: partOrder,
  answer: releaseQueueSchema,
  act: null,
  reads: true,
  list: { set: 'Releases', rows: 'waiting', key: 'of' },
  forVisitors: true,
  isShort: true,
  examples: [{}],
});
