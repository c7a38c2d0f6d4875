import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { listFields } from '../../../documents/contract/fields.ts';
import { tradeListSchema, tradeRowOf } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'list-articles',
  verb: 'article list',
  title: 'List the articles that were entered or sent, as they are now',
  order: z.strictObject({
    article: field(textSchema.exactOptional(), {
      label: 'Article',
      help: 'one of them; default all',
      argument: 1,
    }),
    ...listFields,
  }),
  answer: tradeListSchema,
  act: null,
  reads: true,
  list: { set: 'Articles', rows: 'rows', key: 'id', one: 'article', row: tradeRowOf('article') },
  examples: [{}],
});
