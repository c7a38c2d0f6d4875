import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { Desk } from '../desk.ts';
import type { HeatState, LotState, MetalState } from '../state.ts';

/** The thing, unless it was withdrawn, cancelled or cut up. */
export function alive(desk: Desk, of: string): MetalState {
  const state = desk.metal(of);
  if (state.status !== 'void' && state.status !== 'cancelled') return state;
  throw new ForbiddenError(`${of} was ${state.status === 'void' ? 'withdrawn' : 'cancelled'}`, {
    path: `${desk.path}of`,
    value: of,
    allowed: 'metal that was not withdrawn or cancelled',
  });
}

/** The lot, which must not have been withdrawn. */
export function aliveLot(desk: Desk, id: string): LotState {
  const lot = desk.lot(id);
  if (lot.status !== 'void') return lot;
  throw new ForbiddenError(`lot ${id} was withdrawn: its receipt did not occur`, {
    path: `${desk.path}lot`,
    value: id,
    allowed: 'a lot that was not withdrawn',
  });
}

/** The heat, which must not have been cancelled. */
export function aliveHeat(desk: Desk, id: string): HeatState {
  const heat = desk.heat(id);
  if (heat.status !== 'cancelled') return heat;
  throw new ForbiddenError(`heat ${id} was cancelled`, {
    path: `${desk.path}heat`,
    value: id,
    allowed: 'a heat that was not cancelled',
  });
}

/** L2: an id is used once; topping up a bin makes a new lot. Throws InputError. */
export function refuseKnown(desk: Desk, subject: string, path: string): void {
  const known = desk.book.stateOf(subject);
  if (!known) return;
  const words = subject.replace(':', ' ');
  throw new InputError(`${words} already exists`, {
    path,
    value: subject,
    allowed: 'an id that was not used before',
    cure: 'give new metal its own id; to change a record, correct it',
  });
}

/** The error for a heat whose status does not allow an act: "heat H-1 is cast and cannot be melted". */
export function wrongStatus(
  desk: Desk,
  { id, status }: HeatState,
  { act, allowed, cure }: { readonly act: string; readonly allowed: string; readonly cure?: string },
): ConflictError {
  const again = status === act ? 'already ' : '';
  return new ConflictError(`heat ${id} is ${again}${status} and cannot be ${act}${again && ' again'}`, {
    path: `${desk.path}heat`,
    value: id,
    allowed,
    ...(cure === undefined ? {} : { cure }),
  });
}
