import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { keptLesson } from '../../testing/result-files.ts';
import { page } from './page.ts';
import { showLesson } from './show-lesson.ts';

it('shows what a lesson says, on which files, and who taught it', async () => {
  const plant = await founded();
  await keptLesson('cs', plant.by('p-qual'));
  const found = await runTask(showLesson, { lesson: 'cs' }, plant);
  const shown = JSON.stringify(page(found));
  expect(shown).toContain('Haus*');
  expect(shown).toContain(found.lessons[0]!.triedOn[0]);
  expect(shown).toMatch(/taught on \d{4}-\d\d-\d\d by p-qual/);
  await expect(runTask(showLesson, { lesson: 'xrf' }, plant)).rejects.toMatchObject({ code: 'not-found' });
});
