import {
  type Act,
  type Hand,
  isSigned,
  type Person,
  requireOtherHands,
  standsInFor,
} from '../../../metal/plant/person.ts';
import { checkSignature, type People } from '../../records/hands.ts';
import type { Desk } from './desk.ts';

/** What is to be signed: by whom, where the name stands, and the subjects it is about. */
interface Signing {
  readonly act: Act | null;
  readonly by: string | undefined;
  readonly path: string;
  readonly subjects: readonly string[];
}

/**
 * The person for whom a deputy signs; undefined for whoever signs in their own right. W1 to W3: in a plant that lists its people every name is one of theirs, with a role for what it signs; what an
 * independent person must not have done does not go without a name, and not by who did it, nor by a deputy of theirs.
 */
export function requireHands(desk: Desk, { act, by, path, subjects }: Signing): string | undefined {
  const on = desk.at.slice(0, 10);
  const { persons } = desk.roster;
  checkSignature(persons, { by, act, needed: act !== null && isSigned(act), on, path });
  if (by === undefined) return undefined;
  const signer = persons.find(({ id }) => id === by);
  const absent = signer && standsInFor(signer, act, on);
  if (act === null) return absent;
  for (const hand of absent === undefined ? [by] : [by, absent])
    for (const subject of subjects)
      requireOtherHands({ act, by: hand }, handsOn(desk, subject), {
        of: subject.replace(':', ' '),
        path,
        name: hand === by ? signer?.name : nameOfAbsent(persons, { signer, absent: hand }),
      });
  return absent;
}

const nameOfAbsent = (
  persons: People,
  { signer, absent }: { readonly signer: Person | undefined; readonly absent: string },
): string =>
  `${persons.find(({ id }) => id === absent)?.name ?? absent}, for whom ${signer?.name ?? 'the deputy'} signs,`;

/** Hands on a subject; also those on the heat that an object was cast from, and on the heats that a programme tests. */
function handsOn({ book }: Desk, subject: string): readonly Hand[] {
  const state = book.stateOf(subject);
  if (!state) return [];
  const heats =
    state.type === 'object' ? [`heat:${state.heat}`] : state.type === 'programme' ? state.heats : [];
  return [...(state.hands ?? []), ...heats.flatMap((heat) => book.stateOf(heat)?.hands ?? [])];
}
