import { expect, it } from 'vitest';
import type { Teaching } from '../../../documents/results/lessons.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { combustionFile, keptLesson, resultFile } from '../../testing/result-files.ts';
import { page } from './page.ts';
import { teachLesson } from './teach-lesson.ts';

const flagsOf = ({ reading }: Teaching, sample: string) =>
  reading.rows.filter((one) => one.sample === sample).map(({ flag }) => flag);

it('shows a file with what is read of it, and keeps nothing before it has a name', async () => {
  const plant = await founded();
  const before = await plant.store.head();
  const shown = await runTask(teachLesson, { file: combustionFile(9) }, plant.by('p-qual'));
  expect(shown).toMatchObject({ lesson: null, kept: false, offered: [] });
  expect(shown.reading.rows.filter(({ sample }) => sample === '718-1')).toMatchObject([
    { element: 'C', text: '0,0285', value_wtpct: 0.0285 },
    { element: 'S', text: '7,6', value_wtpct: 0.00076 },
  ]);
  const [table] = shown.tables;
  expect(table).toMatchObject({ isText: false, more: 0 });
  expect(table!.lines[1]!.cells.map(({ text }) => text)).toContain('C [%]');
  expect(await plant.store.head()).toEqual(before);
});

it('takes what a person says, shows it, and keeps it once that is confirmed', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const order = { file: combustionFile(9), lesson: 'cs', rows: { controls: ['Haus*'] } };
  const before = await plant.store.head();
  const shown = await runTask(teachLesson, order, by);
  expect(flagsOf(shown, 'Hausprobe')).toEqual(['control', 'control']);
  expect(shown).toMatchObject({ kept: false, tried: 1 });
  expect(await plant.store.head()).toEqual(before);
  const kept = await runTask(teachLesson, { ...order, confirm: shown.shown }, by);
  expect(kept).toMatchObject({ kept: true, tried: 1, lesson: { name: 'cs', rows: { controls: ['Haus*'] } } });
  expect((await plant.store.head()).size).toBe(before.size + 1);
  expect(page(kept).lead).toContainEqual(
    expect.objectContaining({ text: 'The lesson "cs" is kept: 2 more files before it counts.' }),
  );
  // the next file of the shape is offered it
  expect((await runTask(teachLesson, { file: combustionFile(10) }, by)).offered).toEqual([
    { name: 'cs', version: 1, counts: false },
  ]);
});

it('lets who measures teach, and not who only keeps registers', async () => {
  const plant = await founded();
  await keptLesson('cs', plant.by('p-lab'));
  await keptLesson('melt', plant.by('p-melt'));
  await expect(keptLesson('plan', plant.by('p-plan'))).rejects.toThrow('may not teach a lesson');
  const entered = {
    type: 'enterRegister',
    name: 'lesson/x',
    entry: '{}',
    documentSha256: 'a'.repeat(64),
  } as const;
  await expect(plant.store.execute({ ...entered, by: 'p-plan' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('refuses what is confirmed of another file or of other words', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const { shown } = await runTask(teachLesson, { file: combustionFile(9), lesson: 'cs' }, by);
  const other = { file: combustionFile(10), lesson: 'cs', confirm: shown };
  await expect(runTask(teachLesson, other, by)).rejects.toMatchObject({ code: 'conflict' });
  const said = { file: combustionFile(9), lesson: 'cs', unit: 'ppm', confirm: shown };
  await expect(runTask(teachLesson, said, by)).rejects.toMatchObject({ code: 'conflict' });
});

it('refuses the name of a lesson of other files, a file in which nothing is read, and whoever may not', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const { shown } = await runTask(teachLesson, { file: combustionFile(9), lesson: 'cs' }, by);
  await runTask(teachLesson, { file: combustionFile(9), lesson: 'cs', confirm: shown }, by);
  const gun = resultFile(
    'gun.csv',
    'Reading,SAMPLE,Units,Cr,Ni\n1,bin 14,%,18.2,53.1\n2,bin 15,%,8.1,61.2\n',
  );
  await expect(runTask(teachLesson, { file: gun, lesson: 'cs' }, by)).rejects.toMatchObject({
    code: 'conflict',
    details: [{ path: 'lesson' }],
  });
  const letter = resultFile('letter.txt', 'Dear colleagues,\nthe results will follow.\n');
  await expect(runTask(teachLesson, { file: letter, lesson: 'letter' }, by)).rejects.toMatchObject({
    code: 'input',
    details: [{ path: 'file' }],
  });
  await expect(runTask(teachLesson, { file: gun, lesson: 'gun' }, plant.by('p-ship'))).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('takes an answer that holds for every file, and refuses one of this file alone', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const text = 'Sample;Date;Cr [%];Ni [%]\nM1;08/11/2026;18.3;53.1\nM2;08/11/2026;18.2;53.0\n';
  const file = resultFile('oes.csv', text);
  const codes = async (answers?: readonly { code: string; answer: string }[]) =>
    (await runTask(teachLesson, { file, ...(answers ? { answers } : {}) }, by)).reading.asks.map(
      ({ code }) => code,
    );
  expect(await codes()).toContain('date-order');
  expect(await codes([{ code: 'date-order', answer: 'day-first' }])).not.toContain('date-order');
  await expect(codes([{ code: 'exclusion-reason', answer: 'inclusion' }])).rejects.toMatchObject({
    code: 'input',
    details: [{ path: 'answers.0.code', value: 'exclusion-reason' }],
  });
});
