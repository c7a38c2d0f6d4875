import { tradeHistory } from '../../../desk/exchange/trade-history.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** An order with its history. */
export const showOrder = defineVerb(contract, ({ order }, context) => tradeHistory('order', order, context));
