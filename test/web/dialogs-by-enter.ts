import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { OIL_CHECK } from '../../src/calculations/lots/findings.ts';
import { actingAs } from '../../src/desk/context.ts';
import { runTask } from '../../src/tasks/task.ts';
import { analyseLot } from '../../src/tasks/yard/analyse-lot/analyse-lot.ts';
import { checkGate } from '../../src/tasks/yard/check-gate/check-gate.ts';
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
  await walk(goods.page, 'Check at the gate', `${LOT} at the gate`, (asked) => gateAsks(asked, booked));
  expect((await web.context.store.lot(LOT)).gate?.checks).toContainEqual(
    expect.objectContaining({ check: OIL_CHECK, verdict: 'PASS', text: '0' }),
  );
  await gateTogether(goods.page, web, booked);
  expect(goods.faults).toEqual([]);
  await goods.tab.close();

  await readyToClear(web);
  const { page, tab, faults } = await tabOf(web);
  await page.goto(`/yard/${LOT}`);
  await signIn(page, 'p-qual');
  // what is not for who is here is no form to fill in and be refused: it says whose step it is
  await page.getByText(/^Check at the gate: waits for the receiver, sampler or analyst, /).waitFor();
  expect(await page.getByRole('button', { name: 'Check at the gate' }).count()).toBe(0);
  await walk(page, 'Identify', 'Identify 1 lot');
  await walk(page, 'Clear for charging', 'Clear 1 lot');
  await walk(page, 'Put on hold', `Put on hold: ${LOT}`, reason('stands in the rain'));
  await walk(page, 'Lift the hold', `Lift the hold: ${LOT}`, reason('it is dry'));
  // the proposal lifts nothing: the page says what it waits for
  await page.getByText('p-qual proposes to lift the hold: another person clears the lot').waitFor();
  expect(await page.getByRole('button', { name: 'Lift the hold' }).count()).toBe(0);
  await page.goto('/yard?find=r-1391');
  // what no lot is ready for is told, and there is nothing to book
  await page.getByRole('button', { name: 'Clear 1 lot' }).click();
  const nothing = page.getByRole('dialog', { name: 'Clear 1 lot' });
  await nothing.getByRole('row', { name: /^R-1391 .*left out/ }).waitFor();
  expect(await nothing.getByRole('button').allTextContents()).toEqual(['Cancel']);
  expect(await nothing.getByText('This would be booked').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('by Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await tab.close();
}

/** The rest of the gate, and an analysis. */
async function readyToClear({ context }: ServedWeb): Promise<void> {
  const looked = {
    ...{ closedCavities: 'none', mutilation: 'not-parts', exportClass: 'free', declared: 'fits' },
    ...{ radiation: { rate_per_s: 10, background_per_s: 10, counted_s: 60 }, oil: 0 },
  };
  await runTask(checkGate, { lot: LOT, ...looked }, actingAs('p-goods', context));
  const contents = { Ni: '52.5', Cr: '18.5', Nb: '5.1', Mo: '3.05', Ti: '0.95', Al: '0.5' };
  const results = Object.entries(contents).map(([element, text]) => ({ element, text, unit: 'wt%' }));
  const printed = { analysis: 'A1', basis: 'measured', method: 'OES', balance: 'Fe', results };
  await runTask(analyseLot, { lot: LOT, ...printed }, actingAs('p-lab', context));
}

/** The gate takes nothing that is unclear, half a pair of counts, or no answer at all; no oil is an answer. */
async function gateAsks(asked: Locator, booked: () => Promise<number>): Promise<void> {
  const before = await booked();
  const [beside, away, oil] = [/^Beside/, /^Away/, /^Moisture/].map((name) => asked.getByLabel(name)) as [
    Locator,
    Locator,
    Locator,
  ];
  const takesNothing = async (): Promise<void> => {
    expect(await asked.getByRole('button', { name: 'Book the checks' }).isDisabled()).toBe(true);
    await asked.page().keyboard.press('Enter');
    await asked.waitFor();
    expect(await booked()).toBe(before);
  };
  await oil.focus();
  await takesNothing();
  await beside.fill('xyz');
  await away.fill('10');
  await oil.fill('0');
  await takesNothing();
  await beside.fill('');
  await asked.getByText(/^The radiation is answered by both counts/).waitFor();
  await takesNothing();
  await beside.fill('10,5');
  await away.fill('1,234');
  await asked.getByRole('button', { name: 'It is 1234' }).waitFor();
  await takesNothing();
  await away.fill('10');
  expect(await asked.locator('[aria-invalid=true]').count()).toBe(0);
  await oil.focus();
}

/** What the gate found on several lots is shown before it is booked, and what was typed is kept. */
async function gateTogether(
  page: Page,
  { context }: ServedWeb,
  booked: () => Promise<number>,
): Promise<void> {
  const [first, second] = ['R-1398', 'R-1399'];
  await page.goto('/yard?find=R-139');
  await page.getByLabel('Find').fill('R-139 mill');
  const before = await booked();
  await page.getByRole('button', { name: 'Gate 5 lots' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByLabel(/^Beside/).fill('10,5');
  await asked.getByLabel(/^Away/).fill('10');
  await page.keyboard.press('Enter');
  await asked.getByText('This would be booked. Nothing is booked yet.').waitFor();
  expect(await booked()).toBe(before);
  await asked.getByRole('button', { name: 'Back' }).click();
  expect(await asked.getByLabel(/^Beside/).inputValue()).toBe('10,5');
  await asked.getByRole('button', { name: 'Show what would be booked' }).click();
  await asked.getByRole('button', { name: 'Book', exact: true }).click();
  await closed(page);
  expect((await context.store.lot(second!)).gate?.verdict).toBe('HOLD');
  expect((await context.store.lot(first!)).gate).toBeNull();
}

/** Closes a dialog that shows what was booked; one that closes by itself is waited for. */
async function closed(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const done = dialog.getByRole('button', { name: 'Done' });
  await done.or(page.locator('body:not(:has([role="dialog"])) h1').first()).first().waitFor();
  if (await done.isVisible()) await done.click();
  await dialog.waitFor({ state: 'detached' });
}
