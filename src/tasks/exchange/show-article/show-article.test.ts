import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterArticle } from '../enter-article/enter-article.ts';
import { page } from './page.ts';
import { showArticle } from './show-article.ts';

it('shows it as it is now, and what each version changed, by whom and why', async () => {
  const planner = (await founded()).by('p-plan');
  const row = { article: '4711', name: 'Turnings' };
  await runTask(enterArticle, { ...row, sender: 'sap', version: 1 }, planner);
  const later = { ...row, name: 'Nickel turnings', sender: 'sap', version: 2, reason: 'as agreed' };
  await runTask(enterArticle, later, planner);
  const shown = await runTask(showArticle, { article: '4711' }, planner);
  expect(shown.versions).toMatchObject([
    { version: 1, changes: [], by: 'p-plan', reason: null },
    { version: 2, sender: 'sap', by: 'p-plan', reason: 'as agreed', changes: [{}] },
  ]);
  const text = renderTerminal(page(shown), { columns: 200 });
  expect(text).toContain('Name: Nickel turnings, was Turnings');
  expect(text).toContain('sap, version 2');
  await expect(runTask(showArticle, { article: 'X-9' }, planner)).rejects.toMatchObject({
    code: 'not-found',
  });
});
