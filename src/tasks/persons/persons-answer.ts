import type { TaskContext } from '../../desk/context.ts';
import type { Persons } from '../../documents/persons.ts';
import { InputError } from '../../foundation/errors.ts';
import {
  ACTS,
  actInWords,
  isOfProduction,
  type KnownPerson,
  mayDo,
  otherHandsThan,
  type Person,
  ROLES,
  type Role,
  rolesFor,
} from '../../metal/plant/person.ts';

/** Roles that a person may have, and those that two persons usually begin a plant with: one makes and measures, the other releases, and has the role quality for what the first plans below what was asked. */
export const FIRST_ROLES = {
  roles: [...ROLES],
  usual: [
    ['receiver', 'sampler', 'analyst', 'planner', 'melter', 'quality'],
    ['certifier', 'quality'],
  ],
};

/** The plant and its persons as the ledger knows them now. */
export async function personsOf({ store, clock }: Pick<TaskContext, 'store' | 'clock'>): Promise<Persons> {
  const { plant, demonstration, persons, signedIn = null } = await store.roster();
  const listed = await store.subjects('person');
  const on = clock().toISOString().slice(0, 10);
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
    releasing: releasingOf(persons, on),
    roles: ROLES.map((role) => ({ role, may: ACTS.filter((act) => rolesFor(act).includes(role)) })),
    rights: ACTS.map((act) => ({
      act,
      words: actInWords(act),
      roles: [...rolesFor(act)],
      persons: persons.filter((one) => mayDo(one, act, on)).map(({ name }) => name),
      otherThan: otherHandsThan(act).map(actInWords),
    })),
  };
}

/** Who may release metal on a day, who of them can have no hand in it, and who may sign a 3.1 certificate. */
export function releasingOf(persons: readonly Person[], on: string): Persons['releasing'] {
  const may = persons.filter((person) => mayDo(person, 'release heat', on));
  const others = otherHandsThan('release heat');
  const independent = may.filter((person) => others.every((act) => !mayDo(person, act, on)));
  const certifying = persons.filter(
    (person) => mayDo(person, 'certify metal', on) && !isOfProduction(person),
  );
  return {
    may: may.map(({ id }) => id),
    independent: independent.map(({ id }) => id),
    certifying: certifying.map(({ id }) => id),
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
  deputyFrom: from,
  deputyUntil: until,
  deputyRoles,
  tokenSha256,
  account,
}: KnownPerson): Persons['persons'][number] => ({
  id,
  name,
  roles: [...roles],
  ownRoles: [...ownRoles],
  validUntil: validUntil ?? null,
  deputy:
    deputyFor === undefined || until === undefined
      ? null
      : { of: deputyFor, ...(from && { from }), until, ...(deputyRoles && { roles: [...deputyRoles] }) },
  provedBy: [...(tokenSha256 ? (['token'] as const) : []), ...(account ? (['account'] as const) : [])],
});

/** Roles of an order. Throws InputError for a word that is not one. */
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
