import { enterRouteOrder } from '../../documents/orders/reference.ts';
import { keptRouteSchema } from '../../documents/reference.ts';
import { canonicalText, hashOfText } from '../../foundation/quantity/canonical.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { keptRoute } from './kept.ts';

/** Keeps a route under a name; the latest counts. Throws NotFoundError for an operation that does not exist. */
export const enterRoute = defineTask({
  name: 'enter-route',
  title: 'Keep a route under a name, for plans and predictions',
  order: enterRouteOrder,
  answer: keptRouteSchema,
  act: 'enter route',
  run: async ({ name, route }, context) => {
    for (const { operation } of route) await context.compute.routeSettings({ operation });
    const text = canonicalText(route);
    await context.store.execute(
      {
        type: 'enterRoute',
        name,
        route: text,
        documentSha256: hashOfText(text),
        ...signatureOf(context.actor),
      },
      signalOf(context),
    );
    return keptRoute(name, context);
  },
});
