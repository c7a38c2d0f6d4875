import { importTrades } from '../../../desk/exchange/import-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Enters the orders of a table as `importTrades` says. */
export const importOrders = defineVerb(contract, (order, context) => importTrades('order', order, context));
