import type { KeptRoute, KeptSpecification, StatedSpecification } from '../../documents/reference.ts';
import type { RouteState } from '../../evidence/ledger/subjects/route.ts';
import type { SpecificationState } from '../../evidence/ledger/subjects/specification.ts';
import { type Cure, cureBy, ForbiddenError, NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import type { TaskContext } from '../context.ts';
import { statedLines } from './stated-lines.ts';

type Route = KeptRoute['route'];
type Reading = Pick<TaskContext, 'store'>;
/** What is kept, without how it came to be. */
type Now<Kept> = Omit<Kept, 'changes' | 'before' | 'retest'>;

/** Name of a specification: "CUST-718-A rev 3". */
export const specificationName = (number: string, revision: string): string => `${number} rev ${revision}`;

/** The specification of a name. Throws NotFoundError with the nearest names. */
export async function keptSpecification(name: string, context: Reading): Promise<Now<KeptSpecification>> {
  const { customer, status, enteredBy, checkedBy, specification } = await stateOf<SpecificationState>(
    'specification',
    {
      name,
      cure: 'correct it, or enter it',
      does: [{ verb: 'reference/list-specifications' }, { verb: 'reference/enter-specification' }],
    },
    context,
  );
  const stated = JSON.parse(specification) as StatedSpecification;
  return {
    format: 'remelt-specification/1',
    name,
    customer,
    status,
    enteredBy,
    checkedBy,
    specification: stated,
    lines: [...statedLines(stated)].map(([what, words]) => ({ what, stated: words })),
  };
}

/** The same as the release judges by it. Throws ForbiddenError for one that no independent person has compared. */
export async function usableSpecification(name: string, context: Reading): Promise<StatedSpecification> {
  const { status, specification, enteredBy, checkedBy } = await keptSpecification(name, context);
  const { controlled } = specification;
  if (status === 'compared' && controlled && checkedBy !== null)
    return { ...specification, controlled: { ...controlled, enteredBy, checkedBy } };
  throw new ForbiddenError(`specification ${name} was entered by ${enteredBy} and compared by nobody`, {
    path: 'spec',
    value: name,
    allowed: 'a specification that an independent person has compared',
    ...cureBy('let another person type it in from the printed page', 'reference/compare-specification'),
  });
}

/**
 * Throws ForbiddenError for limits that bear the number and revision of a stored specification which nobody has compared: typed
 * in or by name, it is not used before.
 */
export async function refuseUncompared(
  { controlled }: Pick<StatedSpecification, 'controlled'>,
  context: Reading,
): Promise<void> {
  if (!controlled) return;
  const name = specificationName(controlled.number, controlled.revision);
  const stored = await context.store.subjects('specification');
  if (stored.some(({ state }) => state.id === name)) await usableSpecification(name, context);
}

/** The route of a name. Throws NotFoundError with the nearest names. */
export async function keptRoute(name: string, context: Reading): Promise<Now<KeptRoute>> {
  const { by, at, route } = await stateOf<RouteState>(
    'route',
    {
      name,
      cure: 'correct it, name a file, or enter it',
      does: [{ verb: 'reference/list-routes' }, { verb: 'reference/enter-route' }],
    },
    context,
  );
  return { format: 'remelt-route/1', name, enteredBy: by, at, route: JSON.parse(route) };
}

/** The operations of a route that is given as such or by its name. Throws NotFoundError with the nearest names. */
export const routeOf = async (asked: Route | string, context: Reading): Promise<Route> =>
  typeof asked === 'string' ? (await keptRoute(asked, context)).route : asked;

async function stateOf<State extends SpecificationState | RouteState>(
  type: State['type'],
  { name, ...cure }: Cure & { readonly name: string },
  { store }: Reading,
): Promise<State> {
  const all = await store.subjects(type);
  const found = all.find(({ state }) => state.id === name);
  if (found) return found.state as State;
  const near = nearestWords(
    name,
    all.map(({ state }) => state.id),
  );
  throw new NotFoundError(`there is no ${type} "${name}"`, {
    path: type,
    value: name,
    allowed: near.length === 0 ? `none: no ${type} was entered yet` : `${near.join(', ')}`,
    ...cure,
  });
}
