import { showRouteOrder } from '../../documents/orders/reference.ts';
import { keptRouteSchema } from '../../documents/reference.ts';
import { defineTask } from '../task.ts';
import { shownRoute } from './how-changed.ts';

/** The operations of a route by its name. Throws NotFoundError with the nearest names. */
export const showRoute = defineTask({
  name: 'show-route',
  title: 'Show a route that is kept under a name',
  order: showRouteOrder,
  answer: keptRouteSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: ({ name }, context) => shownRoute(name, context),
});
