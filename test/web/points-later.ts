import { expect } from 'vitest';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Quality adds a hold point to a heat that is charged, stamps it, and takes the stamp back; the melter may not. */
export async function pointsLater(web: ServedWeb): Promise<void> {
  const { page, tab, faults } = await tabOf(web);
  const { store } = web.context;
  const standing = async () =>
    (await store.heat('K-1')).holdPoints?.map(({ point, look, stamps }) => [
      point,
      look,
      stamps.map(({ decision }) => decision),
    ]);
  await page.goto('/heats/K-1');
  await signIn(page, 'p-qual');
  await page.getByText('Add hold or witness points').click();
  const ask = page.getByRole('button', { name: 'Go on to the reason' });
  await ask.click();
  await page.getByText('say what is looked at').waitFor();
  await page.getByLabel('What is looked at').fill('ladle dry');
  await ask.click();
  await page.getByLabel('Why').fill('the customer asks');
  await page.getByRole('button', { name: 'Show what that does' }).click();
  await page.getByText('heat K-1 waits before pour for a hold point: ladle dry').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect.poll(standing).toEqual([['pour', 'ladle dry', []]]);
  await page.goto('/furnace/K-1');
  const card = page.getByRole('region', { name: 'Hold point: ladle dry' });
  await card.getByRole('button', { name: "Inspector's stamp" }).click();
  await page.getByLabel('Who stamps').selectOption('p-qual');
  await page.getByRole('button', { name: 'Go on to the signature' }).click();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await card.getByText(/^Accepted: p-qual/).waitFor();
  const takeBack = async () => {
    await card.getByRole('button', { name: 'Take this back' }).click();
    await page.getByLabel('Why').fill('the ladle was changed');
    await page.getByRole('button', { name: 'Show what that does' }).click();
  };
  const signsInAs = async (person: string) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Enter the demonstration as').waitFor();
    await page.goto('/furnace/K-1');
    await signIn(page, person);
  };
  await signsInAs('p-melt');
  await takeBack();
  await page.getByText(/may not stamp a hold point/).waitFor();
  await page.getByRole('button', { name: 'Leave it as it is' }).click();
  await signsInAs('p-qual');
  await takeBack();
  await page.getByText('"accepted" at point "pour" of heat K-1 no longer counts').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await card.getByRole('button', { name: "Inspector's stamp" }).waitFor();
  expect(await standing()).toEqual([['pour', 'ladle dry', []]]);
  expect(faults).toEqual([]);
  await tab.close();
}
