import type { Page } from 'playwright-core';

/** How long the page takes no tap after what was booked before [ms]. */
const SETTLED_MS = 650;

/** Opens a part of a page that is folded, once the page takes taps again; one that is open stays so. */
export async function opens(page: Page, heading: string): Promise<void> {
  const part = page.locator('details', { has: page.locator('summary').getByText(heading, { exact: true }) });
  await part.first().waitFor();
  const isOpen = async () => (await part.first().getAttribute('open')) !== null;
  if (await isOpen()) return;
  await page.waitForTimeout(SETTLED_MS);
  // what comes next opens by itself, once the page has read what was booked
  if (await isOpen()) return;
  await part.first().getByText(heading, { exact: true }).first().click();
}
