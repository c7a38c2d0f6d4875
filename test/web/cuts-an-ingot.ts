import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { actingAs } from '../../src/desk/context.ts';
import type { EpcisDocument } from '../../src/documents/proof/epcis.ts';
import { cutObject } from '../../src/tasks/heats/cut-object/cut-object.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { castMetal, SPEC } from '../../src/tasks/testing/cast-heat.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/**
 * A melter cuts a certified ingot on the page of its heat: what does not add up is not booked. A certifier ships a piece with the
 * certificate of the ingot, and saves its events for the customer.
 */
export async function cutsAnIngot(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  await castMetal('Q-5', web.context);
  await runTask(releaseMeasured, { of: 'object:Q-5-a', spec: SPEC }, actingAs('p-cert', web.context));
  const certificate = { number: 'C-500', type: '3.1', customer: { name: 'Customer C' } } as const;
  await runTask(
    issueCertificate,
    { of: 'object:Q-5-a', ...certificate, specimen: false },
    actingAs('p-qual', web.context),
  );
  const whole_kg = (await store.object('Q-5-a')).free_g / 1000;
  const melter = await tabOf(web);
  const { page } = melter;
  await page.goto('/heats/Q-5');
  await signIn(page, 'p-melt');
  await page.getByText('Cut an ingot or bar').click();
  await page.getByLabel('What is cut').selectOption('Q-5-a');
  const [first, second] = [page.getByLabel('Mass [kg]').nth(0), page.getByLabel('Mass [kg]').nth(1)];
  await first.fill('5');
  await second.fill(String(whole_kg));
  await page.getByText(/^5 kg more/).waitFor();
  expect(await page.getByRole('button', { name: 'Book the cut' }).isDisabled()).toBe(true);
  // of two readings the one that there is room for is offered first, and one press takes it
  await second.fill('1.331');
  await page.getByText(`Only 1.331 fits: ${whole_kg - 5} is left.`).waitFor();
  expect(await page.getByRole('button', { name: /^It is / }).allTextContents()).toEqual([
    'It is 1.331',
    'It is 1331',
  ]);
  await page.getByRole('button', { name: 'It is 1.331' }).click();
  expect(await second.inputValue()).toBe('1.3310');
  // what is left of the ingot is the kerf
  await second.fill(String(whole_kg - 5.2).replace('.', ','));
  await page.getByRole('button', { name: 'Book the cut' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cut an ingot or bar' });
  await dialog.getByText(/Q-5-a is cut into Q-5-a-A 5 kg, Q-5-a-B .*; 0.2 kg lost to kerf\./).waitFor();
  await dialog.getByRole('button', { name: 'It is cut' }).click();
  await page
    .getByRole('status')
    .getByText(/Q-5-a is cut into Q-5-a-A 5 kg/)
    .waitFor();
  expect(await store.object('Q-5-a')).toMatchObject({ status: 'cut', cut: { unbalanced_g: 0 } });
  expect(await store.object('Q-5-a-A')).toMatchObject({ from: 'object:Q-5-a', mass_g: 5000, form: 'bar' });
  // what the ingot became is said on its own page, with the way to each part
  await page.goto('/release/object:Q-5-a');
  await page.getByText(/^Q-5-a was cut into Q-5-a-A 5 kg, Q-5-a-B .* kg; 0\.2 kg lost to kerf\./).waitFor();
  await page.getByRole('link', { name: 'Q-5-a-A' }).click();
  await page.waitForURL(/\/release\/object(:|%3A)Q-5-a-A$/);
  expect(melter.faults).toEqual([]);
  await melter.tab.close();
  await takesBack(web);
  await cutsAgain(web);
  await pieceLeaves(web);
}

/** Quality takes back the cut of another, as long as nothing was done with the pieces. */
async function takesBack(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/heats/Q-5');
  await signIn(page, 'p-qual');
  await page.getByText('Cut an ingot or bar').click();
  await page.getByText('cut by p-melt').waitFor();
  await page.getByRole('button', { name: 'Take the cut of Q-5-a back' }).click();
  await page.getByLabel('Why', { exact: true }).fill('the other ingot');
  await page.getByRole('button', { name: 'Show what that does' }).click();
  await page.getByText('object Q-5-a is whole again').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText(/^Q-5-a was cut into/).waitFor({ state: 'detached' });
  expect(await web.context.store.object('Q-5-a')).toMatchObject({ status: 'released' });
  expect(faults).toEqual([]);
  await tab.close();
}

/** The ingot is whole again, and the same pieces are cut from it. */
async function cutsAgain({ context }: ServedWeb): Promise<void> {
  const whole_g = (await context.store.object('Q-5-a')).free_g;
  const pieces = [
    { object: 'Q-5-a-A', form: 'bar', mass_g: 5000 },
    { object: 'Q-5-a-B', form: 'bar', mass_g: whole_g - 5200 },
  ];
  const losses = [{ to: 'kerf', mass_g: 200 }];
  await runTask(cutObject, { object: 'Q-5-a', pieces, losses }, actingAs('p-melt', context));
}

/** Nobody judged the piece by itself: it goes with the release and the certificate of the ingot. */
async function pieceLeaves(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/release');
  await signIn(page, 'p-cert');
  await page.getByText('shipment with the release of Q-5-a').first().waitFor();
  await page.getByRole('link', { name: 'Q-5-a-A' }).click();
  await page.getByText('It goes with the release of Q-5-a, PASS against CUST-718 rev A').waitFor();
  expect(await page.getByLabel('Who gets it').inputValue()).toBe('Customer C');
  await page.getByRole('button', { name: 'Book the shipment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ship it' });
  await dialog.getByText(/^Q-5-a-A, 5 kg, leaves for Customer C, with certificate C-500\.$/).waitFor();
  await dialog.getByRole('button', { name: 'It left' }).click();
  await page.getByRole('link', { name: 'Bundle for Customer C' }).click();
  // what the customer is shown holds the record of the cut
  await page
    .getByText(/heat\.cut/)
    .first()
    .waitFor();
  await page.getByLabel('Address under which the plant names its metal').fill('id.plant.example');
  await page.getByRole('button', { name: 'Save the events' }).click();
  await page.getByText(/must be an address such as https:\/\/id\.plant\.example/).waitFor();
  await page.getByLabel('Address under which the plant names its metal').fill('https://id.plant.example');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the events' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('events-object-Q-5-a-A.jsonld');
  const { epcisBody } = JSON.parse(readFileSync(await file.path(), 'utf8')) as EpcisDocument;
  expect(epcisBody.eventList.at(-2)).toMatchObject({
    inputEPCList: ['https://id.plant.example/object/Q-5-a'],
    outputEPCList: ['https://id.plant.example/object/Q-5-a-A'],
  });
  await page.getByText('events-object-Q-5-a-A.jsonld is saved, with 3 events.').waitFor();
  expect(faults).toEqual([]);
  await tab.close();
}
