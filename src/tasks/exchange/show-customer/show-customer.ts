import { tradeHistory } from '../../../desk/exchange/trade-history.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** A customer with its history. */
export const showCustomer = defineVerb(contract, ({ customer }, context) =>
  tradeHistory('customer', customer, context),
);
