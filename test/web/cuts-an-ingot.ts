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
}

/** Quality takes back the cut of another, as long as nothing was done with the pieces. */
async function takesBack(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/heats/Q-5');
  await signIn(page, 'p-qual');
  await page.getByText('Cut an ingot or bar').click();
  await page.getByText('cut by p-melt').waitFor();
  await page.getByRole('button', { name: 'Take the cut of Q-5-a back' }).click();
  await page.getByLabel('Why').fill('the other ingot');
  await page.getByRole('button', { name: 'Show what that does' }).click();
  await page.getByText('object Q-5-a is whole again').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText(/^Q-5-a was cut into/).waitFor({ state: 'detached' });
  expect(await web.context.store.object('Q-5-a')).toMatchObject({ status: 'held' });
  expect(faults).toEqual([]);
  await tab.close();
}
