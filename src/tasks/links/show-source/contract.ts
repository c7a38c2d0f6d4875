import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { sourcesSchema } from '../../../documents/links/sources.ts';

export const contract = defineContract({
  group: 'links',
  name: 'show-source',
  verb: 'source show',
  title: 'Show one source: how it is, and what it said last as it said it',
  order: z.strictObject({
    source: field(textSchema, { label: 'Source', help: 'as it was entered', argument: 1 }),
  }),
  answer: sourcesSchema,
  act: null,
  reads: true,
  isShort: true,
  examples: [{ source: 'oes-1' }],
});
