import { expect, it } from 'vitest';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { confirmPerson } from '../confirm-person/confirm-person.ts';
import { proposePerson } from './propose-person.ts';

const CARL = { person: 'carl', name: 'Carl Holm', roles: ['melter'], validUntil: '2099-01-31' };
const TOKEN = 'remelt_token-of-carl-long-enough-to-be-one';

it('proposes a person, of whose token the ledger keeps the hash', async () => {
  const plant = await founded();
  const { persons, proposed } = await runTask(proposePerson, { ...CARL, token: TOKEN }, plant.by('p-qual'));
  expect(persons.map(({ id }) => id)).not.toContain('carl');
  expect(proposed).toMatchObject([
    { id: 'carl', roles: ['melter'], validUntil: '2099-01-31', provedBy: ['token'] },
  ]);
  const last = JSON.stringify((await plant.store.records(0)).at(-1)!.body);
  expect(last).toContain(hashOfText(TOKEN));
  expect(last).not.toContain(TOKEN);
});

it('keeps validity and deputy where only a token is new, and drops them where roles are', async () => {
  const plant = await founded();
  const deputy = { deputyFor: 'p-lab', deputyUntil: '2099-01-01' };
  await runTask(proposePerson, { ...CARL, ...deputy }, plant.by('p-qual'));
  await runTask(confirmPerson, { person: 'carl' }, plant.by('p-cert'));
  const again = await runTask(proposePerson, { person: 'carl', token: TOKEN }, plant.by('p-qual'));
  expect(again.proposed).toMatchObject([
    { validUntil: '2099-01-31', deputy: { of: 'p-lab', until: '2099-01-01' } },
  ]);
  const account = { user: 'carl', machine: 'hall' };
  const bound = await runTask(proposePerson, { person: 'carl', account }, plant.by('p-qual'));
  expect(bound.proposed[0]!.deputy).toEqual({ of: 'p-lab', until: '2099-01-01' });
  const changed = await runTask(proposePerson, { person: 'carl', roles: ['sampler'] }, plant.by('p-qual'));
  expect(changed.proposed).toMatchObject([{ roles: ['sampler'], validUntil: null, deputy: null }]);
});

it('refuses a word that names no role, a text that names no day, and who may not propose', async () => {
  const plant = await founded();
  const propose = (order: object, by = 'p-qual') =>
    runTask(proposePerson, { ...CARL, ...order }, plant.by(by));
  await expect(propose({ roles: ['melter', 'king'] })).rejects.toMatchObject({
    details: [{ path: 'roles', value: 'king', allowed: expect.stringContaining('certifier') }],
  });
  await expect(propose({ validUntil: 'soon' })).rejects.toMatchObject({ details: [{ path: 'validUntil' }] });
  await expect(propose({}, 'p-melt')).rejects.toMatchObject({ code: 'forbidden' });
});
