import { expect, it } from 'vitest';
import { deputyWords } from '../../../documents/persons.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { confirmPerson } from '../confirm-person/confirm-person.ts';
import { listPersons } from '../list-persons/list-persons.ts';
import { proposePerson } from '../propose-person/propose-person.ts';
import { nameDeputy } from './name-deputy.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const UNTIL = '2099-01-31';

it('lets a person name their own deputy, who has the roles once a third person has confirmed it', async () => {
  const plant = await founded();
  const { proposed } = await runTask(
    nameDeputy,
    { person: 'p-melt', until: UNTIL, roles: ['analyst'] },
    plant.by('p-lab'),
  );
  const [one] = proposed;
  expect(one).toMatchObject({ id: 'p-melt', roles: ['melter'], deputy: { of: 'p-lab', from: TODAY } });
  expect(deputyWords(one!.deputy!)).toBe(`for p-lab from ${TODAY} until ${UNTIL}, as analyst`);
  await expect(runTask(confirmPerson, { person: 'p-melt' }, plant.by('p-melt'))).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await confirmPerson.signs!({ person: 'p-melt' }, 'Ann', plant.by('p-cert'))).toContain(
    `deputy for p-lab from ${TODAY} until ${UNTIL}, as analyst.`,
  );
  const { persons } = await runTask(confirmPerson, { person: 'p-melt' }, plant.by('p-cert'));
  expect(persons.find(({ id }) => id === 'p-melt')).toMatchObject({
    roles: ['melter', 'analyst'],
    ownRoles: ['melter'],
  });
});

it('gives the roles from the first day on, and keeps first day and roles when a token is replaced', async () => {
  const plant = await founded();
  const order = { person: 'p-melt', for: 'p-lab', from: '2098-01-01', until: UNTIL, roles: ['analyst'] };
  await runTask(nameDeputy, order, plant.by('p-qual'));
  await runTask(confirmPerson, { person: 'p-melt' }, plant.by('p-cert'));
  await runTask(
    proposePerson,
    { person: 'p-melt', token: 'remelt_a-token-that-is-long-enough-for-one' },
    plant.by('p-qual'),
  );
  await runTask(confirmPerson, { person: 'p-melt' }, plant.by('p-cert'));
  const { persons } = await runTask(listPersons, {}, plant);
  const { roles, deputy } = persons.find(({ id }) => id === 'p-melt')!;
  expect(roles).toEqual(['melter']);
  expect(deputy).toEqual({ of: 'p-lab', from: '2098-01-01', until: UNTIL, roles: ['analyst'] });
});

it('refuses another who names, a foreign role, days that are over, oneself and a second absent person', async () => {
  const plant = await founded();
  const name = (order: object, by = 'p-lab') =>
    runTask(nameDeputy, { person: 'p-melt', until: UNTIL, ...order }, plant.by(by));
  await expect(name({ for: 'p-cert' })).rejects.toMatchObject({
    code: 'forbidden',
    details: [{ path: 'by', allowed: expect.stringContaining('certifier or quality') }],
  });
  await expect(name({ roles: ['quality'] })).rejects.toMatchObject({
    details: [{ path: 'deputyRoles', allowed: 'analyst' }],
  });
  await expect(name({ until: '2020-01-01' })).rejects.toMatchObject({ details: [{ path: 'deputyUntil' }] });
  await expect(name({ from: '2099-03-01' })).rejects.toMatchObject({
    details: [{ allowed: 'from 2099-03-01' }],
  });
  await expect(name({ person: 'p-lab' })).rejects.toThrow(/their own deputy/);
  await expect(runTask(nameDeputy, { person: 'p-melt', until: UNTIL }, plant)).rejects.toMatchObject({
    details: [{ path: 'for' }],
  });
  await name({});
  await runTask(confirmPerson, { person: 'p-melt' }, plant.by('p-cert'));
  await expect(name({}, 'p-plan')).rejects.toThrow(/stands in for p-lab until 2099-01-31/);
  await name({ until: '2099-02-28' });
});
