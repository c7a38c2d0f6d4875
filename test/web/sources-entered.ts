import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freshFolder } from '../testing/remelt.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Quality enters the folder of a spectrometer, tries it, and sees its first file; what is wrong with it is said on Today. */
export async function sourceEntered(web: ServedWeb): Promise<void> {
  const folder = freshFolder();
  const results = join(folder.path, 'results');
  const { page, tab, faults } = await tabOf(web);
  try {
    await page.goto('/sources');
    await signIn(page, 'p-qual');
    await page.getByText('No source has been entered yet.').waitFor();
    await page.getByRole('button', { name: 'Add a source' }).click();
    await page.getByLabel('Source', { exact: true }).fill('oes-1');
    // a field of another driver is not asked
    await page.getByLabel('What it is').selectOption('modbus');
    await page.getByLabel('Furnace', { exact: true }).waitFor();
    expect(await page.getByLabel('Laboratory').count()).toBe(0);
    await page.getByLabel('What it is').selectOption('folder');
    await page.getByText('the folder that the instrument saves its results in').waitFor();
    expect(await page.getByLabel('Furnace', { exact: true }).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Address' }).fill('results');
    await page.getByRole('button', { name: 'Keep the source' }).click();
    await page.getByText('"results" is not a valid address here').waitFor();
    await page.getByRole('textbox', { name: 'Address' }).fill(results);
    await page.getByRole('textbox', { name: 'Method' }).fill('OES');
    await page.getByRole('button', { name: 'Keep the source' }).click();
    const row = page.getByRole('row', { name: /oes-1/ });
    // the folder is not there yet: that is a state, not a refusal
    await row.getByText(`there is no folder ${results}`).waitFor();
    await page.goto('/today');
    await page.getByRole('status').getByText(`there is no folder ${results}`).waitFor();
    await page.getByRole('link', { name: 'To the sources' }).click();
    mkdirSync(results);
    writeFileSync(join(results, 'run-1.csv'), 'Sample;Cr;Ni\nB-1;18.2;52.5\n');
    // the list as a file, for a spreadsheet
    const csv = await page.getByRole('link', { name: 'This list as CSV' }).getAttribute('href');
    expect(await (await page.request.get(csv!)).text()).toContain('oes-1,instrument,folder');
    const began = performance.now();
    await row.getByText('the one file of the folder is read').waitFor();
    expect(performance.now() - began).toBeLessThan(10_000);
    await row.getByText('As it said it').click();
    await row.getByText('B-1;18.2;52.5').waitFor();
    await row.getByRole('button', { name: 'Try it' }).click();
    await row.getByText('Tried: the folder has 1 file; the newest is run-1.csv.').waitFor();
    expect(faults).toEqual([]);
  } finally {
    await tab.close();
    folder.remove();
  }
}
