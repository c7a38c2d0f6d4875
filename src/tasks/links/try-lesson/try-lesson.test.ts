import { expect, it } from 'vitest';
import { lessonsForShape } from '../../../desk/reference/lessons.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { combustionFile, resultFile } from '../../testing/result-files.ts';
import { listLessons } from '../list-lessons/list-lessons.ts';
import { teachLesson } from '../teach-lesson/teach-lesson.ts';
import { tryLesson } from './try-lesson.ts';

const taught = async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const order = { file: combustionFile(9), lesson: 'cs', rows: { controls: ['Haus*'] } };
  const { shown } = await runTask(teachLesson, order, by);
  const { lesson } = await runTask(teachLesson, { ...order, confirm: shown }, by);
  const right = async (day: number) => {
    const said = { lesson: 'cs', file: combustionFile(day) };
    const { shown: confirm } = await runTask(tryLesson, said, by);
    return runTask(tryLesson, { ...said, confirm }, by);
  };
  return { plant, by, shape: lesson!.shape, right };
};

it('makes a lesson count after three files that a person found right, and offers it for files of its shape then', async () => {
  const { plant, shape, right } = await taught();
  expect(await right(10)).toMatchObject({ kept: true, tried: 2 });
  expect(await lessonsForShape(shape, plant)).toMatchObject([{ counts: false }]);
  expect(await right(11)).toMatchObject({ kept: true, tried: 3 });
  expect(await lessonsForShape(shape, plant)).toMatchObject([{ name: 'cs', version: 1, counts: true }]);
});

it('counts a file once, however often it is tried', async () => {
  const { plant, by, right } = await taught();
  await right(10);
  const before = await plant.store.head();
  expect(await runTask(tryLesson, { lesson: 'cs', file: combustionFile(10) }, by)).toMatchObject({
    kept: true,
    tried: 2,
  });
  expect(await plant.store.head()).toEqual(before);
});

it('starts its files again with a version of other words', async () => {
  const { plant, by, right } = await taught();
  await right(10);
  await right(11);
  const order = { file: combustionFile(12), lesson: 'cs', rows: { samples: ['Haus*'] } };
  const { shown, tried } = await runTask(teachLesson, order, by);
  expect(tried).toBe(1);
  await runTask(teachLesson, { ...order, confirm: shown, reason: 'it is a sample' }, by);
  const { lessons } = await runTask(listLessons, {}, plant);
  expect(lessons).toMatchObject([{ name: 'cs', version: 2, counts: false }]);
  expect(lessons[0]!.changes.map(({ what, reason }) => [what, reason])).toEqual([
    ['taught', null],
    ['tried', null],
    ['tried', null],
    ['changed', 'it is a sample'],
  ]);
});

it('refuses a file of another shape and a lesson that there is not', async () => {
  const { by } = await taught();
  const gun = resultFile(
    'gun.csv',
    'Reading,SAMPLE,Units,Cr,Ni\n1,bin 14,%,18.2,53.1\n2,bin 15,%,8.1,61.2\n',
  );
  await expect(runTask(tryLesson, { lesson: 'cs', file: gun }, by)).rejects.toMatchObject({
    code: 'input',
    details: [{ path: 'file', does: [{ verb: 'links/teach-lesson' }] }],
  });
  await expect(runTask(tryLesson, { lesson: 'sc', file: gun }, by)).rejects.toMatchObject({
    code: 'not-found',
    details: [{ path: 'lesson', cure: 'did you mean cs?' }],
  });
});
