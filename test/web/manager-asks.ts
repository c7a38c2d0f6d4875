import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** What is on hold, why, and what it costs: from the figure over the reason to the lots. */
export async function managerAsks(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  // the yard shows no lot of which nothing is left
  const cleared = await store.lots({ status: 'cleared', free: true });
  const [nickel] = cleared.filter(({ form }) => form === 'virgin');
  await store.execute({ type: 'holdLot', lot: nickel!.id, reason: 'claim against the seller', by: 'p-qual' });
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/today');
  await signIn(page, 'p-plan');
  // who plans begins with what waits; what the plant holds is a link away
  await page.getByRole('link', { name: 'Figures of the plant' }).click();
  const holds = page.getByRole('region', { name: 'On hold, and what it costs' });
  const row = holds.getByRole('row', { name: /claim against the seller/ });
  const kg = Math.round(nickel!.free_g / 1000).toLocaleString('en-US');
  await row.waitFor();
  expect(await row.getByRole('cell').allTextContents()).toContain(kg);
  expect(await row.getByRole('cell').allTextContents()).toHaveLength(7);
  // lots that nobody has analysed are worth what nobody knows, never nothing
  await holds
    .getByRole('row', { name: /not checked at the gate yet/ })
    .getByText('not known')
    .waitFor();
  await row.getByRole('link', { name: 'claim against the seller' }).click();
  await page.getByText(/^1 of /).waitFor();
  await page.getByRole('link', { name: nickel!.id }).click();
  await page.getByText('claim against the seller').first().waitFor();
  expect(page.url()).toContain(`/yard/${nickel!.id}`);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Figures of the plant' }).click();
  await page.getByRole('link', { name: '30 days' }).click();
  await page.getByRole('link', { name: 'Q-1', exact: true }).first().waitFor();
  await olderRecords(page);
  // a long table is drawn little by little, to its last row
  await page.goto(`/ledger?limit=${LONG}`);
  await page
    .locator('tbody tr')
    .nth(LONG - 1)
    .waitFor();
  await runsScenario(page);
  expect(faults).toEqual([]);
  await tab.close();
}

/** Rows of a table that is not drawn at once. */
const LONG = 250;

/** An example of the life cycle runs as a job; its answer is there again after a reload, until another is asked for. */
async function runsScenario(page: Page): Promise<void> {
  await page.goto('/life?view=scenario');
  await page.getByRole('button', { name: 'Import reliance of cobalt' }).click();
  // its figures stand in fields, and what is typed is there again after a reload
  await page.getByText('Inputs', { exact: true }).click();
  await page.getByLabel('Boundary').fill('the Union');
  await page.reload();
  await page.getByText('Inputs', { exact: true }).click();
  expect(await page.getByLabel('Boundary').inputValue()).toBe('the Union');
  await page.getByRole('button', { name: 'Run it' }).click();
  const answer = page.getByRole('button', { name: 'Save the answer (JSON)' });
  await answer.waitFor();
  await page.reload();
  const saved = page.waitForEvent('download');
  await answer.click();
  const file = readFileSync((await (await saved).path())!, 'utf8');
  expect(JSON.parse(file)).toMatchObject({ method: expect.any(String) });
  await page.getByRole('button', { name: 'Run another' }).click();
  await page.getByRole('button', { name: 'Import reliance of cobalt' }).waitFor();
}

/** From the latest records to the first one, page by page. */
async function olderRecords(page: Page): Promise<void> {
  await page.goto('/ledger');
  const older = page.getByRole('link', { name: /^records before \d+$/ });
  const first = page.getByRole('cell', { name: '0', exact: true });
  await older.waitFor();
  expect(await first.count()).toBe(0);
  while ((await older.count()) > 0) {
    const name = (await older.textContent())!;
    await older.click();
    await page.getByRole('link', { name, exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('table').first().waitFor();
  }
  await first.waitFor();
}
