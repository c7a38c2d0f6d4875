import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { keptLesson } from '../../testing/result-files.ts';
import { listLessons } from './list-lessons.ts';
import { page } from './page.ts';

it('lists lessons with how far each has come, and says how to teach the first', async () => {
  const plant = await founded();
  const none = await runTask(listLessons, {}, plant);
  expect(none.lessons).toEqual([]);
  expect(page(none).lead).toMatchObject([{ does: [{ verb: 'links/teach-lesson' }] }]);
  await keptLesson('cs', plant.by('p-qual'));
  const one = await runTask(listLessons, {}, plant);
  expect(one.lessons).toMatchObject([{ name: 'cs', version: 1, counts: false, ended: false }]);
  expect(JSON.stringify(page(one).lead)).toContain('tried on 1 of 3 files');
});
