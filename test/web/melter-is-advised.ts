import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { charge, from, plan } from '../../src/evidence/ledger/testing/example-commands.ts';
import { opens } from './folds.ts';
import type { Findings, ServedWeb } from './served-web.ts';

const FURNACE = 'VIM-500';
const EARLIER = 'V-Ni-electrolytic';
const route = (time_s: number) => [
  {
    operation: 'vacuum-induction',
    settings: {
      time_s,
      temperature_K: 1820,
      pressure_Pa: 1,
      lining: { material: 'MgO', heatsSinceReline: 3 },
    },
  },
];

/** Before a furnace log there is no advice, and the page says what to do; with it the melter is advised, and says why it is not followed. */
export async function melterIsAdvised(page: Page, web: ServedWeb, findings: Findings): Promise<void> {
  const { store } = web.context;
  const advice = page.getByRole('region', { name: 'Advice' });
  const ask = advice.getByRole('button', { name: 'Ask for advice' });
  await opens(page, 'Advice');
  await ask.click();
  await advice.getByText(/Heat W-1 has no route: its plan names none/).waitFor();
  await advice.getByText(/plan the next heat through a route/).waitFor();
  await furnaceLogs(web);
  await ask.click();
  await advice.getByText(/no bath sample has results/).waitFor();
  await advice.getByText('Reasons, chances and alternatives').click();
  await advice.getByRole('img', { name: /Chance that every limit holds/ }).waitFor();
  expect(await findings(page, 'advice card')).toEqual([]);
  await advice.getByRole('button', { name: 'Follow', exact: true }).waitFor();
  // what is on the page is of the bath as it was when it was asked for
  // two taps book one sample
  await opens(page, 'Bath sample');
  await page.getByRole('button', { name: 'Book B-1 as taken' }).dblclick();
  await advice.getByText(/^Something was booked since/).waitFor();
  expect(await advice.getByRole('button', { name: 'Follow', exact: true }).count()).toBe(0);
  await page.getByText(/sample B-1 of W-1 taken.* record \d+/).waitFor();
  await ask.click();
  await advice.getByRole('button', { name: 'Not followed' }).click();
  await advice.getByLabel('Why it is not followed').fill('the crane is busy');
  await advice.getByRole('button', { name: 'Record that it is not followed' }).click();
  await advice.getByText(/^Not followed by p-melt, .*\(the crane is busy\)/).waitFor();
  expect((await store.heat('W-1')).advice).toMatchObject([
    { decision: 'declined', by: 'p-melt', reason: 'the crane is busy' },
  ]);
}

/**
 * What the computer of the furnace records: the settings of this heat, and an earlier one with its sample. It goes past the task that
 * holds a log against the sizes of furnaces: no furnace of the demonstration melts so little.
 */
async function furnaceLogs({ context: { store } }: ServedWeb): Promise<void> {
  const { input_g } = await store.heat('W-1');
  const logOf = (kg: number, time_s: number, samples: readonly object[] = []): string =>
    JSON.stringify({ melt: { mass_kg: kg }, route: route(time_s), samples });
  const by = 'p-melt';
  const commands = [
    { type: 'logHeat', heat: 'W-1', furnace: FURNACE, log: logOf(input_g / 1000, 2400), by },
    plan('K-1', from(EARLIER, 10_000)),
    charge('K-1', from(EARLIER, 10_000)),
    {
      ...{ type: 'logHeat', heat: 'K-1', furnace: FURNACE, by },
      log: logOf(10, 3600, [{ sample: 'S-1', at_s: 1800 }]),
    },
    { type: 'takeSample', of: 'heat:K-1', sample: 'S-1', place: 'bath', by },
    {
      ...{ type: 'recordAnalysis', of: 'heat:K-1', analysis: 'S-1', sample: 'S-1', basis: 'measured', by },
      ...{ method: 'OES', place: 'bath', results: [{ element: 'Ni', text: '99.9', unit: 'wt%' }] },
    },
  ];
  for (const command of commands) await store.execute(command as Command);
}

/** A recorded step shows that a signed checkpoint covers it as soon as one is signed. */
export async function stepIsCovered(page: Page, web: ServedWeb): Promise<void> {
  const step = page.getByText(/charge of W-1, .* record \d+/);
  expect(await step.textContent()).not.toContain('signed');
  await page.getByText('No signed checkpoint yet').waitFor();
  await web.sign();
  await page.getByText(/charge of W-1, .* record \d+ · signed/).waitFor();
}
