import { expect, it } from 'vitest';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterLaboratory } from './enter-laboratory.ts';

const ORDER = { laboratory: 'house', name: 'House laboratory', methods: ['oes', 'GDMS', 'OES'] };

it('enters a laboratory with each method once, with the bias of the method where none is stated', async () => {
  const plant = await founded();
  await runTask(enterLaboratory, ORDER, plant.by('p-qual'));
  const laboratory = async () =>
    (await inOwnPlant(plant)).compute.facts().plant.laboratories.find(({ id }) => id === 'house')!.methods;
  expect(await laboratory()).toEqual([
    { methodId: 'OES', biasRelative: 0.004 },
    { methodId: 'GDMS', biasRelative: 0.1 },
  ]);
  const own = { ...ORDER, change: true, biasRelative: 0.01, validUntil: '2027-01-31' };
  const changed = await runTask(enterLaboratory, own, plant.by('p-qual'));
  expect(changed.entries).toMatchObject([
    { order: { biasRelative: 0.01, methods: ['OES', 'GDMS'] }, assumed: [] },
  ]);
  expect((await laboratory())[1]).toEqual({ methodId: 'GDMS', biasRelative: 0.01, validUntil: '2027-01-31' });
});

it('refuses a method that nobody knows', async () => {
  const plant = await founded();
  const wrong = runTask(enterLaboratory, { ...ORDER, methods: ['OES', 'GDMX'] }, plant.by('p-qual'));
  await expect(wrong).rejects.toMatchObject({
    details: [{ path: 'methods[1]', cure: expect.stringContaining('GDMS') }],
  });
});
