import { expect } from 'vitest';
import { castMetal } from '../testing/cast-heat.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** A melter cuts an ingot of a cast heat on its page: what does not add up is not booked, and quality takes the cut back. */
export async function cutsAnIngot(web: ServedWeb): Promise<void> {
  const { store } = web.context;
  await castMetal('Q-5', web.context);
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
  expect(melter.faults).toEqual([]);
  await melter.tab.close();
}
