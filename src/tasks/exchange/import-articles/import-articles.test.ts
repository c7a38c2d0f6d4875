import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { showArticle } from '../show-article/show-article.ts';
import { importArticles } from './import-articles.ts';
import { page } from './page.ts';

const fileOf = (text: string) => ({ name: 'articles.csv', base64: Buffer.from(text).toString('base64') });

it('enters a table once, and what a later table changes', async () => {
  const planner = (await founded()).by('p-plan');
  const send = (text: string) => runTask(importArticles, { file: fileOf(text), sender: 'sap' }, planner);
  const first = 'article,name,form\n4711,Nickel turnings,turnings\n4712,Solids,mill-solids\n';
  expect((await send(first)).entered.map(({ state }) => state)).toEqual(['booked', 'booked']);
  const { size } = await planner.store.head();
  expect((await send(first)).entered.map(({ state }) => state)).toEqual(['same', 'same']);
  expect((await planner.store.head()).size).toBe(size);
  const second = 'Bezeichnung;Form;Materialnummer\nNickel turnings;Späne;4711\nSolids;Pulver;4712\n';
  // the same number with other content needs a version
  await expect(send(second)).rejects.toMatchObject({ code: 'conflict', details: [{ path: 'form' }] });
  expect((await planner.store.head()).size).toBe(size);
  const versioned = second
    .trimEnd()
    .split('\n')
    .map((line, i) => `${line};${i === 0 ? 'Version' : 2}\n`)
    .join('');
  const { entered } = await send(versioned);
  const changed = entered.find(({ id }) => id === '4712');
  expect(changed).toMatchObject({ state: 'booked', changes: [{ name: 'form' }] });
  const shown = await runTask(showArticle, { article: '4712' }, planner);
  expect(shown.versions).toMatchObject([{ changes: [] }, { version: 2, changes: [{ name: 'form' }] }]);
  expect(renderTerminal(page({ format: 'remelt-entered/1', of: 'article', entered }))).toContain('booked');
});
