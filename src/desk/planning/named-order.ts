import type { AskedHeat, HeatOrder } from '../../documents/contract/plan-fields.ts';
import { InputError } from '../../foundation/errors.ts';
import { knownGrade } from '../../metal/alloy/catalogue.ts';
import type { TaskContext } from '../context.ts';
import { targetOf } from '../heat/heat-target.ts';
import { envelopeOfProgramme } from '../programme/envelope-of-programme.ts';
import { routeOf, usableSpecification } from '../reference/kept.ts';

/**
 * The order with what its names stand for: the operations of a kept route, the limits of a controlled specification, the qualified
 * heats of a programme. Throws NotFoundError with the nearest names, ForbiddenError for a specification that was not compared and for
 * a programme that has no qualified heats yet, InputError without grade and for a programme beside `within`.
 */
export async function namedOrder(
  { spec, route, programme, ...asked }: AskedHeat,
  context: TaskContext,
): Promise<HeatOrder> {
  const stated = spec === undefined ? undefined : await usableSpecification(spec, context);
  const gradeId = asked.gradeId ?? stated?.gradeId;
  if (gradeId === undefined)
    throw new InputError(`heat ${asked.heat} has no grade`, {
      path: 'gradeId',
      allowed: 'a grade of the catalogue, also beside a specification that names none',
      cure: 'name a grade',
    });
  if (programme !== undefined && asked.within)
    throw new InputError(`heat ${asked.heat} is held inside two programmes`, {
      path: 'programme',
      value: programme,
      allowed: 'a programme of the ledger, or its heats under `within`',
      cure: 'leave one of them out',
    });
  return {
    ...asked,
    // however it is typed, a heat is of the grade as the catalogue names it
    gradeId: knownGrade(context.compute.facts().grades, gradeId)?.id ?? gradeId,
    ...(spec !== undefined && stated ? { controlled: { name: spec, target: targetOf(stated) } } : {}),
    ...(route === undefined ? {} : { route: await routeOf(route, context) }),
    ...(programme === undefined ? {} : { within: await envelopeOfProgramme(programme, context) }),
  };
}
