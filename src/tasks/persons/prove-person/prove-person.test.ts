import { expect, it } from 'vitest';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { provePerson } from './prove-person.ts';

const TOKEN = 'remelt_another-token-that-is-long-enough';

it('replaces what proves who is signed in, and no other person', async () => {
  const plant = await founded();
  const proved = async () =>
    (await plant.store.roster()).persons.filter(({ tokenSha256 }) => tokenSha256 === hashOfText(TOKEN));
  await runTask(provePerson, { token: TOKEN }, plant.by('p-lab'));
  expect((await proved()).map(({ id }) => id)).toEqual(['p-lab']);
  const account = { user: 'lab', machine: 'desk' };
  const { persons } = await runTask(provePerson, { account }, plant.by('p-lab'));
  expect(persons.find(({ id }) => id === 'p-lab')!.provedBy).toContain('account');
  expect(await provePerson.signs!({}, 'Ann', plant)).toMatch(/^I, Ann, replace what proves me;/);
});

it('refuses where nobody is signed in', async () => {
  await expect(runTask(provePerson, { token: TOKEN }, await founded())).rejects.toMatchObject({
    ...{ code: 'forbidden', details: [{ path: 'by', cure: 'log in', does: [{ verb: 'terminal/login' }] }] },
  });
});
