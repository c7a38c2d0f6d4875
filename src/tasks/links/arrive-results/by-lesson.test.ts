import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { combustionFile, keptLesson } from '../../testing/result-files.ts';
import { tryLesson } from '../try-lesson/try-lesson.ts';
import { arriveResults } from './arrive-results.ts';

it('reads a file that arrives by the lesson of its shape, once the lesson counts', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  await keptLesson('cs', by);
  const arrived = (day: number) => runTask(arriveResults, { bytes: combustionFile(day) }, by);
  expect((await arrived(20)).lesson ?? null).toBeNull();
  for (const day of [10, 11]) {
    const order = { lesson: 'cs', file: combustionFile(day) };
    const { shown } = await runTask(tryLesson, order, by);
    await runTask(tryLesson, { ...order, confirm: shown }, by);
  }
  const read = await arrived(21);
  expect(read.lesson).toBe('cs, version 1');
  expect(read.samples.map(({ name }) => name)).toEqual(['718-1', '718-2']);
});
