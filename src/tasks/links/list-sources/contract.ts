import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { sourcesSchema } from '../../../documents/links/sources.ts';

export const contract = defineContract({
  group: 'links',
  name: 'list-sources',
  verb: 'source list',
  title: 'List the sources of the plant: how each is, what it said last and how long ago',
  order: z.strictObject({}),
  answer: sourcesSchema,
  act: null,
  reads: true,
  list: { set: 'Sources', rows: 'sources', key: 'source' },
  isShort: true,
  examples: [{}],
});
