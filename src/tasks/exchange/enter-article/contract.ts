import { defineContract } from '../../../documents/contract/contract.ts';
import { enteredAnswerSchema, entryOrderSchema } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'enter-article',
  verb: 'article enter',
  title: 'Enter an article: what a sender calls a material, or change it',
  order: entryOrderSchema('article'),
  answer: enteredAnswerSchema,
  act: 'keep order book',
  who: 'who enters it',
  button: 'Keep the article',
  onlyBooks: true,
  examples: [{ article: '4711', name: 'Nickel turnings, IN600', form: 'turnings', grade: 'IN600' }],
  exampleBy: 'p-plan',
});
