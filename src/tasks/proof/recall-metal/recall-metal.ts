import { recallAnswer } from '../../../desk/genealogy/recall-answer.ts';
import { recallBegins } from '../../../desk/genealogy/recall-begins.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Everything that metal of a lot, heat, object, supplier or laboratory run reached, also through its own revert, with a letter
 * for each customer. Nothing is booked. Throws NotFoundError for what the ledger does not know.
 */
export const recallMetal = defineVerb(
  contract,
  async (order, context) =>
    (await recallAnswer(order, await recallBegins(order, context.store), context)).recall,
);
