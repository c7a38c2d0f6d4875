import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { settleClock } from './settle-clock.ts';

it('books that the clock is right, or from which record on it was ahead, and asks which', async () => {
  const plant = await founded();
  const right = await runTask(settleClock, { isRight: true, reason: 'summer stop' }, plant.by('p-qual'));
  expect(right).toMatchObject({ said: 'right', seq: 1, aheadSince: null });
  const ahead = runTask(settleClock, { aheadSince: 1, reason: 'r' }, plant.by('p-qual'));
  await expect(ahead).rejects.toThrow('not later than now');
  for (const order of [{}, { isRight: true, aheadSince: 1 }]) {
    const unclear = runTask(settleClock, { ...order, reason: 'r' }, plant.by('p-qual'));
    await expect(unclear).rejects.toMatchObject({ details: [{ path: 'isRight' }] });
  }
});

it('is for those who may correct records', async () => {
  const plant = await founded();
  const melter = runTask(settleClock, { isRight: true, reason: 'r' }, plant.by('p-melt'));
  await expect(melter).rejects.toMatchObject({ code: 'forbidden' });
});
