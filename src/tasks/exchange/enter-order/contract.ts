import { defineContract } from '../../../documents/contract/contract.ts';
import { enteredAnswerSchema, entryOrderSchema } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'enter-order',
  verb: 'order enter',
  title: 'Enter an order of a customer, or change it',
  order: entryOrderSchema('order'),
  answer: enteredAnswerSchema,
  act: 'keep order book',
  who: 'who enters it',
  button: 'Keep the order',
  onlyBooks: true,
  examples: [{ order: '4500012', customer: 'C-7', grade: 'IN600', mass_g: 250_000, dueOn: '2026-12-18' }],
  exampleBy: 'p-plan',
});
