import { ConflictError, type Cure, cureBy, InputError } from '../../../../foundation/errors.ts';
import { type KnownPerson, mayDo } from '../../../../metal/plant/person.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkId, type Desk } from '../../rules/desk.ts';
import type { Roster } from '../../rules/roster.ts';

/** The first record of a ledger: whose it is, who its first persons are, and whether it is a demonstration. */
export type FoundPlant = Asks<'foundPlant', 'plant.founded', 'persons'> & {
  /** Not kept: nobody can be proved before there is a plant. */
  readonly by?: string;
  readonly plant: string;
  /** At least two who may admit others, each with a token or an account where the plant is a real one. */
  readonly persons: readonly KnownPerson[];
};

/** W4: a ledger is founded once, by its first record, which nothing changes. */
export const foundPlant = defineCommand<FoundPlant>({
  type: 'foundPlant',
  names: ({ plant }) => ({ subjects: [`plant:${plant}`] }),
  act: null,
  decide(desk, command) {
    const { plant, demonstration, persons } = command;
    if (desk.nextSeq > 0)
      throw new ConflictError(`this ledger has ${desk.nextSeq} records and is not founded any more`, {
        path: desk.path,
        value: desk.nextSeq,
        unit: 'records',
        allowed: 'a ledger without records',
        ...useAsItIs(desk.roster),
      });
    checkId(plant, `${desk.path}plant`);
    checkFirstPersons(desk, persons, demonstration);
    desk.write('plant.founded', `plant:${plant}`, { ...command, persons: persons.map(written) });
  },
});

/** What is left to who wants another plant in a ledger that has one: a demonstration never becomes a real one. */
export const useAsItIs = ({ demonstration }: Pick<Roster, 'demonstration'>): Cure =>
  demonstration
    ? cureBy(
        'a demonstration stays one: begin the ledger of a real plant in another folder or database',
        'proof/init-ledger',
      )
    : { cure: 'use it as it is' };

/** Throws InputError for persons who could never admit another one, or prove who they are. */
export function checkFirstPersons(
  desk: Pick<Desk, 'at' | 'path'>,
  persons: readonly KnownPerson[],
  demonstration: boolean,
): void {
  const path = `${desk.path}persons`;
  for (const [i, { id }] of persons.entries()) {
    checkId(id, `${path}[${i}].id`);
    if (persons.findIndex((one) => one.id === id) < i)
      throw new InputError(`the person ${id} is there twice`, { path: `${path}[${i}].id`, value: id });
  }
  const able = persons.filter((one) => mayDo(one, 'admit person', desk.at.slice(0, 10)));
  const proved = able.filter((one) => one.tokenSha256 !== undefined || one.account !== undefined);
  if (demonstration || proved.length >= 2) return;
  throw new InputError('a plant begins with two persons who may admit others', {
    path,
    value: able.map(({ id }) => id).join(', ') || 'nobody',
    allowed: 'two persons with the role certifier or quality, each with a token or an account',
    ...cureBy('name two such persons', 'proof/init-ledger'),
  });
}

/** A person as a record holds them. */
const written = ({ id, name, roles, validUntil, tokenSha256, account }: KnownPerson) => ({
  id,
  name,
  roles: [...roles],
  ...(validUntil === undefined ? {} : { validUntil }),
  ...(tokenSha256 === undefined ? {} : { tokenSha256 }),
  ...(account === undefined ? {} : { account }),
});
