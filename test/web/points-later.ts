import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '../../src/evidence/ledger/commands.ts';
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
  // who is signed in and may stamp is named already
  await expect.poll(() => page.getByLabel('Who stamps').inputValue()).toBe('p-qual');
  await page.getByRole('button', { name: 'Go on to the signature' }).click();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await card.getByText(/^Accepted: p-qual/).waitFor();
  const takeBack = async () => {
    await card.getByRole('button', { name: 'Take this back' }).click();
    await page.getByLabel('Why', { exact: true }).fill('the ladle was changed');
    await page.getByRole('button', { name: 'Show what that does' }).click();
  };
  const signsInAs = async (person: string) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Enter the demonstration as').waitFor();
    await page.goto('/furnace/K-1');
    await signIn(page, person);
  };
  await signsInAs('p-melt');
  await card.getByText(/^Take this back: waits for the .*inspector/).waitFor();
  expect(await card.getByRole('button', { name: 'Take this back' }).count()).toBe(0);
  await signsInAs('p-qual');
  await takeBack();
  await page.getByText('"accepted" at point "pour" of heat K-1 no longer counts').waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await card.getByRole('button', { name: "Inspector's stamp" }).waitFor();
  expect(await standing()).toEqual([['pour', 'ladle dry', []]]);
  await witnessWaits(web, page);
  expect(faults).toEqual([]);
  await tab.close();
}

/** That nobody came can be said once the waiting time after the call is over, by who may say it. */
async function witnessWaits({ context: { store } }: ServedWeb, page: Page): Promise<void> {
  const plan = (await store.history('heat:K-1')).findLast(({ record }) => record.kind === 'heat.planned')!;
  const witness = (look: string) => ({ step: 'pour', kind: 'witness', look, wait_min: 30 });
  const content = { step: 'pour', kind: 'hold', look: 'Ni of the last bath sample agreed' };
  const commands = [
    {
      ...{ type: 'correct', seq: plan.seq, how: 'incorrect-data', by: 'p-qual' },
      ...{
        reason: 'the customer asks',
        values: { holdPoints: [witness('ladle red'), witness('slag off'), content] },
      },
    },
    { type: 'stampHeat', heat: 'K-1', point: 'pour-2', decision: 'called', by: 'p-melt', ago_min: 40 },
    { type: 'stampHeat', heat: 'K-1', point: 'pour-3', decision: 'called', by: 'p-melt', ago_min: 0 },
  ];
  for (const { ago_min, ...command } of commands as (Command & { readonly ago_min?: number })[]) {
    const at = ago_min ? { happenedAt: new Date(Date.now() - ago_min * 60_000).toISOString() } : {};
    await store.execute({ ...command, ...at } as Command);
  }
  await page.reload();
  const card = (look: string) => page.getByRole('region', { name: `Witness point: ${look}` });
  await card('ladle red')
    .getByText(/^Nobody came in time: waits for the melter, /)
    .waitFor();
  await card('slag off')
    .getByText(/^Work may go on when nobody has come by/)
    .waitFor();
  expect(await card('slag off').getByText('Nobody came in time').count()).toBe(0);
  // a content is stamped with its value in its window, and the age of its sample, in sight
  const bath = page.getByRole('region', { name: 'Hold point: Ni of the last bath sample agreed' });
  await bath
    .getByRole('listitem')
    .filter({ hasText: /^Ni.*wt%/ })
    .waitFor();
  await bath.getByText(/^Bath sample S-1, taken .*, \d+ min ago$/).waitFor();
}
