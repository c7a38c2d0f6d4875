import type { Persons } from '../../documents/persons.ts';
import { InputError } from '../../foundation/errors.ts';
import { ACTS, type KnownPerson, ROLES, type Role, rolesFor } from '../../metal/plant/person.ts';
import type { TaskContext } from '../context.ts';

/** The plant and its persons as the ledger knows them now. */
export async function personsOf({ store }: Pick<TaskContext, 'store'>): Promise<Persons> {
  const { plant, demonstration, persons, signedIn = null } = await store.roster();
  const listed = await store.subjects('person');
  return {
    format: 'remelt-persons/1',
    plant,
    demonstration,
    signedIn,
    persons: persons.map(shown),
    proposed: listed.flatMap(({ state }) =>
      state.type === 'person' && state.proposal
        ? [{ ...shown(state.proposal), ended: state.proposal.ended }]
        : [],
    ),
    roles: ROLES.map((role) => ({ role, may: ACTS.filter((act) => rolesFor(act).includes(role)) })),
  };
}

/** A person without what proves them. */
const shown = ({
  id,
  name,
  roles,
  ownRoles = roles,
  validUntil,
  deputyFor,
  deputyUntil,
  tokenSha256,
  account,
}: KnownPerson): Persons['persons'][number] => ({
  id,
  name,
  roles: [...roles],
  ownRoles: [...ownRoles],
  validUntil: validUntil ?? null,
  deputy: deputyFor === undefined || deputyUntil === undefined ? null : { of: deputyFor, until: deputyUntil },
  provedBy: [...(tokenSha256 ? (['token'] as const) : []), ...(account ? (['account'] as const) : [])],
});

/** Roles of an order. Throws InputError for a word that is none. */
export const rolesOf = (words: readonly string[]): readonly Role[] =>
  words.map((word) => {
    const role = ROLES.find((one) => one === word);
    if (role) return role;
    throw new InputError(`"${word}" is not a role`, {
      path: 'roles',
      value: word,
      allowed: ROLES.join(', '),
    });
  });
