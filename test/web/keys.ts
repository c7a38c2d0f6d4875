import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Presses each key that the list of keys names. */
export async function pressKeys(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/release');
  await signIn(page, 'p-qual');
  await page.getByRole('link', { name: 'Q-1-b' }).waitFor();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys of this page' });
  await list.waitFor();
  const ways = (await list.locator('kbd').allTextContents()).filter((key) => key.startsWith('g '));
  expect(ways).toHaveLength(17);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.keyboard.press('j');
  const first = await page.evaluate('document.activeElement.textContent');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await page.evaluate('document.activeElement.textContent')).toBe(first);
  await page.keyboard.press('Enter');
  await page.waitForURL(/release\/object/);
  const places = [];
  for (const way of ways) {
    const before = page.url();
    // one behind the other, as fast as they are typed: the first waits a second and a half for the second
    await Promise.all(way.split(' ').map((key) => page.keyboard.press(key)));
    await page.waitForURL((url) => url.href !== before);
    places.push(new URL(page.url()).pathname);
  }
  expect(new Set(places).size).toBe(ways.length);
  // Tab goes on from the heading of the page
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Page, lot or heat').fill('furn');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/furnace$/);
  // the words that people use, and numbers, without asking an address for what is not there
  const missed: string[] = [];
  page.on('response', (one) => (one.status() === 404 ? missed.push(one.url()) : undefined));
  for (const [typed, path] of [
    ['validation', '/validation'],
    ['certificate', '/release'],
    ['prices', '/plant'],
    ['R-1008', '/yard/R-1008'],
  ] as const) {
    await page.keyboard.press('Control+k');
    const field = page.getByLabel('Page, lot or heat');
    await field.pressSequentially(typed);
    if (path.startsWith('/yard/')) await page.getByRole('button', { name: `Lot ${typed}` }).waitFor();
    await field.press('Enter');
    await page.waitForURL((url) => url.pathname === path);
  }
  expect(missed).toEqual([]);
  // a number that nothing has is offered as no page
  await page.keyboard.press('Control+k');
  await page.getByLabel('Page, lot or heat').fill('A-10');
  await page.getByRole('dialog').getByRole('button', { name: /Find/ }).waitFor();
  expect(await page.getByRole('button', { name: /^(Lot|Heat) A-10/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  // while somebody types, a letter is a letter
  await page.goto('/yard');
  await page.getByLabel('Find').fill('');
  await page.getByLabel('Find').pressSequentially('gt?');
  expect(new URL(page.url()).pathname).toBe('/yard');
  expect(faults).toEqual([]);
  await tab.close();
}
