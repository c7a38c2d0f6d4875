import type { Person } from '../metal/plant/person.ts';

export { signingName } from '../metal/plant/person.ts';

/**
 * Who acts: a person of the plant, or the machine's own user. A typed name that the plant does not list is kept as what
 * that user says; it is never an actor by itself, and a plant that lists its persons refuses it (`runTask`).
 */
export type Actor =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'machine'; readonly user: string; readonly saying?: string };

/** The actor behind the name typed on a machine. */
export function actorNamed(
  name: string | undefined,
  { people, user }: { readonly people: readonly Person[]; readonly user: string },
): Actor {
  const person = people.find(({ id }) => id === name);
  if (person) return { kind: 'person', person };
  return { kind: 'machine', user, ...(name ? { saying: name } : {}) };
}

/** What the ledger books as `by`; nothing for a machine's user who names nobody. */
export const signatureOf = (actor: Actor): { readonly by?: string } => {
  const by = actor.kind === 'person' ? actor.person.id : actor.saying;
  return by === undefined ? {} : { by };
};
