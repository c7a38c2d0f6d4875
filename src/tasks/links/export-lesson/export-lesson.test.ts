import { expect, it } from 'vitest';
import { lessonSchema } from '../../../documents/results/lesson.ts';
import { readResults } from '../../../sheets/read-results.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { combustionFile, keptLesson } from '../../testing/result-files.ts';
import { openedFile } from '../teaching.ts';
import { exportLesson } from './export-lesson.ts';

it('writes a lesson by which a file is read without a ledger', async () => {
  const plant = await founded();
  await keptLesson('cs', plant.by('p-qual'));
  const written = JSON.stringify(await runTask(exportLesson, { lesson: 'cs' }, plant));
  const { opened } = await openedFile(combustionFile(10), plant);
  const { rows, lesson } = readResults(opened, lessonSchema.parse(JSON.parse(written)));
  expect(lesson).toBe('cs');
  expect(rows.filter(({ sample }) => sample === 'Hausprobe').map(({ flag }) => flag)).toEqual([
    'control',
    'control',
  ]);
});
