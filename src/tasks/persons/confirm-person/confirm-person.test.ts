import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { proposePerson } from '../propose-person/propose-person.ts';
import { confirmPerson } from './confirm-person.ts';

const CARL = { person: 'carl' };

it('admits who was proposed, when somebody else confirms it with a sentence that says what', async () => {
  const plant = await founded();
  const whole = {
    ...{ ...CARL, name: 'Carl Holm', roles: ['melter', 'sampler'], validUntil: '2099-02-01' },
    ...{ deputyFor: 'p-lab', deputyUntil: '2099-01-01', token: 'remelt_token-that-is-long-enough-for-one' },
    account: { user: 'carl', machine: 'hall' },
  };
  await runTask(proposePerson, whole, plant.by('p-qual'));
  const own = runTask(confirmPerson, CARL, plant.by('p-qual'));
  await expect(own).rejects.toMatchObject({ code: 'forbidden' });
  await expect(confirmPerson.signs!(CARL, 'Q', plant.by('p-qual'))).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await confirmPerson.signs!(CARL, 'Ann', plant.by('p-cert'))).toBe(
    'I, Ann, confirm what was proposed of carl: Carl Holm, with the roles melter, sampler, until 2099-02-01, deputy for p-lab until 2099-01-01, with a new token, proved by the account carl@hall.',
  );
  const { persons, proposed } = await runTask(confirmPerson, CARL, plant.by('p-cert'));
  expect(persons.map(({ id }) => id)).toContain('carl');
  expect(proposed).toEqual([]);
});

it('ends a person in the words of an end, and refuses where nothing was proposed', async () => {
  const plant = await founded();
  await expect(runTask(confirmPerson, CARL, plant.by('p-cert'))).rejects.toThrow(/carl/);
  await runTask(proposePerson, { person: 'p-melt', ended: true }, plant.by('p-qual'));
  expect(await confirmPerson.signs!({ person: 'p-melt' }, 'Ann', plant.by('p-cert'))).toMatch(
    /is ended, and acts in this plant no more\.$/,
  );
  const { persons } = await runTask(confirmPerson, { person: 'p-melt' }, plant.by('p-cert'));
  expect(persons.map(({ id }) => id)).not.toContain('p-melt');
});
