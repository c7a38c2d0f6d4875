import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** The same pages in a German browser: its numbers, its days, its clock, and what is typed there. */
export async function readInGerman(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web, { locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  await page.goto('/yard?find=R-1392');
  await signIn(page, 'p-plan');
  const row = page.getByRole('row', { name: /R-1392/ });
  await row.getByText('100,392', { exact: true }).waitFor();
  await page.getByText(/\d{1,3}\.\d{3} kg of it free/).waitFor();
  // a page of blocks that the server made
  await row.getByRole('link', { name: 'R-1392' }).click();
  await page
    .getByText(/100,392 kg/)
    .first()
    .waitFor();
  expect(await page.getByText('100.392').count()).toBe(0);
  await page.goto('/ledger');
  const when = await page.locator('tbody tr').first().getByRole('cell').nth(1).textContent();
  expect(when).toMatch(/^\d\d\.\d\d\.\d{4}, \d\d:\d\d$/);
  // a comma or a point before three digits is asked, in the numbers of the browser
  await page.goto('/plan');
  const mass = page.getByLabel('Refined metal wanted [kg]');
  await mass.fill('1.234');
  await page.getByLabel('Heat number').fill('G-1');
  await page.getByRole('button', { name: 'It is 1,234' }).waitFor();
  await page.getByRole('button', { name: 'It is 1234' }).click();
  expect(await mass.inputValue()).toBe('1234');
  expect(faults).toEqual([]);
  await tab.close();
}
