import { expect } from 'vitest';
import { type ServedWeb, SIZES, signIn, tabOf } from './served-web.ts';

const PAGES = [
  '/yard',
  '/yard/R-1000',
  '/import',
  '/plan',
  '/today',
  '/heats',
  '/heats/Q-1',
  '/furnace',
  '/release',
  '/trace?subject=heat:Q-1',
  '/plant?view=prices',
  '/ledger',
];

/** No page scrolls sideways on a phone, nor at 1280 px enlarged to 200 %, which leaves 640. */
export async function fitsTheWidth(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web, { viewport: SIZES.phone });
  await page.goto('/');
  await signIn(page, 'p-plan');
  await page.waitForURL('**/yard');
  const wide: string[] = [];
  for (const address of PAGES) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const width of [390, 640]) {
      await page.setViewportSize({ width, height: 700 });
      const [needed, there] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      );
      if (needed > there) wide.push(`${address} needs ${needed} of ${there} px`);
    }
  }
  expect(wide).toEqual([]);
  // every place of the menu is in sight
  await page.setViewportSize(SIZES.phone);
  for (const place of await page.getByRole('navigation', { name: 'Main' }).getByRole('link').all()) {
    const box = await place.boundingBox();
    expect(box && box.x + box.width, (await place.textContent()) ?? '').toBeLessThanOrEqual(390);
  }
  expect(faults).toEqual([]);
  await tab.close();
}
