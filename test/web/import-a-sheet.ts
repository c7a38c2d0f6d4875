import type { Page } from 'playwright-core';
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

  // the cell is written anew where it stands, and what was said stays
  const rewritten = page.getByRole('textbox', { name: 'Cell B3' });
  await rewritten.fill('98,25');
  await rewritten.press('Enter');
  await cell.waitFor({ state: 'detached' });
  await page.getByLabel('What Menge is').selectOption('mass in kg');
  expect(await web.context.store.head()).toEqual(before);
  await page.getByRole('button', { name: 'Book 2 lots, 218.75 kg' }).click();
  await page.getByRole('heading', { name: /Booked on hold: 2 lots/ }).waitFor();
  expect(await web.context.store.lot('SH-2')).toMatchObject({ mass_g: 98_250, status: 'hold' });

  // the next sheet with these headings is read as this one was
  await page.getByRole('button', { name: 'Import another sheet' }).click();
  await paste('98,25');
  const book = { name: 'Book 2 lots, 218.75 kg' };
  await page.getByRole('button', book).waitFor();
  // who stated it, and when, is said; without it the sheet is read as if nobody had
  await page
    .getByText(/^The sheet is read as p-goods stated on .* for one with the same headings\.$/)
    .waitFor();
  expect(await page.getByLabel('What Menge is').getAttribute('title')).toBe('as stated');
  await page.getByRole('button', { name: 'Read it without that' }).click();
  await page.getByRole('button', { name: /to settle first/ }).waitFor();
  expect(await page.getByText(/The sheet is read as/).count()).toBe(0);
  await page.getByRole('button', { name: 'Another sheet' }).click();
  await paste('98,25');
  await page.getByRole('button', book).waitFor();
  await inAnotherTab(web, page, book);
  await page.getByRole('button', { name: 'Import another sheet' }).click();
  // a supplier that is written otherwise already is asked about, once for the sheet
  const [head, ...rows] = sheet('98,25').split('\n');
  await page
    .getByLabel(/paste cells/)
    .fill(
      [head, ...rows, rows[1]]
        .join('\n')
        .replaceAll('SH-', 'SI-')
        .replaceAll('Sp\u00e4ne', 'cavaco')
        .replaceAll('Fa. M\u00fcller', 'FA M\u00dcLLER'),
    );
  await page.getByRole('button', { name: 'Read the cells' }).click();
  // who may not book hands the sheet on as it stands; here the same person opens it again
  await page.getByRole('button', { name: 'Keep for another person' }).click();
  await page.getByText(/^pasted cells is kept as it stands/).waitFor();
  await page.reload();
  await page
    .getByRole('region', { name: 'Sheets that wait to be booked' })
    .getByRole('button', { name: 'Open' })
    .click();
  // a word that nobody knows is said once for all its cells, and a row that is entered twice is left out
  await page.getByText(/cells C2 to C4 \(Form\)/).waitFor();
  await page.getByLabel('What cavaco means').selectOption('turnings');
  await page.getByRole('button', { name: 'Leave out row 4' }).click();
  await page.getByRole('button', { name: 'Take row 4 again' }).waitFor();
  await page.getByRole('button', book).click();
  await page.getByText(/supplier "FA M\u00dcLLER" is written "Fa. M\u00fcller" on \d+ lots/).waitFor();
  await page.getByRole('button', { name: 'The same: book as it is written already' }).click();
  await page.getByRole('heading', { name: /Booked on hold: 2 lots.*left out: row 4/ }).waitFor();
  expect((await web.context.store.lot('SI-2')).supplier).toBe('Fa. M\u00fcller');
  await answerQuestions(web, page);
  await identifyTogether(web, page);
  expect(faults).toEqual([]);
  await tab.close();
}

/** What an import asks is answered by a button beside the question, and nothing can be booked before. */
async function answerQuestions({ context: { store } }: ServedWeb, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import another sheet' }).click();
  const lot = (id: string, mass: string, note: string) =>
    `${id}\tpost-consumer\t${mass}\tOES\t5,1\t18,2\trest\t${note}`;
  await page
    .getByLabel(/paste cells/)
    .fill(
      [
        'Lot\tOrigin\tMass kg\tMethod\tNb+Ta %\tCr %\tNi %\tBemerkung',
        lot('Q-1', '1,250', 'Hf 1,42'),
        lot('Q-2', '2.100,5', ''),
        'Total\t\t2000',
      ].join('\n'),
    );
  await page.getByRole('button', { name: 'Read the cells' }).click();
  const asked = page.getByRole('region', { name: 'Only you can say this' });
  await asked.waitFor();
  expect(await asked.textContent()).not.toContain('--');
  for (const answer of [
    'Take "Nb+Ta %" as Nb wt%',
    'Decimal comma: 1.234,5',
    '"Hf 1,42" is only a remark',
    'Leave out row 4',
    'turnings',
  ]) {
    expect(await page.getByRole('button', { name: /to settle first/ }).isDisabled()).toBe(true);
    const button = asked.getByRole('button', { name: answer, exact: true });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Book 2 lots, 2,101.75 kg' }).click();
  await page.getByRole('heading', { name: /Booked on hold: 2 lots.*left out: row 4/ }).waitFor();
  expect(await store.lot('Q-1')).toMatchObject({ mass_g: 1250 });
}

/** Booked in another tab of the same person, the sheet stays as it stands in this one, and booked here too it is booked once. */
async function inAnotherTab(
  { context: { store } }: ServedWeb,
  page: Page,
  book: { readonly name: string },
): Promise<void> {
  const other = await page.context().newPage();
  await other.goto('/import');
  await other.getByLabel(/paste cells/).fill(sheet('98,25').replaceAll('SH-', 'TT-'));
  await other.getByRole('button', { name: 'Read the cells' }).click();
  await other.getByRole('button', book).waitFor();
  const { size } = await store.head();
  // the same sheet as was booked before, with nothing lost of what the other tab holds
  await page.getByRole('button', book).click();
  await page.getByRole('heading', { name: /Already booked before, nothing changed: 2 lots/ }).waitFor();
  expect((await store.head()).size).toBe(size);
  await other.getByRole('button', book).click();
  await other.getByRole('heading', { name: /Booked on hold: 2 lots/ }).waitFor();
  expect(await store.lot('TT-2')).toMatchObject({ mass_g: 98_250 });
  await other.close();
}

/** In the yard, the lots of the sheet are identified together: what would be booked is shown first, and who clears is said. */
async function identifyTogether({ context: { store } }: ServedWeb, page: Page): Promise<void> {
  const check = { check: 'radioactivity', verdict: 'PASS' } as const;
  await store.execute({ type: 'gateCheck', lot: 'SH-1', checks: [check], by: 'p-goods' });
  const washed = { wet_g: 120_500, clean_g: 120_000, losses: [{ to: 'oil', mass_g: 500 }] } as const;
  await store.execute({ type: 'processLot', lot: 'SH-1', treatment: 'washing', ...washed, by: 'p-goods' });
  await page.goto('/yard?find=SH-');
  await page.getByRole('button', { name: 'Identify 2 lots' }).click();
  const asked = page.getByRole('dialog', { name: 'Identify 2 lots' });
  await asked.getByText('This would be booked. Nothing is booked yet.').waitFor();
  // the gate has not seen the other
  await asked.getByRole('row', { name: /^SH-2 .*left out/ }).waitFor();
  // the mass is what the washing left
  await asked.getByRole('row', { name: /^SH-1 120 kg / }).waitFor();
  expect((await store.lot('SH-1')).identification).toBeNull();
  await asked.getByRole('button', { name: 'Book', exact: true }).click();
  // who may not clear is not led to a refusal
  await asked.getByText(/^Go on: clear them: waits for .*quality/).waitFor();
  expect((await store.lot('SH-1')).identification).toMatchObject({ verdict: expect.any(String) });
}
