import type { HeatState } from '../../evidence/ledger/state.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import { type Act, rolesFor } from '../../metal/plant/person.ts';

/** What a heat waits for, and the roles that can do it. */
export interface Waiting {
  readonly for: string;
  readonly on: readonly string[];
}

/** The next step of a heat; null for one that is cancelled, or of which nothing is left to release or ship. */
export function waitingFor(heat: HeatState, objects: readonly ObjectView[]): Waiting | null {
  switch (heat.status) {
    case 'cancelled':
      return null;
    case 'planned':
      return step('charging', 'charge heat');
    case 'charged':
      return step('melting', 'record heat');
    case 'melted':
      return step('casting', 'record heat');
    case 'cast':
      return ofObjects(objects);
  }
}

/** What the objects of a cast heat wait for, the first step of any of them. */
function ofObjects(objects: readonly ObjectView[]): Waiting | null {
  const left = objects.filter(({ disposition, free_g }) => disposition === null && free_g > 0);
  const of = (status: ObjectView['status']): ObjectView[] => left.filter((one) => one.status === status);
  const held = of('held');
  const stopped = held.filter((one) => one.held);
  if (stopped.length > 0) return step(`a new release of ${named(stopped)}, put on hold`, 'release heat');
  if (held.some(({ release }) => release !== null))
    return step(`what its HOLD asks for: ${named(held)}`, 'release heat');
  if (held.length > 0) return step(`release of ${named(held)}`, 'release heat');
  if (of('failed').length > 0) return step(`a decision on ${named(of('failed'))}`, 'dispose of metal');
  if (of('released').length > 0) return step(`shipment of ${named(of('released'))}`, 'release heat');
  return null;
}

const named = (objects: readonly ObjectView[]): string => objects.map(({ id }) => id).join(', ');

const step = (what: string, act: Act): Waiting => ({ for: what, on: rolesFor(act) });
