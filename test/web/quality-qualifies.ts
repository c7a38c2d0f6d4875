import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

const LIMITS = [
  ['low-cycle fatigue life 538 C, strain range 0.7 %', 'At least', '10500'],
  ['crack growth rate 538 C, 25 MPa m^0.5', 'At most', '0,4'],
] as const;

/** From a template to a locked programme, its first evidence with a bad row marked beside its cell, and a gate report. */
export async function qualityQualifies(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/programmes');
  await signIn(page, 'p-qual');
  await page.getByRole('link', { name: 'Make a programme' }).click();
  await row(page, 'wrought disk').getByRole('button', { name: 'Begin with it' }).click();
  await page.getByLabel('Id of the programme').fill('disk-718');
  await page.getByLabel('Frozen process').fill('furnace: VIM-500');
  const look = page.getByRole('button', { name: 'Look at what is frozen' });
  await look.click();
  // what a template leaves open is not locked
  await page.getByText(/2 properties have no limit yet: low-cycle fatigue life/).waitFor();
  for (const [property, limit, value] of LIMITS)
    await page.getByRole('row', { name: property }).getByLabel(limit).fill(value);
  // what the level does not take is said before the lock, and put right
  const fatigue = page.getByRole('row', { name: LIMITS[0][0] });
  const planned = await fatigue.getByLabel('Heats', { exact: true }).inputValue();
  await fatigue.getByLabel('Heats', { exact: true }).fill('1');
  await look.click();
  await page
    .getByText(/^low-cycle fatigue .*: 1 heat of \d+ test pieces? are fewer than level 1. takes\./)
    .waitFor();
  await page.getByRole('button', { name: 'Change the draft' }).click();
  await fatigue.getByLabel('Heats', { exact: true }).fill(planned);
  await look.click();
  await page.getByText(/^Nothing is locked yet/).waitFor();
  expect(await page.getByText(/fewer than level/).count()).toBe(0);
  await page.getByText(/^Would be revision 1, document/).waitFor();
  expect(await page.getByText(/locked on|, record \d/i).count()).toBe(0);
  expect(await store.subjects('programme')).toEqual([]);
  await page.getByRole('button', { name: 'Lock it' }).click();
  await page.getByRole('heading', { name: /^Programme disk-718/ }).waitFor();
  await page.waitForURL(/\/programmes\/disk-718$/);

  await page.getByRole('button', { name: 'Add evidence' }).click();
  await page.getByLabel('Number of the report').fill('T-1');
  await page.getByLabel('Unit of values without one').fill('MPa');
  const day = new Date().toISOString().slice(0, 10);
  const sheet = (heat: string, bar = 'bar', first = day) =>
    [
      ['Tensile tests of order 4711', '', '', '', '', ''],
      ['item', 'heat', 'specimen', bar, 'value', 'on'],
      ['tensile strength 20 C', 'Q-1', 'B1', 'separate', '1.290,5', first],
      ['tensile strength 20 C', heat, 'B2', 'separate', '1301', day],
    ]
      .map((cells) => cells.join('\t'))
      .join('\n');
  const paste = async (heat: string, bar?: string, first?: string) => {
    await page.getByLabel('Or paste cells from Excel, with their headings').fill(sheet(heat, bar, first));
    await page.getByRole('button', { name: 'Read the cells' }).click();
  };
  await paste('Q-1', 'colour');
  await page.getByText(/^cell D2: unknown column "colour"\. Allowed: /).waitFor();
  await page.getByText('choose another type of evidence above').waitFor();
  await page.getByRole('button', { name: 'Another sheet' }).click();
  await paste('Q-9');
  const cell = page.locator('.bad-cell');
  await cell.getByText(/the ledger holds no heat Q-9/).waitFor();
  const written = cell.getByRole('textbox');
  expect(await written.inputValue()).toBe('Q-9');
  expect(await page.getByRole('button', { name: /^Add \d+ row/ }).count()).toBe(0);
  // a wrong cell is written anew where it stands
  await written.fill('Q-1');
  await written.press('Enter');
  await page.getByRole('button', { name: 'Add 2 rows' }).waitFor();
  expect(await page.getByText(/exploratory/).count()).toBe(0);
  // what can never count is said before it is added
  await page.getByRole('button', { name: 'Another sheet' }).click();
  await paste('Q-1', undefined, '2020-01-02');
  await page.getByText(/^1 of 2 rows is dated before .*, the day of the lock: it is exploratory/).waitFor();
  await page.getByRole('button', { name: 'Another sheet' }).click();
  await paste('Q-1');
  await page.getByText('What stands above the headings in row 2 is not read.').waitFor();
  await page.getByRole('button', { name: 'Add 2 rows' }).click();
  await page.getByText('Report T-1 is added with 2 rows.').waitFor();
  const [kept] = await store.subjects('programme');
  expect(kept?.state).toMatchObject({
    evidence: [{ report: 'T-1', rows: [{ bar: 'separate', value: '1290.5' }, {}] }],
  });
  expect(faults).toEqual([]);
  await tab.close();
  await evaluates(web);
}

/** Other hands than those of the evidence judge the gates, and read why gate 1 holds. */
async function evaluates(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/programmes/disk-718');
  await signIn(page, 'p-cert');
  await page.getByRole('button', { name: 'Evaluate' }).click();
  await page.getByRole('button', { name: 'Judge and record' }).click();
  await page.waitForURL(/view=gates/);
  const report = /There is no value of yield strength 20 C/;
  await page.getByText(report).first().waitFor();
  // it is on record: another tab, or this one loaded again, shows the same with its plots, and it goes on paper
  await page.reload();
  await page.getByText(report).first().waitFor();
  await page.getByText(/^Evaluated on .* by p-cert, revision 1/).waitFor();
  expect(await page.getByText(/differs from the one that was signed/).count()).toBe(0);
  await page
    .getByLabel(/^Chart: Values by heat/)
    .first()
    .waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  expect((await download).suggestedFilename()).toBe('gate-report-disk-718.pdf');
  await page.getByRole('link', { name: 'Board' }).click();
  await page
    .getByText(/^Gate 1 recommended HOLD on revision 1/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Book an approval' }).click();
  await page.getByLabel('Number of the approval').waitFor();
  expect(faults).toEqual([]);
  await tab.close();
}

const row = (page: Page, words: string) => page.locator('section.row', { hasText: words });
