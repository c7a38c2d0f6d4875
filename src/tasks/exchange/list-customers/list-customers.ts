import { listTrades } from '../../../desk/exchange/list-trades.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The customers that are known, those that changed last at the end. */
export const listCustomers = defineVerb(contract, (order, context) => listTrades('customer', order, context));
