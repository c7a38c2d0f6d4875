import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterArticle } from '../enter-article/enter-article.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { listArticles } from './list-articles.ts';
import { page } from './page.ts';

it('lists the articles that were entered, part by part, and one by its id', async () => {
  const plant = await founded();
  const planner = plant.by('p-plan');
  expect(renderTerminal(page(await runTask(listArticles, {}, plant)))).toContain(
    'No article was entered or sent yet.',
  );
  await runTask(enterCustomer, { customer: 'C-1', name: 'Foundry North' }, planner);
  const sent = { sender: 'sap', version: 3 };
  await runTask(enterArticle, { article: '4711', name: 'Turnings', form: 'turnings', ...sent }, planner);
  await runTask(enterArticle, { article: '4712', name: 'Solids' }, planner);
  const part = await runTask(listArticles, { limit: 1 }, plant);
  expect(part.rows).toMatchObject([{ id: '4711', sender: 'sap', version: 3 }]);
  const rest = await runTask(listArticles, { after: part.next! }, plant);
  expect(rest).toMatchObject({ rows: [{ id: '4712' }] });
  expect(rest.next).toBeUndefined();
  const one = await runTask(listArticles, { article: '4712' }, plant);
  expect(renderTerminal(page(one))).toContain('4712');
});
