import { importTrades } from '../../../desk/exchange/import-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters the articles of a table as `importTrades` says. */
export const importArticles = defineVerb(contract, (order, context) =>
  importTrades('article', order, context),
);
