import { InputError } from '../foundation/errors.ts';
import type { Person } from '../metal/plant/person.ts';

/**
 * Who acts: a person of the plant, or the machine's own user. Where the plant lists no persons a typed name is kept as
 * what that user says; it is never an actor by itself.
 */
export type Actor =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'machine'; readonly user: string; readonly saying?: string };

/** The actor behind the name typed on a machine. Throws InputError for a name that the plant does not list. */
export function actorNamed(
  name: string | undefined,
  { people, user }: { readonly people: readonly Person[]; readonly user: string },
): Actor {
  if (name === undefined) return { kind: 'machine', user };
  if (people.length === 0) return { kind: 'machine', user, saying: name };
  const person = people.find(({ id }) => id === name);
  if (person) return { kind: 'person', person };
  throw new InputError(`"${name}" is no person of this plant`, {
    path: 'by',
    value: name,
    allowed: people.map(({ id }) => id).join(', '),
    cure: 'sign with the id of a person of plant.json, or enter the person there',
  });
}

/** What the ledger books as `by`; nothing for a machine's user who names nobody. */
export const signatureOf = (actor: Actor): { readonly by?: string } => {
  const by = actor.kind === 'person' ? actor.person.id : actor.saying;
  return by === undefined ? {} : { by };
};
