import { tradeHistory } from '../../../desk/exchange/trade-history.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** An article with its history. */
export const showArticle = defineVerb(contract, ({ article }, context) =>
  tradeHistory('article', article, context),
);
