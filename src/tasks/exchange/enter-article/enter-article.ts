import { enterTrades } from '../../../desk/exchange/enter-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters one article as `enterTrades` says. */
export const enterArticle = defineVerb(contract, (row, context) =>
  enterTrades('article', { rows: [row] }, context),
);
