import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { MORE, PLACES } from '../../web/shell/places.ts';
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
  // a refusal is read in the numbers in which the order was typed
  await mass.fill('90000,5');
  await page.getByRole('textbox', { name: 'Grade' }).fill('IN718');
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  const refusal = page.getByRole('main').getByRole('alert').first();
  await refusal.waitFor();
  expect(await refusal.textContent()).toMatch(/90000,5 kg/);
  await furnaceInGerman(page);
  expect(faults).toEqual([]);
  await tab.close();
  const foreign = await foreignNumbers(web);
  expect(foreign, foreign.join('\n')).toEqual([]);
}

/** The pages of the furnace are German when that is chosen, after a reload too; every other page stays English. */
async function furnaceInGerman(page: Page): Promise<void> {
  await page.goto('/furnace');
  await page.getByRole('heading', { name: 'Furnace', exact: true }).waitFor();
  await page.getByRole('combobox', { name: /Sprache/ }).selectOption('Deutsch');
  await page.getByRole('heading', { name: 'Ofen', exact: true }).waitFor();
  await page.goto('/furnace/Q-1');
  await page
    .getByText(/vergossen$/)
    .first()
    .waitFor();
  await page.locator('[lang=de]').getByRole('link', { name: 'Gattierungszettel' }).waitFor();
  await page.goto('/heats/Q-1');
  await page.locator('h1').first().waitFor();
  expect(await page.locator('[lang=de]').count()).toBe(0);
}

/** Pages of one lot, heat, piece and the rest that the main way leads to. */
const OF_ONE = [
  '/yard/R-1392',
  '/yard/V-NiNb-65',
  '/heats/Q-1',
  '/furnace/Q-1',
  '/furnaces/VIM-1',
  '/release/object:Q-1-b',
  '/programmes/disk-718',
  '/trace?subject=heat:Q-1',
  '/recall?of=heat:Q-1',
  '/plant?view=routes&name=vim-var',
];

/** A decimal point, or a day as machines write it, outside a name, a version, a quotation, a standard and an example of what may be typed. */
const FOREIGN = /(?<![\w.,:/#-])(?:\d+\.\d+(?![\w./-]*[\w/])|\d{4}-\d\d-\d\d(?![\w-]))/g;

/** What is left of another language on any page: its texts, its titles, and what stands in its fields. */
async function foreignNumbers(web: ServedWeb): Promise<string[]> {
  // Austria sets thousands apart by a blank, so that each point left is one of the house
  const { page, tab, faults } = await tabOf(web, { locale: 'de-AT', timezoneId: 'Europe/Vienna' });
  await page.goto('/today');
  await signIn(page, 'p-plan');
  const paths = [
    ...PLACES.map(([path]) => path),
    ...MORE.filter(([path]) => path !== '/design').map(([path, view]) =>
      view === undefined ? path : `${path}?view=${view}`,
    ),
    ...OF_ONE,
  ];
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await page.locator('.waits').first().waitFor({ state: 'detached' });
    const texts = (await page.evaluate(`(() => {
      const main = document.querySelector('main');
      const texts = [];
      const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      for (let at = walk.nextNode(); at; at = walk.nextNode())
        if (!at.parentElement.closest('code, pre, style, textarea')) texts.push(at.data);
      for (const one of main.querySelectorAll('input:not([type=date])')) texts.push(one.value);
      for (const one of main.querySelectorAll('[title]')) texts.push(one.title);
      return texts;
    })()`)) as string[];
    for (const text of texts)
      for (const [one] of text.replaceAll(/"[^"]*"|Such as .* or .*|EN 10204 3\.1/g, '').matchAll(FOREIGN))
        found.push(`${path}: ${one} in "${text.trim().slice(0, 200)}"`);
  }
  expect(faults).toEqual([]);
  await tab.close();
  return [...new Set(found)];
}
