import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Drops a planner's table of past heats whose pressure has no unit, says it, and reads how well the furnace was learned. */
export async function pastHeatsAreLearned(web: ServedWeb): Promise<void> {
  const { page, faults } = await tabOf(web);
  await page.goto('/furnaces');
  await signIn(page, 'p-plan');
  await page.getByRole('link', { name: 'Past heats' }).click();
  const lines = readFileSync('examples/past-heats/schmelzen.csv', 'utf8').split('\r\n').slice(0, 10);
  const table = lines.join('\r\n').replace('Druck [mbar]', 'Druck');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'schmelzen.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByText('says no unit of its pressure').waitFor();
  await page.getByLabel(/^What columns are/).fill('Druck=pressure[mbar]');
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('says no unit of its pressure').waitFor({ state: 'detached' });
  await page.getByText('9 past heats read').waitFor();
  await page.getByRole('button', { name: 'Calibrate and judge' }).click();
  await page.getByRole('heading', { name: 'How it learned' }).waitFor({ timeout: 100_000 });
  await page.getByText(/which the fit on the first 6 never saw/).waitFor();
  await page.getByRole('heading', { name: 'What cannot be learned, or only in part' }).waitFor();
  if (process.env.REMELT_PICTURE !== undefined)
    await page.screenshot({ path: process.env.REMELT_PICTURE, fullPage: true });
  expect(faults).toEqual([]);
}
