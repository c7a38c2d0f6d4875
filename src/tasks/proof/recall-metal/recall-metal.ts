import { recallMetalOrder } from '../../../documents/orders/proof.ts';
import { recallSchema } from '../../../documents/recall.ts';
import { defineTask } from '../../task.ts';
import { recallAnswer } from '../recall-answer.ts';
import { recallBegins } from '../recall-begins.ts';

/**
 * Everything that metal of a lot, heat, object, supplier or laboratory run reached, also through its own revert, with a letter
 * for each customer. Nothing is booked. Throws NotFoundError for what the ledger does not know.
 */
export const recallMetal = defineTask({
  name: 'recall-metal',
  title:
    'List everything that metal of a lot, heat, supplier or laboratory run reached, with letters to customers',
  order: recallMetalOrder,
  answer: recallSchema,
  act: null,
  reads: true,
  run: async (order, context) =>
    (await recallAnswer(order, await recallBegins(order, context.store), context)).recall,
});
