import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** In a shop's own layout and words; one cell of the mass is wrong. */
const sheet = (mass: string): string =>
  [
    'Charge\tMenge\tForm\tWerkstoff\tLieferant\tCr %\tNi %',
    'SH-1\t120,5\tSp\u00e4ne\tInconel 718\tFa. M\u00fcller\t18,2\t53,1',
    `SH-2\t${mass}\tSp\u00e4ne\tInconel 718\tFa. M\u00fcller\t18,4\t52,9`,
  ].join('\n');

/** Pastes a sheet, says what only a person knows, sees the wrong cell beside its row, and books once it is right. */
export async function importSheet(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/import');
  await signIn(page, 'p-goods');
  const paste = async (mass: string): Promise<void> => {
    await page.getByLabel(/paste cells/).fill(sheet(mass));
    await page.getByRole('button', { name: 'Read the cells' }).click();
    await page.getByLabel('What Menge is').waitFor();
  };
  await paste('zwei Kisten');
  await page.getByLabel(/^Origin/).selectOption('pre-consumer-external');
  await page.getByLabel(/^Method/).selectOption('OES');
  const cell = page.getByRole('region', { name: 'Cells of the sheet' }).locator('.bad-cell');
  await cell.waitFor();
  expect(await cell.textContent()).toMatch(/./);
  await page.getByText(/cell B3/).waitFor();
  expect(await page.getByRole('button', { name: /to settle first/ }).isDisabled()).toBe(true);
  const before = await web.context.store.head();

  await page.getByRole('button', { name: 'Another sheet' }).click();
  await paste('98,25');
  await page.getByLabel('What Menge is').selectOption('mass in kg');
  await page.getByLabel(/^Origin/).selectOption('pre-consumer-external');
  await page.getByLabel(/^Method/).selectOption('OES');
  expect(await web.context.store.head()).toEqual(before);
  await page.getByRole('button', { name: 'Book 2 lots, 218.75 kg' }).click();
  await page.getByRole('heading', { name: /Booked on hold: 2 lots/ }).waitFor();
  expect(await web.context.store.lot('SH-2')).toMatchObject({ mass_g: 98_250, status: 'hold' });

  // the next sheet with these headings is read as this one was
  await page.getByRole('button', { name: 'Import another sheet' }).click();
  await paste('98,25');
  await page.getByRole('button', { name: 'Book 2 lots, 218.75 kg' }).waitFor();
  expect(faults).toEqual([]);
  await tab.close();
}
