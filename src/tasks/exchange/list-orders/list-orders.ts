import { listTrades } from '../../../desk/exchange/list-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The orders that are known, those that changed last at the end. */
export const listOrders = defineVerb(contract, (order, context) => listTrades('order', order, context));
