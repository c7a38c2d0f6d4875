import { expect, it } from 'vitest';
import { listScales } from '../../heats/list-scales/list-scales.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterScale } from './enter-scale.ts';

const ORDER = { scale: 'floor', capacity_g: 500_000, resolution_g: 100 };

it('enters a scale that weights are typed from, with half a division of scatter where none is stated', async () => {
  const plant = await founded();
  const made = await runTask(enterScale, { ...ORDER, calibratedUntil: '2027-05-31' }, plant.by('p-qual'));
  expect(made.entries).toMatchObject([{ order: { repeatability_g: 50 }, assumed: ['repeatability_g'] }]);
  const { scales } = await runTask(listScales, {}, plant);
  expect(scales.find(({ scale }) => scale === 'floor')).toMatchObject({ calibratedUntil: '2027-05-31' });
  const stated = await runTask(
    enterScale,
    { ...ORDER, repeatability_g: 0, change: true },
    plant.by('p-qual'),
  );
  expect(stated.entries).toMatchObject([{ order: { repeatability_g: 0 }, assumed: [] }]);
});

it('refuses a division above the largest load', async () => {
  const plant = await founded();
  const wrong = runTask(enterScale, { ...ORDER, resolution_g: 600_000 }, plant.by('p-qual'));
  await expect(wrong).rejects.toMatchObject({
    details: [{ path: 'resolution_g', allowed: 'at most 500 kg' }],
  });
});

it('replaces nothing that is entered under the name, unless that is said to be a change', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  await runTask(enterScale, ORDER, by);
  const other = { ...ORDER, capacity_g: 300_000 };
  await expect(runTask(enterScale, other, by)).rejects.toMatchObject({
    code: 'conflict',
    message: 'the scale floor is entered already, as another one: nothing was replaced',
    details: [{ path: 'scale', value: 'floor' }],
  });
  const again = await runTask(enterScale, ORDER, by);
  expect(again.entries).toMatchObject([{ order: { capacity_g: 500_000 }, changes: [{ what: 'entered' }] }]);
  const changed = await runTask(enterScale, { ...other, reason: 'new cell' }, by);
  expect(changed.entries).toMatchObject([{ order: { capacity_g: 300_000 } }]);
  expect((await runTask(enterScale, { ...ORDER, change: true }, by)).entries[0]!.changes).toHaveLength(3);
});
