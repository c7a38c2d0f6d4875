import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { setDisclosure } from './set-disclosure.ts';

it('says what one customer is shown from now on, also that it is nothing', async () => {
  const plant = await founded();
  const set = (customer: string, opens: readonly string[], person = 'p-qual') =>
    runTask(setDisclosure, { customer, opens, reason: 'asked' }, plant.by(person));
  await set('Y', ['results']);
  expect((await set('X', ['inputs'])).policies).toMatchObject([
    { customer: 'X', opens: ['inputs'], by: 'p-qual', reason: 'asked' },
  ]);
  expect((await set('X', [], 'p-cert')).policies).toMatchObject([{ opens: [], by: 'p-cert' }]);
  await expect(set('X', ['inputs'], 'p-melt')).rejects.toMatchObject({ code: 'forbidden' });
});
