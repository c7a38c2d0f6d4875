import type { AskedHeat, HeatOrder } from '../../documents/orders/heats.ts';
import { InputError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { routeOf, usableSpecification } from '../reference/kept.ts';
import { targetOf } from './heat-target.ts';

/**
 * The order with what its names stand for: the operations of a kept route, the limits of a controlled specification. Throws
 * NotFoundError with the nearest names, ForbiddenError for a specification that was not compared, InputError without grade.
 */
export async function namedOrder(
  { spec, route, ...asked }: AskedHeat,
  context: TaskContext,
): Promise<HeatOrder> {
  const stated = spec === undefined ? undefined : await usableSpecification(spec, context);
  const gradeId = asked.gradeId ?? stated?.gradeId;
  if (gradeId === undefined)
    throw new InputError(`heat ${asked.heat} has no grade`, {
      path: 'gradeId',
      allowed: 'a grade of the catalogue, also beside a specification that names none',
      cure: 'give --grade',
    });
  return {
    ...asked,
    gradeId,
    ...(spec !== undefined && stated ? { controlled: { name: spec, target: targetOf(stated) } } : {}),
    ...(route === undefined ? {} : { route: await routeOf(route, context) }),
  };
}
