import { importTrades } from '../../../desk/exchange/import-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters the customers of a table as `importTrades` says. */
export const importCustomers = defineVerb(contract, (order, context) =>
  importTrades('customer', order, context),
);
