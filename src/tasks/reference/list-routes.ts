import { listRoutesOrder } from '../../documents/orders/reference.ts';
import { type KeptRoute, keptRoutesSchema } from '../../documents/reference.ts';
import type { RouteState } from '../../evidence/ledger/route.ts';
import { defineTask } from '../task.ts';

/** Every route of the ledger; the last one entered at the end. */
export const listRoutes = defineTask({
  name: 'list-routes',
  title: 'List the routes that are kept under a name',
  order: listRoutesOrder,
  answer: keptRoutesSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async (_order, { store }) => {
    const all = await store.subjects('route');
    return {
      format: 'remelt-routes/1' as const,
      routes: all.map(({ state }) => {
        const { id, by, at, route } = state as RouteState;
        const operations = (JSON.parse(route) as KeptRoute['route']).map(({ operation }) => operation);
        return { name: id, operations, enteredBy: by, at };
      }),
    };
  },
});
