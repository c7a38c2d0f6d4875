import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { enteredAnswerSchema, tradeFileFields } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'import-customers',
  verb: 'customer import',
  title: 'Enter the customers of a table, all or none; the same table again books nothing',
  order: z.strictObject(tradeFileFields),
  answer: enteredAnswerSchema,
  act: 'keep order book',
  who: 'who enters them',
  button: 'Enter the customers',
  examples: [{ file: { name: 'customers.csv', base64: 'b3JkZXIK' }, sender: 'sap' }],
  exampleBy: 'p-plan',
});
