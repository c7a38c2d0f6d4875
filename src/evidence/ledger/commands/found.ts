import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { Desk } from '../desk.ts';
import type { HeatState, LotState, MetalState } from '../state.ts';

/** The thing, unless it was withdrawn, cancelled or cut up. */
export function alive(desk: Desk, of: string): MetalState {
  const state = desk.metal(of);
  if (state.status !== 'void' && state.status !== 'cancelled') return state;
  throw new ForbiddenError(`${of} is ${state.status}`, { path: `${desk.path}of`, value: of });
}

/** The lot, which must not have been withdrawn. */
export function aliveLot(desk: Desk, id: string): LotState {
  const lot = desk.lot(id);
  if (lot.status !== 'void') return lot;
  throw new ForbiddenError(`lot ${id} was withdrawn: it did not occur`, {
    path: `${desk.path}lot`,
    value: id,
  });
}

/** The heat, which must not have been cancelled. */
export function aliveHeat(desk: Desk, id: string): HeatState {
  const heat = desk.heat(id);
  if (heat.status !== 'cancelled') return heat;
  throw new ForbiddenError(`heat ${id} is cancelled`, { path: `${desk.path}heat`, value: id });
}

/** L2: an id is used once; topping up a bin makes a new lot. Throws InputError. */
export function refuseKnown(desk: Desk, subject: string, path: string): void {
  const known = desk.book.stateOf(subject);
  if (!known) return;
  const words = subject.replace(':', ' ');
  throw new InputError(`${words} exists already`, {
    path,
    value: subject,
    allowed: 'an id not used before',
    cure: 'give what was added its own id; to change what is booked, correct it',
  });
}
