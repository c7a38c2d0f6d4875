import { defineContract } from '../../../documents/contract/contract.ts';
import { enteredAnswerSchema, entryOrderSchema } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'enter-customer',
  verb: 'customer enter',
  title: 'Enter a customer, or change it',
  order: entryOrderSchema('customer'),
  answer: enteredAnswerSchema,
  act: 'keep order book',
  who: 'who enters it',
  button: 'Keep the customer',
  onlyBooks: true,
  examples: [{ customer: 'C-7', name: 'Foundry North', country: 'SE' }],
  exampleBy: 'p-plan',
});
