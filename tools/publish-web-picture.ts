/** Writes docs/plan-page.png, the picture that the README opens with: a plan in the browser. */
import { join } from 'node:path';
import { clearedLot } from '../src/tasks/testing/cast-heat.ts';
import { servedWeb, signIn, tabOf } from '../test/web/served-web.ts';

const web = await servedWeb(40);
try {
  await clearedLot('R-0718', web.context);
  const { page } = await tabOf(web, { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 });
  page.setDefaultTimeout(120_000);
  await page.goto('/plan?grade=IN718');
  await signIn(page, 'p-plan');
  await page.getByLabel('Refined metal wanted [kg]').fill('450');
  await page.getByLabel('Heat number').fill('H26-014');
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await page.getByRole('button', { name: 'Reserve these lots' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(import.meta.dirname, '..', 'docs', 'plan-page.png') });
} finally {
  await web.close();
}
