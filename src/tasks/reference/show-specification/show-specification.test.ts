import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { ENTERED, PRINTED_NAME } from '../../testing/specification.ts';
import { enterSpecification } from '../enter-specification/enter-specification.ts';
import { showSpecification } from './show-specification.ts';

it('shows what it states, and its customer in the words of the ledger to who may not know them', async () => {
  const plant = await founded();
  await runTask(enterSpecification, ENTERED, plant.by('p-plan'));
  const shown = await runTask(showSpecification, { name: PRINTED_NAME }, plant);
  expect(shown.specification.controlled).toMatchObject({ number: 'CUST-718-A', customer: 'Customer C' });
  const store = {
    ...plant.store,
    subjects: async (type: 'specification') =>
      (await plant.store.subjects(type)).map((one) => ({ ...one, state: { ...one.state, customer: '-' } })),
  };
  const hidden = { ...plant, store: store as never, hidesMoney: true as const };
  expect((await showSpecification.run({ name: PRINTED_NAME }, hidden)).specification.controlled).toEqual({
    ...{ number: 'CUST-718-A', revision: '3', customer: '-' },
  });
});

it('names the nearest where there is no such specification', async () => {
  const plant = await founded();
  await runTask(enterSpecification, ENTERED, plant.by('p-plan'));
  await expect(runTask(showSpecification, { name: 'CUST-718-A rev 2' }, plant)).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ allowed: PRINTED_NAME }] },
  });
});
