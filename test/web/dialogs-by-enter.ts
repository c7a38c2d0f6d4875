import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

const LOT = 'R-1390';
/** How long a dialog takes no Enter after it opened [ms]. */
const OPENING_MS = 600;

/** Walks the dialogs of a lot and of the yard: nothing is booked by the press that opens one, and Enter sends what it asks. */
export async function dialogsByEnter(web: ServedWeb): Promise<void> {
  const booked = async (): Promise<number> => (await web.context.store.head()).size;
  const walk = async (page: Page, button: string, name: string, fill?: (asked: Locator) => Promise<void>) => {
    const before = await booked();
    await page.getByRole('button', { name: button, exact: true }).click();
    const asked = page.getByRole('dialog', { name });
    await asked.waitFor();
    await fill?.(asked);
    await asked.locator('.btn.go:enabled').waitFor();
    // Enter that comes together with the press that opened it is not meant for it
    await page.waitForTimeout(OPENING_MS);
    expect(await booked()).toBe(before);
    const sent = page.waitForResponse((one) => one.request().method() === 'POST');
    await page.keyboard.press('Enter');
    expect([name, (await sent).status()]).toEqual([name, 200]);
    await closed(page);
  };
  const reason = (text: string) => (asked: Locator) => asked.getByLabel('Reason').fill(text);

  const goods = await tabOf(web);
  await goods.page.goto(`/yard/${LOT}`);
  await signIn(goods.page, 'p-goods');
  await walk(goods.page, 'Check at the gate', `${LOT} at the gate`, (asked) =>
    asked.getByLabel(/oil/i).fill('0,2'),
  );
  await goods.tab.close();

  const { page, tab, faults } = await tabOf(web);
  await page.goto(`/yard/${LOT}`);
  await signIn(page, 'p-qual');
  // what is not for who is here is no form to fill in and be refused: it says whose step it is
  await page.getByText('Check at the gate: for receiver, sampler, analyst').waitFor();
  expect(await page.getByRole('button', { name: 'Check at the gate' }).count()).toBe(0);
  await walk(page, 'Identify', 'Identify 1 lot');
  await walk(page, 'Clear for charging', 'Clear 1 lot');
  await walk(page, 'Put on hold', `Put on hold: ${LOT}`, reason('stands in the rain'));
  await walk(page, 'Lift the hold', `Lift the hold: ${LOT}`, reason('it is dry'));
  await page.goto('/yard?find=r-1391');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('by Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await tab.close();
}

/** Closes a dialog that shows what was booked; one that closes by itself is waited for. */
async function closed(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const done = dialog.getByRole('button', { name: 'Done' });
  await done.or(page.locator('body:not(:has([role="dialog"])) h1').first()).first().waitFor();
  if (await done.isVisible()) await done.click();
  await dialog.waitFor({ state: 'detached' });
}
