import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../test/testing/open-browser.ts';
import type { Targets } from './web-targets.ts';
import { type Longest, longestTask } from './web-trace.ts';

/** Words of which each leaves another number of lots than the one before. */
const WORDS = ['turnings', 'r-1004', 'mill', '10042', 'shop foundry'];
/** Each search gives up after so long [ms]. */
const SEARCH_MS = 5000;
/** Most lots that a browser has whole: of more the server looks for them, and rows come after a leap. */
const MOST_WHOLE = 5000;
const SCREENS = 60;
/** A phone that takes so many times as long as this machine. */
const SLOW = 4;

/** First use, finding and scrolling, as a person at a desk meets them. */
export async function measureInBrowser(address: string, lots: number, targets: Targets): Promise<void> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ baseURL: address, viewport: { width: 1280, height: 900 } });
    await page.request.post('/api/session', { data: { person: 'p-plan' } });
    targets.under('first use of the plan page', await firstUse(page), { most: 1000, unit: 'ms' });
    const began = performance.now();
    await page.goto('/yard');
    const all = lots.toLocaleString('en-US');
    await page.getByText(`${all} lots`, { exact: true }).waitFor({ timeout: 120_000 });
    targets.note(`yard of ${all} lots, all here`, `${(performance.now() - began).toFixed(0)} ms`);
    const isWhole = lots <= MOST_WHOLE;
    const most = isWhole ? 100 : 500;
    targets.under('search in it, to the drawn list', await searched(page), { most, unit: 'ms' });
    await page.mouse.move(640, 600);
    told(targets, 'scrolling', await longestTask(page, () => scroll(page)), 50);
    const empty = `screens of ${SCREENS} with an empty row`;
    if (isWhole) targets.under(empty, await emptyScreens(page), { most: 0, unit: '' });
    else targets.note(`${empty}, as they are leapt to`, String(await emptyScreens(page)));
    await onSlowPhone(page, all, targets);
  } finally {
    await browser.close();
  }
}

/** Longest of three first uses, each with an empty cache [ms]. */
async function firstUse(page: Page): Promise<number> {
  const times: number[] = [];
  const devtools = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) {
    await devtools.send('Network.clearBrowserCache');
    const began = performance.now();
    await page.goto('/plan');
    await page.getByLabel('Grade').waitFor();
    times.push(performance.now() - began);
  }
  return Math.max(...times);
}

/** Longest time from typing to the list that it leaves, drawn [ms]; measured in the page. */
async function searched(page: Page): Promise<number> {
  const times: number[] = [];
  for (const words of WORDS) times.push(await timeOfSearch(page, words));
  await page.getByLabel('Find').fill('');
  await page.waitForTimeout(1000);
  return Math.max(...times);
}

const timeOfSearch = (page: Page, words: string): Promise<number> =>
  page.evaluate<number>(`new Promise((done, fail) => {
    const field = document.querySelector('input[type=search]');
    const count = document.querySelector('.count');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const before = count.textContent;
    const words = ${JSON.stringify(words)};
    setTimeout(() => fail(new Error('"' + words + '" left the count at ' + before)), ${SEARCH_MS});
    const began = performance.now();
    const seen = new MutationObserver(() => {
      if (count.textContent === before) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    });
    seen.observe(count, { childList: true, characterData: true, subtree: true });
    set.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })`);

/** Says the longest task of some work, by its processor and by the clock. */
function told(targets: Targets, work: string, { processor, clock }: Longest, most?: number): void {
  for (const [how, found] of Object.entries({ processor, 'by the clock': clock })) {
    const what = `longest task of ${work}, ${how}`;
    if (most === undefined) targets.note(what, `${found.toFixed(0)} ms`);
    else targets.under(what, found, { most, unit: 'ms' });
  }
}

/** The same yard on a phone that is slow: to its first lots, and scrolled. */
async function onSlowPhone(page: Page, all: string, targets: Targets): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  const began = performance.now();
  const opening = await longestTask(page, async () => {
    await page.goto('/yard');
    await page.locator('.instrument-row').first().waitFor();
    targets.note(
      `phone ${SLOW} times as slow, to its first lots`,
      `${(performance.now() - began).toFixed(0)} ms`,
    );
    await page.getByText(`${all} lots`, { exact: true }).waitFor({ timeout: 120_000 });
  });
  told(targets, 'opening there', opening);
  await page.mouse.move(195, 600);
  told(targets, 'scrolling there', await longestTask(page, () => scroll(page)));
}

/** The whole way, without a picture on it: a screenshot is work of the page too. */
async function scroll(page: Page): Promise<void> {
  for (let i = 0; i < SCREENS; i++) {
    await scrollOn(page, i);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }
}

/** How many screens of the same way had an empty row. */
async function emptyScreens(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const screens: string[] = [];
  for (let i = 0; i < SCREENS; i++) {
    await scrollOn(page, i);
    screens.push(await screen(devtools));
  }
  let empty = 0;
  for (const one of screens) if (await hasEmptyRow(page, one)) empty++;
  return empty;
}

/** A turn of the wheel, or a leap to another part of the list. */
async function scrollOn(page: Page, i: number): Promise<void> {
  if (i % 2) await page.mouse.wheel(0, 3000);
  else await page.evaluate(`window.scrollTo(0, (${i} * 301_000) % document.documentElement.scrollHeight)`);
}

/** What the browser shows at this moment, as PNG in base64. */
const screen = async (devtools: CDPSession): Promise<string> =>
  (await devtools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data;

/** True where a band as high as a row holds nothing: each line of pixels of one colour. */
const hasEmptyRow = (page: Page, png: string): Promise<boolean> =>
  page.evaluate<boolean>(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(png)}), (one) => one.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    const [left, width] = [350, 700];
    let blank = 0;
    for (let y = 400; y < picture.height - 60; y++) {
      const { data } = pen.getImageData(left, y, width, 1);
      const line = new Uint32Array(data.buffer);
      blank = line.every((one) => one === line[0]) ? blank + 1 : 0;
      if (blank > 38) return true;
    }
    return false;
  })()`);
