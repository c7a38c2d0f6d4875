import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** From a trace over what a heat reached to the hold, the record and the letter to who received an ingot of it. */
export async function qualityRecalls(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/trace?subject=object:Q-1-a&view=graph');
  await signIn(page, 'p-qual');
  await openByKeys(page);
  await page.getByRole('link', { name: 'Recall this metal' }).click();
  await page.getByLabel('What is recalled').selectOption('heat');
  await page.getByLabel('Number of the heat').fill('Q-1');
  await page.getByRole('button', { name: 'See what it reached' }).click();
  await page.getByText(/1 object .* went to 1 customer/).waitFor();
  expect(page.url()).toContain('of=heat%3AQ-1');
  expect(await saved(page, 'Save as a workbook')).toMatchObject({
    name: 'recall-heat-Q-1.xlsx',
    begins: 'PK',
  });

  const size = async () => (await store.head()).size;
  const before = await size();
  await page.getByLabel('Reason').fill('lead found');
  await page.getByLabel('Customers answer by').fill('5/12/2026');
  await page
    .getByRole('button', { name: 'It is 5 December 2026' })
    .or(page.getByRole('button', { name: 'It is December 5, 2026' }))
    .click();
  // the session has ended: who signs in again goes on to sign
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Put on hold and record' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog', { name: 'You sign' });
  await dialog.getByText(/recall the metal of heat Q-1, put all of it .* on hold, and record/).waitFor();
  expect(await size()).toBe(before);
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('put on hold now').waitFor();
  expect((await store.object('Q-1-b')).held).toMatchObject({ by: 'p-qual' });

  await page.getByRole('link', { name: 'notice of escape' }).click();
  await page.getByRole('heading', { name: 'What we ask you to do' }).waitFor();
  await page.getByText(/The recall is record \d+ of our ledger/).waitFor();
  await page.getByText('Confirm by Dec 5, 2026 what was found').waitFor();
  expect(await saved(page, 'Save as PDF')).toEqual({ name: 'notice-Customer-C-NL-.pdf', begins: '%P' });
  expect(faults).toEqual([]);
  await tab.close();
}

/** Opens the graph of Q-1-a to the lots of its heat without a mouse, the table of the last level beside it. */
async function openByKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'object Q-1-a' }).focus();
  await page.keyboard.press('ArrowRight');
  const heat = page.getByRole('button', { name: /^heat Q-1/ });
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toMatch(/^heat Q-1/);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'What heat Q-1 was made of' }).getByRole('link').first().waitFor();
  expect(await heat.getAttribute('aria-expanded')).toBe('true');
}

async function saved(
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly begins: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return {
    name: file.suggestedFilename(),
    begins: readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  };
}
