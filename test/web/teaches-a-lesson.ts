import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Contents of a laboratory in its own layout: a control by a name that says nothing, marks, dates that may be read twice. */
const file = (day: string, chrome: string) => ({
  name: `oes-${day}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Sample;Date;Used;Cr;Mo;S',
      ';;;%;%;ppm',
      `Block 7;${day}/11/2026;;18.41;3.05;9`,
      `M4711;${day}/11/2026;;${chrome};3.02;<2`,
      `M4712;${day}/11/2026;q;22.9;3.04;8`,
      `M4713;${day}/11/2026;;18.2;3.01;7`,
    ].join('\n'),
  ),
});

/** Drops a file that nobody has seen, points at what is read wrong, answers what is asked, keeps it; two more files make it count. */
export async function teachesALesson(web: ServedWeb): Promise<void> {
  const { page, faults } = await tabOf(web);
  await page.goto('/lessons');
  await signIn(page, 'p-qual');
  const drop = (one: ReturnType<typeof file>) => page.locator('input[type=file]').setInputFiles(one);
  await drop(file('08', '18.3'));
  const shown = page.getByRole('region', { name: 'The file' });
  const cell = (text: string) => shown.getByRole('button', { name: text, exact: true });
  await cell('18.3').waitFor();
  expect(await cell('18.3').getAttribute('title')).toBe('content: M4711, Cr 18.3 % = 18.3 wt%');
  expect(await cell('<2').getAttribute('class')).toContain('limit');

  // a control whose name does not say it, and a mark that only this laboratory knows
  await cell('Block 7').click();
  await page.getByLabel(/^Rows "Block\*" are/).selectOption('control samples');
  await page.getByRole('button', { name: 'Say so' }).click();
  await shown.locator('.control', { hasText: '18.41' }).waitFor();
  await cell('q').click();
  await page.getByLabel('"q" strikes a burn out').check();
  await page.getByRole('button', { name: 'Say so' }).click();
  await shown.locator('.struck', { hasText: '22.9' }).waitFor();

  // what is asked has its answers beside it
  const asked = page.getByRole('region', { name: 'Only you can say this' });
  await asked.getByText(/day or the month/).waitFor();
  await asked.getByRole('button', { name: /day/ }).first().click();
  await asked.getByText(/day or the month/).waitFor({ state: 'detached' });

  const before = (await web.context.store.head()).size;
  await page.getByLabel('Name of the lesson').fill('oes');
  await page.getByRole('button', { name: 'Keep as a lesson' }).click();
  await page.getByText('oes is kept. 2 more files before it counts: drop the next one.').waitFor();
  expect((await web.context.store.head()).size).toBe(before + 1);

  for (const [day, said] of [
    ['09', 'oes is kept. 1 more file before it counts: drop the next one.'],
    ['10', 'oes counts: files of this shape are read by it.'],
  ] as const) {
    await drop(file(day, '18.1'));
    await page.getByText('Read by the lesson oes').waitFor();
    await page.locator('.struck', { hasText: '22.9' }).waitFor();
    await page.getByRole('button', { name: 'The file is read right' }).click();
    await page.getByText(said).waitFor();
  }
  await page.getByRole('region', { name: 'Lessons' }).getByText('counts', { exact: true }).waitFor();
  expect(faults).toEqual([]);
}
