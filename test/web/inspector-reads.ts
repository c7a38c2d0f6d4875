import { expect } from 'vitest';
import { actingAs } from '../../src/desk/context.ts';
import { confirmPerson } from '../../src/tasks/persons/confirm-person/confirm-person.ts';
import { proposePerson } from '../../src/tasks/persons/propose-person/propose-person.ts';
import { runTask } from '../../src/tasks/task.ts';
import { type Findings, type ServedWeb, signIn, tabOf } from './served-web.ts';

/** What an inspector may not read: money, suppliers, and persons other than themselves. */
const CLOSED = /\bUSD\b|machine shop [AB]|p-qual|p-melt/;

/** An inspector sees heats and lots without money, parties and persons; a page of nothing else says that it is not shown. */
export async function inspectorReads(web: ServedWeb, findings: Findings): Promise<void> {
  const { context } = web;
  const ivo = { person: 'ivo', name: 'Ivo Brand', roles: ['inspector'] as const };
  await runTask(proposePerson, ivo, actingAs('p-qual', context));
  await runTask(confirmPerson, { person: 'ivo' }, actingAs('p-cert', context));
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/heats');
  await signIn(page, 'ivo');
  await page.getByRole('link', { name: 'Q-1', exact: true }).waitFor();
  const found: string[] = [];
  const seen = async (path: string, words: RegExp | string): Promise<void> => {
    await page.goto(path);
    await page.getByText(words).first().waitFor();
    const [open] = CLOSED.exec((await page.locator('main').textContent()) ?? '') ?? [];
    if (open !== undefined) found.push(`${path} shows ${open}`);
    found.push(...(await findings(page, path)));
  };
  await seen('/heats', 'Q-1');
  await seen('/heats/Q-1', 'Q-1');
  for (const path of ['/yard', '/today', '/plant?view=prices', '/ledger?view=disclosure'])
    await seen(path, /Allowed: any role but inspector and reader/);
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
  await tab.close();
}
