import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** From the queue to the certificate of an ingot: signed by a certifier, certified by quality, saved as a PDF. */
export async function qualityReleases(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  const melter = await tabOf(web);
  await melter.page.goto('/release/object:Q-1-a');
  await signIn(melter.page, 'p-melt');
  await melter.page.getByRole('heading', { name: 'Against the specification' }).waitFor();
  // who melted it reads who may sign, and cannot
  await melter.page.getByText('Certifier (demonstration)').waitFor();
  expect(await melter.page.getByRole('button', { name: /^Sign PASS/ }).count()).toBe(0);
  await melter.tab.close();

  const certifier = await tabOf(web);
  await certifier.page.goto('/release');
  await signIn(certifier.page, 'p-cert');
  await certifier.page.getByRole('link', { name: 'Q-1-a' }).click();
  await certifier.page.getByRole('button', { name: 'Sign PASS' }).click();
  const dialog = certifier.page.getByRole('dialog', { name: 'You sign' });
  await dialog.getByText(/decide on the release of object:Q-1-a .* against CUST-718 rev A/).waitFor();
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await certifier.page.getByRole('heading', { name: 'Issue its certificate' }).waitFor();
  expect(await store.object('Q-1-a')).toMatchObject({ status: 'released' });
  expect(certifier.faults).toEqual([]);
  await certifier.tab.close();

  const quality = await tabOf(web);
  const { page } = quality;
  await page.goto('/release/object:Q-1-a');
  await signIn(page, 'p-qual');
  await page.getByLabel('Number of the certificate').fill('C-100');
  await page.getByLabel('Customer', { exact: true }).fill('Customer C');
  await page.getByRole('button', { name: 'Issue the certificate' }).click();
  await page.getByText(/issue certificate C-100 \(type 3.1\) of object:Q-1-a for Customer C/).waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('heading', { name: /inspection document EN 10204/ }).waitFor();
  expect(decodeURIComponent(page.url())).toMatch(/\/certificates\/object:Q-1-a\/C-100$/);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('certificate-C-100.pdf');
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(await store.object('Q-1-a')).toMatchObject({ certificates: [{ number: 'C-100' }] });
  expect(quality.faults).toEqual([]);
  await quality.tab.close();
}
