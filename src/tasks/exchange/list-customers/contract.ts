import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { listFields } from '../../../documents/contract/fields.ts';
import { tradeListSchema, tradeRowOf } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'list-customers',
  verb: 'customer list',
  title: 'List the customers that were entered or sent, as they are now',
  order: z.strictObject({
    customer: field(textSchema.exactOptional(), {
      label: 'Customer',
      help: 'one of them; default all',
      argument: 1,
    }),
    ...listFields,
  }),
  answer: tradeListSchema,
  act: null,
  reads: true,
  list: { set: 'Customers', rows: 'rows', key: 'id', one: 'customer', row: tradeRowOf('customer') },
  examples: [{}],
});
