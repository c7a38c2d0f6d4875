import { type Act, type Hand, isSigned, requireOtherHands } from '../../../metal/plant/person.ts';
import { checkSignature } from '../../records/hands.ts';
import type { Desk } from './desk.ts';

/** What is to be signed: by whom, where the name stands, and the subjects it is about. */
interface Signing {
  readonly act: Act | null;
  readonly by: string | undefined;
  readonly path: string;
  readonly subjects: readonly string[];
}

/**
 * W1 to W3: in a plant that lists its people every name is one of theirs, with a role for what it signs; what an
 * independent person must not have done does not go without a name, and not by who did it.
 */
export function requireHands(desk: Desk, { act, by, path, subjects }: Signing): void {
  const on = desk.at.slice(0, 10);
  const { persons } = desk.roster;
  checkSignature(persons, { by, act, needed: act !== null && isSigned(act), on, path });
  if (act === null || by === undefined) return;
  const name = persons.find(({ id }) => id === by)?.name;
  for (const subject of subjects)
    requireOtherHands({ act, by }, handsOn(desk, subject), { of: subject.replace(':', ' '), path, name });
}

/** Hands on a subject; also those on the heat that an object was cast from, and on the heats that a programme tests. */
function handsOn({ book }: Desk, subject: string): readonly Hand[] {
  const state = book.stateOf(subject);
  if (!state) return [];
  const heats =
    state.type === 'object' ? [`heat:${state.heat}`] : state.type === 'programme' ? state.heats : [];
  return [...(state.hands ?? []), ...heats.flatMap((heat) => book.stateOf(heat)?.hands ?? [])];
}
