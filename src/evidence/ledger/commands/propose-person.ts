import { cureBy, InputError } from '../../../foundation/errors.ts';
import type { Account, Role } from '../../../metal/plant/person.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkId, whenHappened } from '../desk.ts';
import { noSuch } from '../no-such.ts';

/** A new person, or a change of one; what is left out stays as it is, but for a validity and a deputy, which are told anew. */
export interface ProposePerson extends Told {
  readonly type: 'proposePerson';
  readonly person: string;
  readonly name?: string;
  readonly roles?: readonly Role[];
  /** Last day of their roles, ISO date. */
  readonly validUntil?: string;
  /** Person whose roles they have too, until a day. */
  readonly deputyFor?: string;
  readonly deputyUntil?: string;
  /** They act no more. */
  readonly ended?: boolean;
  readonly tokenSha256?: string;
  readonly account?: Account;
}

/** W5: one person proposes; nothing holds before another has confirmed it. */
export const proposePerson = defineCommand<ProposePerson>({
  type: 'proposePerson',
  names: ({ person }) => ({ subjects: [`person:${person}`] }),
  act: 'propose person',
  decide(desk, command) {
    const { person, deputyFor, deputyUntil } = command;
    checkId(person, `${desk.path}person`);
    const known = desk.roster.persons.find(({ id }) => id === person);
    // what a deputy may do for a while is not theirs
    const { name = known?.name, roles = known?.ownRoles ?? known?.roles } = command;
    if (command.ended && !known) throw noSuch(`person ${person}`, `${desk.path}person`);
    if (name === undefined || roles === undefined)
      throw new InputError(`${person} is new, and has no ${name === undefined ? 'name' : 'roles'}`, {
        path: `${desk.path}${name === undefined ? 'name' : 'roles'}`,
        ...cureBy('give both', 'persons/propose-person', { person }),
      });
    if ((deputyFor === undefined) !== (deputyUntil === undefined))
      throw new InputError('a deputy stands in for one person until one day', {
        path: `${desk.path}${deputyFor === undefined ? 'deputyFor' : 'deputyUntil'}`,
        allowed: 'both deputyFor and deputyUntil, or neither',
      });
    if (deputyFor !== undefined && !desk.roster.persons.some(({ id }) => id === deputyFor))
      throw noSuch(`person ${deputyFor}`, `${desk.path}deputyFor`);
    desk.write('person.proposed', `person:${person}`, {
      happenedAt: whenHappened(desk, command.happenedAt),
      ended: command.ended ? true : undefined,
      by: command.by,
      name,
      roles: [...roles],
      validUntil: command.validUntil,
      deputyFor,
      deputyUntil,
      tokenSha256: command.tokenSha256,
      account: command.account,
    });
  },
});
