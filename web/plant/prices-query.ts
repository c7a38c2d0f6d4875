import { contract as listPrices } from '../../src/tasks/reference/list-prices/contract.ts';
import { readVerb } from '../api/client.ts';

/** The prices that plans reckon with. */
export const pricesQuery = {
  queryKey: ['prices'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readVerb(listPrices, { signal }),
};
