import { ConflictError, ForbiddenError } from '../../../foundation/errors.ts';
import { type Account, type KnownPerson, mayDo } from '../../../metal/plant/person.ts';
import { defineCommand } from '../command.ts';
import { checkId, type Desk, whenHappened } from '../desk.ts';
import { checkFirstPersons, useAsItIs, written } from './found-plant.ts';

/** A ledger that was begun without a plant gets one, by two of its persons. */
export interface AdoptPlant {
  readonly type: 'adoptPlant';
  readonly plant: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly persons: readonly KnownPerson[];
  readonly by: string;
  /** The second person. */
  readonly with: string;
  /** Account of the operating system that the command ran under. */
  readonly ranBy?: Account;
  readonly happenedAt?: string;
}

/** W4: adopted once, by two different persons who may admit others; earlier names stay, and stay unproved. */
export const adoptPlant = defineCommand<AdoptPlant>({
  type: 'adoptPlant',
  names: ({ plant }) => ({ subjects: [`plant:${plant}`] }),
  act: null,
  decide(desk, { plant, name, demonstration, persons, by, with: second, ranBy, happenedAt }) {
    refuseToAdopt(desk, demonstration);
    checkId(plant, `${desk.path}plant`);
    checkFirstPersons(desk, persons, demonstration);
    const able = persons
      .filter((one) => mayDo(one, 'admit person', desk.at.slice(0, 10)))
      .map(({ id }) => id);
    if (by === second || !able.includes(by) || !able.includes(second))
      throw new ForbiddenError('a ledger is adopted by two persons who may admit others', {
        path: `${desk.path}by`,
        value: [by, second].join(', '),
        allowed: `two of ${able.join(', ')}`,
        cure: 'remelt persons adopt --by PERSON --with PERSON',
      });
    desk.write('plant.adopted', `plant:${plant}`, {
      happenedAt: whenHappened(desk, happenedAt),
      demonstration,
      by,
      with: second,
      name,
      persons: persons.map(written),
      ranBy,
    });
  },
});

function refuseToAdopt({ roster, nextSeq, path }: Desk, demonstration: boolean): void {
  const allowed = 'a ledger with records and without a plant';
  if (roster.plant)
    throw new ConflictError(
      `this ledger belongs to the plant ${roster.plant.id} already${roster.demonstration ? ', a demonstration' : ''}`,
      { path, allowed, cure: useAsItIs(roster) },
    );
  if (nextSeq === 0)
    throw new ConflictError('this ledger has no record yet', {
      path,
      allowed,
      cure: 'found it: remelt init --person ID:NAME:ROLES ...',
    });
  if (roster.demonstration && !demonstration)
    throw new ConflictError('this ledger is open as a demonstration and is not adopted as a real one', {
      path: `${path}demonstration`,
      value: false,
      allowed: 'true, or a ledger of a real plant',
      cure: useAsItIs(roster),
    });
}
