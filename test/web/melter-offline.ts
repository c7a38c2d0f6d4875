import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ServedWeb, SIZES, signIn, tabOf } from './served-web.ts';

/** Charges and pours the planned heat W-1 with the network cut, over a reload; then the network comes back, and a new build. */
export async function melterOffline(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web, { viewport: SIZES.phone, serviceWorkers: 'allow' });
  await page.goto('/furnace/W-1');
  await signIn(page, 'p-melt');
  const scale = page.getByLabel('On the scale [kg]');
  await scale.waitFor();
  await page.evaluate('navigator.serviceWorker.ready');
  await tab.setOffline(true);
  // a comma in the wrong place is asked about
  await scale.fill('0,5');
  await page.getByRole('button', { name: 'Take the weight' }).click();
  await page.getByText(/Does the scale show 0.5 kg/).waitFor();
  await weigh(page);
  // the browser throws the page away in a pocket: the heat is here again, as it was last known
  await page.reload();
  await page.getByText(/As the server said at .* It does not answer now/).waitFor();
  await page.getByText('no connection').waitFor();
  await page.getByText(/On this device, not yet recorded: 1$/).waitFor();
  while (await scale.isVisible()) await weigh(page);
  await page.getByRole('button', { name: 'Book the charge' }).click();
  await page.getByRole('link', { name: '1 unsent' }).waitFor();
  await page.getByText(/The charge is weighed and waits/).waitFor();
  expect(await scale.count()).toBe(0);
  await page.getByLabel('Metal poured [kg]').fill('49,5');
  await page.getByRole('button', { name: 'Book the pour' }).click();
  await page.getByRole('link', { name: '2 unsent' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: '2 unsent' }).waitFor();
  expect(await web.context.store.heat('W-1')).toMatchObject({ status: 'planned' });
  await tab.setOffline(false);
  // the page sends by itself when the network is back
  await page.getByRole('link', { name: /unsent/ }).waitFor({ state: 'detached' });
  await page.getByText('no connection').waitFor({ state: 'detached' });
  const poured = await web.context.store.heat('W-1');
  expect(poured.charges).toHaveLength(1);
  expect(poured).toMatchObject({ status: 'melted' });
  await newBuild(web, page);
  await signedOut(page);
  expect(faults).toEqual([]);
  await tab.close();
}

/** Weighs the line of the sheet that is shown, as the sheet says. */
async function weigh(page: Page): Promise<void> {
  const wanted = (await page.locator('.big').textContent())!.replace(/[^\d.]/g, '');
  // three decimals after a comma may be thousands: the page asks
  await page.getByLabel('On the scale [kg]').fill(wanted.replace('.', ','));
  if (/\.\d{3}$/.test(wanted) && !wanted.startsWith('0'))
    await page.getByRole('button', { name: `It is ${wanted}` }).click();
  await page.getByText(/within .* of the sheet/).waitFor();
  await page.getByRole('button', { name: 'Take the weight' }).click();
}

/** Files of one build alone are kept: those of a new one take their place, and no answer of the API is among them. */
async function newBuild({ built }: ServedWeb, page: Page): Promise<void> {
  const kept = () =>
    page.evaluate<string[][]>(`caches.keys().then((names) => Promise.all(names.map(async (name) => {
      const requests = await (await caches.open(name)).keys();
      return [name, ...requests.map(({ url }) => new URL(url).pathname)];
    })))`);
  const [before, ...others] = await kept();
  expect(others).toEqual([]);
  expect(before!.slice(1)).toContain('/index.html');
  expect(before!.filter((path) => path.startsWith('/api/'))).toEqual([]);
  const file = join(built, 'worker.js');
  writeFileSync(file, readFileSync(file, 'utf8').replace(before![0]!.replace('remelt-', ''), 'next'));
  await page.evaluate('navigator.serviceWorker.ready.then((one) => one.update())');
  await page.waitForFunction("caches.keys().then((names) => names.join() === 'remelt-next')");
}

/** Who signs out leaves nothing of the plant on the device. */
async function signedOut(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate<string[]>("Object.keys(localStorage).filter((key) => !key.startsWith('remelt-outbox'))");
  expect(await kept()).toContain('remelt-heat-W-1');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Enter the demonstration as').waitFor();
  expect(await kept()).toEqual([]);
}
