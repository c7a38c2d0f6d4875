import { ConflictError, type Cure, cureBy, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import type { Subject, SubjectType } from '../../../metal/alloy/words.ts';
import type { Of } from '../rules/command.ts';
import type { Desk } from '../rules/desk.ts';
import type { HeatState, LotState, MetalState, ObjectState } from '../state.ts';
import { type Relatives, relativesOf, suspensionCure, suspensionsOf } from '../subjects/suspension.ts';
import { programmeFound } from './programme/programme-found.ts';

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
function aliveLot(desk: Desk, id: string): LotState {
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

/** What a command names by its id, in the field of its type. */
const named = <const Field extends SubjectType, S extends { readonly subject: Subject }>(
  field: Field,
  find: (desk: Desk, id: string) => S,
): Of<{ readonly [Key in Field]: string }, S> => ({
  subject: (naming) => `${field}:${naming[field]}`,
  find: (desk, naming) => find(desk, naming[field]),
});

/** The lot, heat, object or metal that a command names, unless it was withdrawn or cancelled. */
export const LOT = named('lot', aliveLot);
export const HEAT = named('heat', aliveHeat);
export const METAL: Of<{ readonly of: Subject }, MetalState> = {
  subject: ({ of }) => of,
  find: (desk, { of }) => alive(desk, of),
};
/** One that also may have been, and a programme. */
export const ANY_HEAT = named('heat', (desk, id) => desk.heat(id));
export const OBJECT = named('object', (desk, id) => desk.object(id));
export const PROGRAMME = named('programme', programmeFound);

/** A subject that need not be there yet, by the field that names it. */
export const anew = <const Field extends string>(
  type: SubjectType,
  field: Field,
): Of<{ readonly [Key in Field]: string }, { readonly subject: Subject }> => ({
  subject: (naming) => `${type}:${naming[field]}`,
  find: (_desk, naming) => ({ subject: `${type}:${naming[field]}` }),
});

/** One subject of the whole ledger. */
export const the = (subject: Subject): Of<unknown, { readonly subject: Subject }> => ({
  subject: () => subject,
  find: () => ({ subject }),
});

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

/** What metal came out of, the nearest first and its heat last, and what came out of it, as the ledger stands at the desk. */
export const relativesAt = (desk: Desk, state: HeatState | ObjectState): Relatives =>
  relativesOf(state, (subject) => desk.metal(subject));

/** Objects that an object was cut from, the nearest first. */
export const cutFrom = (desk: Desk, object: ObjectState): readonly ObjectState[] =>
  relativesAt(desk, object).above.filter((one) => one.type === 'object');

/** The error for a heat whose status does not allow an act: "heat H-1 is cast and cannot be melted". */
export function wrongStatus(
  desk: Desk,
  { id, status }: HeatState,
  { act, allowed, ...cure }: Cure & { readonly act: string; readonly allowed: string },
): ConflictError {
  const again = status === act ? 'already ' : '';
  return new ConflictError(`heat ${id} is ${again}${status} and cannot be ${act}${again && ' again'}`, {
    path: `${desk.path}heat`,
    value: id,
    allowed,
    ...cure,
  });
}

/** Why metal whose weighed, booked and poured masses disagree is neither released, certified nor shipped; empty when they agree. */
export function unbalancedReasons(state: HeatState | ObjectState, heat: HeatState): readonly string[] {
  const cut_g = state.type === 'object' ? state.unbalanced_g : 0;
  return [
    ...(heat.unbalanced_g === 0
      ? []
      : [`${kilograms(heat.unbalanced_g)} of heat ${heat.id} are unaccounted for`]),
    ...(cut_g === 0 ? [] : [`${kilograms(cut_g)} are unaccounted for where ${state.id} was cut`]),
  ];
}

/** How metal that is unaccounted for is explained; undefined where only a cut does not add up. */
export const unbalancedCure = ({ subject, unbalanced_g }: HeatState): Cure | undefined =>
  unbalanced_g === 0
    ? undefined
    : {
        ...cureBy('say where it went', 'proof/correct-record', { of: subject, losses: null }),
      };

/** The heat itself, or that an object was cast from. */
export const heatOf = (desk: Desk, state: HeatState | ObjectState): HeatState =>
  state.type === 'heat' ? state : desk.heat(state.heat);

/** H7 at the doors after the release: throws ForbiddenError for metal whose masses no longer agree. */
export function refuseUnbalanced(desk: Desk, state: HeatState | ObjectState, act: string): void {
  const heat = heatOf(desk, state);
  const reasons = unbalancedReasons(state, heat);
  if (reasons.length === 0) return;
  throw new ForbiddenError(`${state.subject.replace(':', ' ')} cannot be ${act}: ${reasons.join('; ')}`, {
    path: `${desk.path}of`,
    value: state.id,
    unit: 'g',
    allowed: 'metal whose charged, poured and cast masses agree within the tolerance of the scales',
    ...(unbalancedCure(heat) ?? {
      cure: 'take the cut back and book it again, or say what becomes of the piece',
      does: [
        ...(state.type === 'object'
          ? [{ verb: 'proof/correct-record', order: { of: state.from, record: 'cut' } }]
          : []),
        { verb: 'release/dispose-metal', order: { of: state.subject } },
      ],
    }),
  });
}

/** E15: throws ForbiddenError for metal with a measurement that no verdict judged. */
export function refuseSuspended(desk: Desk, state: HeatState | ObjectState, act: string): void {
  const found = suspensionsOf(state, relativesAt(desk, state));
  const [first] = found;
  if (!first) return;
  throw new ForbiddenError(
    `${state.subject.replace(':', ' ')} cannot be ${act}: ${found.map(({ words }) => words).join('; ')}`,
    {
      path: `${desk.path}of`,
      value: state.id,
      where: `record ${first.seq}`,
      allowed: 'metal all of whose measurements were judged',
      ...suspensionCure(first),
    },
  );
}

/** L11: throws ForbiddenError for an object that a person holds. */
export function refuseHeld(desk: Desk, state: HeatState | ObjectState, act: string): void {
  if (state.type === 'heat' || !state.held) return;
  throw new ForbiddenError(`object ${state.id} is on hold and cannot be ${act}: ${state.held.reason}`, {
    path: `${desk.path}object`,
    value: state.id,
    where: `record ${state.held.seq}`,
    allowed: 'an object that nobody holds',
    ...cureBy('when it was shown good, release it anew', 'release/release-measured', { of: state.subject }),
  });
}

/** E2: nobody samples a heat that holds no metal. Throws ConflictError for one that is only planned. */
export function refuseWithoutMetal(desk: Desk, state: MetalState): void {
  if (state.type !== 'heat' || state.status !== 'planned') return;
  throw new ConflictError(`heat ${state.id} is only planned: there is no metal to sample`, {
    path: `${desk.path}of`,
    value: state.subject,
    allowed: 'a heat that was charged',
    cure: 'record the charge first, or correct the number of the heat',
  });
}
