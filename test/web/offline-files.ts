import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ServedWeb } from './served-web.ts';

/** Files of one build alone are kept: those of a new one take their place, and no answer of the API is among them. */
export async function newBuild({ built }: ServedWeb, page: Page): Promise<void> {
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
export async function signedOut(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate<string[]>("Object.keys(localStorage).filter((key) => !key.startsWith('remelt-outbox'))");
  expect(await kept()).toContain('remelt-heat-W-1');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Enter the demonstration as').waitFor();
  // what stays says to other tabs that it was signed out of, and names nobody
  expect(await kept()).toEqual(['remelt-session']);
  expect(await page.evaluate("JSON.parse(localStorage.getItem('remelt-session')).person")).toBeNull();
}
