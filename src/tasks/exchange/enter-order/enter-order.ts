import { enterTrades } from '../../../desk/exchange/enter-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters one order as `enterTrades` says. */
export const enterOrder = defineVerb(contract, (row, context) =>
  enterTrades('order', { rows: [row] }, context),
);
