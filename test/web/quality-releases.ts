import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { analysed, GOOD } from '../../src/tasks/testing/cast-heat.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';
import { enterTwice, tapTwice } from './twice.ts';

/**
 * From the queue to the shipment of an ingot: signed by a certifier, certified by quality, saved as a PDF, the certificate withdrawn
 * and another issued in its place, and shipped with that.
 */
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
  // a revision that another journey has entered takes the place of the first
  const select = certifier.page.getByLabel('Judged by');
  await select.locator('option', { hasText: 'CUST-718' }).first().waitFor({ state: 'attached' });
  const [revision = ''] = (await select.locator('option').allInnerTexts()).filter((one) =>
    /^CUST-718 rev/.test(one),
  );
  await select.selectOption(revision);
  await certifier.page.getByRole('button', { name: 'Sign PASS' }).click();
  const dialog = certifier.page.getByRole('dialog', { name: 'You sign' });
  await dialog
    .getByText(`sign PASS for object Q-1-a: its measured results judged against ${revision}`)
    .waitFor();
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await certifier.page.getByRole('heading', { name: 'Issue its certificate' }).waitFor();
  expect(await store.object('Q-1-a')).toMatchObject({ status: 'released' });
  await judgesAgain(web, certifier.page);
  expect(certifier.faults).toEqual([]);
  await certifier.tab.close();

  const quality = await tabOf(web);
  const { page } = quality;
  await page.goto('/release/object:Q-1-a');
  await signIn(page, 'p-qual');
  await page.getByLabel('Number of the certificate').fill('C-100');
  // the customer of the specification stands there already
  expect(await page.getByLabel('Customer', { exact: true }).inputValue()).toBe('Customer C');
  await page.getByRole('button', { name: 'Issue the certificate' }).click();
  await page.getByText(/issue certificate C-100 \(type 3.1\) of object Q-1-a for Customer C\.$/).waitFor();
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

  // what is printed is the same file: this browser has no viewer of PDF, and saves what its new tab is given
  const given = page.waitForEvent('popup').then((tab) => tab.waitForEvent('download'));
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  expect(readFileSync(await (await given).path())).toEqual(readFileSync(await file.path()));
  await page.emulateMedia({ media: 'print' });
  await page.getByText('A print of this page is not the document.').waitFor();
  expect(await page.locator('.page').isVisible()).toBe(false);
  await page.emulateMedia({ media: null });

  await page.getByRole('button', { name: 'Withdraw it' }).click();
  const withdrawing = page.getByRole('dialog', { name: 'Withdraw certificate C-100' });
  await withdrawing.getByLabel('Why it is withdrawn').fill('wrong order');
  await withdrawing.getByLabel(/^Number of the certificate in its place/).fill('C-101');
  await withdrawing.getByRole('button', { name: 'See what that does' }).click();
  await withdrawing.getByText(/certificate C-101 takes its place/).waitFor();
  const certificates = async () => (await store.object('Q-1-a')).certificates;
  expect((await certificates())?.[0]).not.toHaveProperty('withdrawn');
  // pressed twice, it is withdrawn once and says so
  await tapTwice(withdrawing.getByRole('button', { name: 'Withdraw the certificate' }));
  await withdrawing.getByRole('link', { name: 'Issue C-101 in its place' }).click();
  expect(await page.getByLabel('Number of the certificate').inputValue()).toBe('C-101');
  // until the withdrawal is read, the form of the shipment stands there too
  await expect.poll(() => page.getByLabel('Order of the customer').count()).toBe(1);
  await page.getByLabel('Order of the customer').fill('PO 7');
  await page.getByRole('button', { name: 'Issue the certificate' }).click();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('heading', { name: /inspection document EN 10204/ }).waitFor();
  // quality issues certificates and ships nothing: the page says who does
  await page.goto('/release/object:Q-1-a');
  await page.getByText(/^Waits for the certifier or shipping, /).waitFor();
  expect(await page.getByRole('button', { name: 'Book the shipment' }).count()).toBe(0);
  expect(await certificates()).toMatchObject([
    { number: 'C-100', withdrawn: { reason: 'wrong order', supersededBy: 'C-101' } },
    { number: 'C-101' },
  ]);
  await page.goto('/certificates/object:Q-1-a/C-100');
  await page.getByText('WITHDRAWN', { exact: true }).waitFor();
  await page.getByRole('cell', { name: 'wrong order' }).waitFor();
  expect(await page.getByRole('button', { name: 'Withdraw it' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Certificate C-101, in its place' }).click();
  await page.getByRole('button', { name: 'Withdraw it' }).waitFor();
  expect(await page.getByText('WITHDRAWN', { exact: true }).count()).toBe(0);
  expect(quality.faults).toEqual([]);
  await quality.tab.close();

  await ships(web);
}

/** A measurement after the release suspends it: the page says why, offers neither certificate nor shipment, and judges again. */
async function judgesAgain({ context: { store } }: ServedWeb, page: Page): Promise<void> {
  await store.execute(analysed('object:Q-1-a', 'Q-1-late', GOOD));
  await page.reload();
  await page.getByText('Suspended: no certificate and no shipment before it is judged again.').waitFor();
  await page
    .getByText(/^analysis Q-1-late of object Q-1-a \(record \d+\) was judged by no verdict$/)
    .waitFor();
  const sign = page.getByRole('button', { name: 'Sign PASS' });
  await sign.waitFor();
  expect(await page.getByRole('heading', { name: 'Issue its certificate' }).count()).toBe(0);
  await sign.click();
  await page
    .getByRole('dialog', { name: 'You sign' })
    .getByRole('button', { name: 'Sign', exact: true })
    .click();
  await page.getByRole('heading', { name: 'Issue its certificate' }).waitFor();
}

/** The certifier ships the ingot with the certificate that stands, to the customer and on the order that it names. */
async function ships(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/release/object:Q-1-a');
  await signIn(page, 'p-cert');
  await page.getByLabel('Who gets it').fill('Customer C (NL)');
  const dialog = page.getByRole('dialog', { name: 'Ship it' });
  // the second press of a double click does not close what the first one opened, and the second Enter does not book it
  await page.getByRole('button', { name: 'Book the shipment' }).focus();
  await enterTwice(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await tapTwice(page.getByRole('button', { name: 'Book the shipment' }));
  await dialog.getByText(/^Q-1-a, .* kg, leaves for Customer C \(NL\), with certificate C-101\.$/).waitFor();
  await dialog.getByRole('button', { name: 'It left' }).click();
  await page.getByText(/certificate C-101 is issued to Customer C, not to Customer C \(NL\)/).waitFor();
  expect(await web.context.store.object('Q-1-a')).toMatchObject({ status: 'released' });
  await page.getByLabel('Why it is shipped all the same').fill('its works in the Netherlands');
  await page.getByRole('button', { name: 'Book the shipment' }).click();
  await dialog.getByRole('button', { name: 'It left' }).click();
  await page.getByText(/shipped to Customer C \(NL\)/).waitFor();
  // its certificate is one click away, also for who comes back later
  await page.getByRole('link', { name: 'Certificate C-101' }).waitFor();
  await page.reload();
  await page.getByText('Q-1-a was shipped to Customer C (NL).').waitFor();
  await page.getByRole('link', { name: 'Certificate C-101' }).click();
  await page.getByRole('heading', { name: /inspection document EN 10204/ }).waitFor();
  const object = await web.context.store.object('Q-1-a');
  expect(object).toMatchObject({ status: 'shipped' });
  const [record] = (await web.context.store.history('object:Q-1-a')).slice(-1);
  expect(record?.body).toMatchObject({
    accepted: 'its works in the Netherlands',
    order: 'PO 7',
    certificateSha256: object.certificates?.[1]?.sha256,
  });
  expect(faults).toEqual([]);
  await tab.close();
}
