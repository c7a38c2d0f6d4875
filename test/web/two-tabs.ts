import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { charge, from, plan } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** One person with two tabs at one heat: what is typed in one stands in the other, and what both book while offline is booked once each. */
export async function twoTabs(web: ServedWeb): Promise<void> {
  const { page: first, tab, faults } = await tabOf(web);
  const { store } = web.context;
  const samples = async () => (await store.heat('T-1')).samples;
  // nothing but nickel, which nobody pours
  for (const command of [plan, charge]) await store.execute(command('T-1', from('V-Ni-electrolytic', 5_000)));
  await first.goto('/furnace/T-1');
  await signIn(first, 'p-melt');
  const number = (page: Page) => page.getByLabel('Number of the sample');
  await number(first).waitFor();
  const second = await tab.newPage();
  await second.goto('/furnace/T-1');
  await number(second).waitFor();
  await number(first).fill('B-7');
  await expect.poll(() => number(second).inputValue()).toBe('B-7');
  for (const page of [first, second]) await page.getByRole('heading', { name: 'Pour', exact: true }).click();
  await second.getByLabel('Metal poured [kg]').fill('100,5');
  await expect.poll(() => first.getByLabel('Metal poured [kg]').inputValue()).toBe('100,5');
  expect(await number(second).inputValue()).toBe('B-7');
  await second.getByLabel('Metal poured [kg]').fill('');

  await tab.setOffline(true);
  const takes = async (page: Page, sample: string) => {
    await number(page).fill(sample);
    await page.getByRole('button', { name: `Book ${sample} as taken` }).click();
  };
  await takes(first, 'B-7');
  // the other tab knows it waits, and adds its own behind it
  await second.getByText('1 unsent').first().waitFor();
  await takes(second, 'B-8');
  for (const page of [first, second]) await page.getByText('2 unsent').first().waitFor();
  await tab.setOffline(false);
  for (const page of [first, second])
    await page.getByRole('link', { name: /unsent/ }).waitFor({ state: 'detached' });
  expect(await samples()).toEqual(['B-7', 'B-8']);
  const taken = (await store.history('heat:T-1')).filter(({ record }) => record.kind === 'heat.sampled');
  expect(taken.map(({ body }) => body.sample)).toEqual(['B-7', 'B-8']);
  await weighInTurn(first, second, web);
  expect(faults).toEqual([]);
  await tab.close();
}

/** Each tab weighs a line of the same sheet: neither is weighed twice, and the charge is booked once. */
async function weighInTurn(first: Page, second: Page, { context: { store } }: ServedWeb): Promise<void> {
  const lots = ['V-Ni-electrolytic', 'V-Fe-electrolytic'].map((lot) => from(lot, 5_000));
  await store.execute({ ...plan('T-2', ...lots), target: { grade: 'H230', mass_g: 10_000 } } as Command);
  const pages = [first, second];
  for (const page of pages) {
    await page.goto('/furnace/T-2');
    await page.getByText(/^Line 1 of 2/).waitFor();
  }
  for (const [i, page] of pages.entries()) {
    await page.getByLabel('On the scale [kg]').fill('5.00');
    await page.getByRole('button', { name: 'Take the weight' }).click();
    for (const one of pages) await one.getByText(`On this device, not yet recorded: ${i + 1}`).waitFor();
  }
  for (const page of pages) await page.getByRole('button', { name: 'Book the charge' }).waitFor();
  await first.getByLabel('Furnace that it goes into').selectOption('VIM-25');
  await first.getByRole('button', { name: 'Book the charge' }).click();
  await second.getByRole('button', { name: 'Book the charge' }).waitFor({ state: 'detached' });
  await first.getByRole('link', { name: /unsent/ }).waitFor({ state: 'detached' });
  const { charges, input_g } = await store.heat('T-2');
  expect([charges.length, input_g]).toEqual([1, 10_000]);
}
