import { expect, it } from 'vitest';
import { listScales } from '../../heats/list-scales/list-scales.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterScale } from '../enter-scale/enter-scale.ts';
import { listRegisters } from '../list-registers/list-registers.ts';
import { endRegister } from './end-register.ts';

const ENDED = { register: 'scale', id: 'floor', reason: 'sold' };

it('ends what was entered, keeps its history, and takes it in again when it is entered anew', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const floor = { scale: 'floor', capacity_g: 500_000, resolution_g: 100 };
  const isListed = async () =>
    (await runTask(listScales, {}, plant)).scales.some(({ scale }) => scale === 'floor');
  await expect(runTask(endRegister, ENDED, by)).rejects.toMatchObject({ code: 'conflict' });
  await runTask(enterScale, floor, by);
  expect(await isListed()).toBe(true);
  expect((await runTask(endRegister, ENDED, by)).entries).toMatchObject([{ state: 'ended' }]);
  expect(await isListed()).toBe(false);
  await expect(runTask(endRegister, ENDED, by)).rejects.toMatchObject({ code: 'conflict' });
  const { entries } = await runTask(listRegisters, { register: 'scale' }, plant);
  expect(entries.at(-1)).toMatchObject({ id: 'floor', changes: [{ what: 'entered' }, { reason: 'sold' }] });
  await runTask(enterScale, floor, by);
  expect(await isListed()).toBe(true);
});
