import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { bundleSchema, trustText } from '../../src/documents/proof/bundle.ts';
import { trustDocument } from '../../src/tasks/proof/trust-document/trust-document.ts';
import { runTask } from '../../src/tasks/task.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Quality makes the key of the log, where there is none, and a bundle with it; a melter reads whose turn it is. */
export async function makesABundle(web: ServedWeb): Promise<void> {
  const where = '/ledger?view=preview&subject=heat:Q-1&customer=X';
  const { page, tab, faults } = await tabOf(web);
  await page.goto(where);
  await signIn(page, 'p-qual');
  // a server that may keep no key says whose turn it is, and where
  await page.getByText(/^The plant has no key of the log yet.*on the command line/).waitFor();
  const bundle = page.getByRole('button', { name: 'Make the bundle' });
  expect(await bundle.count()).toBe(0);

  Object.assign(web.context, { logKeys: web.keys });
  await page.reload();
  const make = page.getByRole('button', { name: 'Make the key of the log' });
  await make.click();
  const dialog = page.getByRole('dialog', { name: 'You sign' });
  await dialog.getByText(/make the key of the log of this plant/).waitFor();
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await make.waitFor({ state: 'detached' });
  const saved = page.waitForEvent('download');
  await bundle.click();
  const file = readFileSync((await (await saved).path())!, 'utf8');
  expect(bundleSchema.parse(JSON.parse(file)).claims.length).toBeGreaterThan(0);
  expect((await web.context.store.subjects('key')).length).toBe(1);

  // a number that nothing has is refused, and can be typed again: the number alone is enough
  await page.goto('/ledger?view=preview&subject=Q-99&customer=X');
  await page.getByText('nothing in this ledger is named Q-99').waitFor();
  await page.getByLabel(/^Heat, object or lot/).fill('Q-1');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await bundle.waitFor();

  await page.goto('/ledger?view=trust');
  const trust = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save what to trust' }).click();
  const trusted = readFileSync((await (await trust).path())!, 'utf8');
  expect(trusted).toBe(trustText(await runTask(trustDocument, {}, web.context)));
  expect(trusted).toMatch(/"policy": "# date \d{4}-\d\d-\d\d\\nlog /);
  await tab.close();

  const melter = await tabOf(web);
  await melter.page.goto(where);
  await signIn(melter.page, 'p-melt');
  await melter.page.getByText(/^Make a bundle: waits for the certifier or quality, /).waitFor();
  expect(await melter.page.getByRole('button', { name: 'Make the bundle' }).count()).toBe(0);
  await melter.tab.close();
  Object.assign(web.context, { logKeys: undefined });
  expect([...faults, ...melter.faults]).toEqual([]);
}
