import { expect, it } from 'vitest';
import { lessonsForShape } from '../../../desk/reference/lessons.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { keptLesson } from '../../testing/result-files.ts';
import { endLesson } from './end-lesson.ts';

const ENDED = { lesson: 'cs', reason: 'the instrument was replaced' };

it('ends a lesson, offers it no more, and takes it in again when it is taught anew', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  await expect(runTask(endLesson, ENDED, by)).rejects.toMatchObject({ code: 'not-found' });
  const { shape } = await keptLesson('cs', by);
  expect(await lessonsForShape(shape, plant)).toHaveLength(1);
  const { lessons } = await runTask(endLesson, ENDED, by);
  expect(lessons).toMatchObject([
    { ended: true, changes: [{ what: 'taught' }, { what: 'ended', reason: ENDED.reason }] },
  ]);
  expect(await lessonsForShape(shape, plant)).toEqual([]);
  await keptLesson('cs', by);
  expect(await lessonsForShape(shape, plant)).toMatchObject([{ triedOn: [expect.any(String)] }]);
});
