import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { setDisclosure } from '../set-disclosure/set-disclosure.ts';
import { listDisclosures } from './list-disclosures.ts';

it('lists all policies, that of one customer, and names those that there are', async () => {
  const plant = await founded();
  const none = runTask(listDisclosures, { customer: 'X' }, plant);
  await expect(none).rejects.toMatchObject({ details: [{ path: 'customer', allowed: 'none was set yet' }] });
  for (const customer of ['X', 'Y'])
    await runTask(setDisclosure, { customer, opens: ['inputs'] }, plant.by('p-qual'));
  const of = async (order: object) =>
    (await runTask(listDisclosures, order, plant)).policies.map(({ customer }) => customer);
  expect(await of({})).toEqual(['X', 'Y']);
  expect(await of({ customer: 'Y' })).toEqual(['Y']);
  await expect(of({ customer: 'Z' })).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ allowed: 'X, Y' }] },
  });
});
