import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Lots that are ticked with the shift key are held together: one that is refused turns red with why, the others go through. */
export async function ticksLots(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/yard?find=R-130&hide=form');
  await signIn(page, 'p-qual');
  await page.getByLabel('Tick R-1301', { exact: true }).check();
  const acts = page.getByRole('region', { name: 'For the ticked rows' });
  await acts.getByText(/^1 lot, /).waitFor();
  await page.getByLabel('Tick R-1303', { exact: true }).click({ modifiers: ['Shift'] });
  await acts.getByText(/^3 lots, /).waitFor();
  await page.route('**/api/yard/hold-lot', async (route) =>
    route.request().postData()?.includes('R-1302')
      ? route.fulfill({
          status: 409,
          json: {
            error: {
              ...{ code: 'conflict', message: 'lot R-1302 is drawn' },
              details: [{ path: 'lot', cure: 'wait for the weighing' }],
            },
          },
        })
      : route.continue(),
  );
  await acts.getByRole('button', { name: 'Hold 3 lots' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hold 3 lots' });
  await dialog.getByLabel('Reason').fill('a drum is oily');
  await dialog.getByRole('button', { name: 'Put on hold' }).click();
  const refused = page.getByRole('row', { name: /R-1302/ });
  await refused.getByText('lot R-1302 is drawn; wait for the weighing').waitFor();
  expect(await refused.getAttribute('class')).toContain('refused');
  const held = await store.lots({ ids: ['R-1301', 'R-1302', 'R-1303'] });
  expect(held.map(({ holdReason }) => holdReason)).toEqual([
    'a drum is oily',
    'received, not yet shown good',
    'a drum is oily',
  ]);
  // all of the filter, and none
  await page.getByLabel(/^Tick all \d+ rows$/).check();
  await acts.getByText(/^10 lots, /).waitFor();
  await acts.getByRole('button', { name: 'Untick all' }).click();
  await acts.waitFor({ state: 'detached' });
  // a chip filters in the address, and is taken back by another press
  const chip = page.getByRole('group', { name: 'Filter by Form' }).getByRole('button', { name: /^turnings/ });
  await chip.click();
  await page.waitForURL(/form=turnings/);
  await chip.click();
  await page.waitForURL((url) => !/[?&]form=/.test(url.search));
  expect(faults).toEqual([]);
  await tab.close();
}
