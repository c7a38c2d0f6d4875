import { enterTrades } from '../../../desk/exchange/enter-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters one customer as `enterTrades` says. */
export const enterCustomer = defineVerb(contract, (row, context) =>
  enterTrades('customer', { rows: [row] }, context),
);
