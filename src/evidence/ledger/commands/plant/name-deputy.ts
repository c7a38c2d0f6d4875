import { ConflictError, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { type KnownPerson, mayDo, type Role, rolesFor } from '../../../../metal/plant/person.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import { noSuch } from '../../rules/no-such.ts';

/** W5: the absent person, or who may propose persons, names a deputy from a day to a day; another person confirms it. */
export const nameDeputy = defineCommand<
  Asks<'nameDeputy', 'person.deputy-named', 'name' | 'roles' | 'validUntil'> & { readonly person: string }
>({
  type: 'nameDeputy',
  names: ({ person }) => ({ subjects: [`person:${person}`] }),
  act: null,
  decide(desk, command) {
    const { person, deputyFor } = command;
    const deputy = personOf(desk, person, 'person');
    const absent = personOf(desk, deputyFor, 'deputyFor');
    requireNaming(desk, command.by, absent);
    requireDays(desk, command);
    requireOthersRoles(desk, command, { deputy, absent });
    desk.write('person.deputy-named', `person:${person}`, {
      ...command,
      ...{ name: deputy.name, roles: deputy.ownRoles ?? deputy.roles, validUntil: deputy.validUntil },
    });
  },
});

type Named = Parameters<typeof nameDeputy.decide>[1];

function personOf(desk: Desk, id: string, field: string): KnownPerson {
  const found = desk.roster.persons.find((one) => one.id === id);
  if (!found) throw noSuch(`person ${id}`, `${desk.path}${field}`);
  return found;
}

/** Everybody names their own deputy; for others it takes who may propose persons. */
function requireNaming(desk: Desk, by: string | undefined, absent: KnownPerson): void {
  const who = desk.roster.persons.find(({ id }) => id === by);
  if (who && (who.id === absent.id || mayDo(who, 'propose person', desk.at.slice(0, 10)))) return;
  throw new ForbiddenError(`${who?.name ?? 'nobody'} cannot name a deputy for ${absent.name}`, {
    path: `${desk.path}by`,
    value: by ?? null,
    allowed: `${absent.name}, or the role ${rolesFor('propose person').join(' or ')}`,
    cure: `let ${absent.name} name the deputy`,
  });
}

function requireDays(desk: Desk, { deputyFrom, deputyUntil }: Named): void {
  const today = desk.at.slice(0, 10);
  const least = deputyFrom > today ? deputyFrom : today;
  if (deputyUntil >= least) return;
  throw new InputError(`the deputy would stand in until ${deputyUntil}, which is before ${least}`, {
    path: `${desk.path}deputyUntil`,
    value: deputyUntil,
    allowed: `from ${least}`,
  });
}

/** A deputy is another person, gets roles that the absent one has, and stands in for one person at a time. */
function requireOthersRoles(
  desk: Desk,
  { deputyFor, deputyRoles = [], deputyFrom }: Named,
  { deputy, absent }: { readonly deputy: KnownPerson; readonly absent: KnownPerson },
): void {
  if (deputy.id === absent.id)
    throw new InputError(`${absent.name} cannot be their own deputy`, {
      path: `${desk.path}person`,
      value: deputy.id,
      allowed: 'another person',
    });
  const own: readonly Role[] = absent.ownRoles ?? absent.roles;
  const foreign = deputyRoles.filter((role) => !own.includes(role));
  if (foreign.length > 0)
    throw new InputError(`${absent.name} does not have the role ${foreign.join(', ')}`, {
      path: `${desk.path}deputyRoles`,
      value: foreign.join(', '),
      allowed: own.join(', '),
    });
  const { deputyFor: before, deputyUntil: standsUntil = '' } = deputy;
  if (before === undefined || before === deputyFor || standsUntil < deputyFrom) return;
  throw new ConflictError(`${deputy.name} stands in for ${before} until ${standsUntil}`, {
    path: `${desk.path}person`,
    value: deputy.id,
    allowed: 'a deputy for one person at a time',
    cure: `name another person, or a first day after ${standsUntil}`,
  });
}
