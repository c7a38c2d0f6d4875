import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { whyField } from '../../../documents/contract/fields.ts';
import { customerFields, enteredAnswerSchema, sentFields } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'enter-customer',
  verb: 'customer enter',
  title: 'Enter a customer, or change it',
  order: z.strictObject({ ...customerFields, ...sentFields, reason: whyField }),
  answer: enteredAnswerSchema,
  act: 'keep order book',
  who: 'who enters it',
  button: 'Keep the customer',
  onlyBooks: true,
  examples: [{ customer: 'C-7', name: 'Foundry North', country: 'SE' }],
  exampleBy: 'p-plan',
});
