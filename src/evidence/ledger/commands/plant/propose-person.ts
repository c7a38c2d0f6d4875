import { cureBy, InputError } from '../../../../foundation/errors.ts';
import type { Said } from '../../../records/kinds.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkId } from '../../rules/desk.ts';
import { noSuch } from '../../rules/no-such.ts';

/** W5: one person proposes; nothing holds before another has confirmed it. */
export const proposePerson = defineCommand<
  Asks<'proposePerson', 'person.proposed', 'name' | 'roles'> &
    Partial<Pick<Said<'person.proposed'>, 'name' | 'roles'>> & { readonly person: string }
>({
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
    desk.write('person.proposed', `person:${person}`, { ...command, name, roles });
  },
});
