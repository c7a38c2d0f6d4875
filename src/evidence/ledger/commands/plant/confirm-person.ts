import { ConflictError, cureBy, ForbiddenError } from '../../../../foundation/errors.ts';
import { mayDo } from '../../../../metal/plant/person.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import type { PersonState } from '../../subjects/person.ts';

/** W5: confirmed by who did not propose it (W3) and is not meant by it; two who may admit others always stay. */
export const confirmPerson = defineCommand<
  Asks<'confirmPerson', 'person.confirmed', 'proposal'> & { readonly person: string }
>({
  type: 'confirmPerson',
  names: ({ person }) => ({ subjects: [`person:${person}`] }),
  act: 'admit person',
  decide(desk, command) {
    const { person, by } = command;
    const state = desk.any(`person:${person}`) as PersonState;
    const proposal = refuseConfirmation({ person, by, proposal: state.proposal }, desk.path);
    desk.write('person.confirmed', state.subject, { ...command, proposal: proposal.seq });
    refuseLast(desk, person);
  },
});

type Proposal = NonNullable<PersonState['proposal']>;

/** The proposal. Throws ConflictError where nothing is proposed, ForbiddenError for whoever is meant by it. */
export function refuseConfirmation(
  { person, by, proposal }: { person: string; by: string | undefined; proposal: Proposal | null },
  path = '',
): Proposal {
  if (!proposal)
    throw new ConflictError(`nothing is proposed of ${person}`, {
      path: `${path}person`,
      value: person,
      allowed: 'a person of whom something is proposed',
      ...cureBy('propose it first', 'persons/propose-person', { person }),
    });
  if (by !== person) return proposal;
  throw new ForbiddenError(`${person} does not decide about themself`, {
    path: `${path}by`,
    value: person,
    allowed: 'another person who may admit persons',
  });
}

/** Where fewer than two may admit others, nobody can be admitted any more. */
function refuseLast(desk: Desk, person: string): void {
  const { persons, demonstration } = desk.roster;
  const able = persons.filter((one) => mayDo(one, 'admit person', desk.at.slice(0, 10)));
  if (demonstration || able.length >= 2) return;
  throw new ConflictError(`after this change of ${person} nobody could be admitted any more`, {
    path: `${desk.path}person`,
    value: able.map(({ id }) => id).join(', ') || 'nobody',
    allowed: 'at least two persons with the role certifier or quality',
    cure: 'admit a third person who may admit persons first',
    does: [{ verb: 'persons/propose-person', order: { roles: 'quality' } }],
  });
}
