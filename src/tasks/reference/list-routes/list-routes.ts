import type { KeptRoute } from '../../../documents/reference.ts';
import type { RouteState } from '../../../evidence/ledger/subjects/route.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Every route of the ledger; the last one entered at the end. */
export const listRoutes = defineVerb(contract, async (_order, { store }) => {
  const all = await store.subjects('route');
  return {
    format: 'remelt-routes/1' as const,
    routes: all.map(({ state }) => {
      const { id, by, at, route } = state as RouteState;
      const operations = (JSON.parse(route) as KeptRoute['route']).map(({ operation }) => operation);
      return { name: id, operations, enteredBy: by, at };
    }),
  };
});
