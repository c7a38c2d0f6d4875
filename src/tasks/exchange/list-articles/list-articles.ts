import { listTrades } from '../../../desk/exchange/list-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The articles that are known, those that changed last at the end. */
export const listArticles = defineVerb(contract, (order, context) => listTrades('article', order, context));
