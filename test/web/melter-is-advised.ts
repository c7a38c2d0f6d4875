import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { actingAs } from '../../src/desk/context.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { charge, from, plan } from '../../src/evidence/ledger/testing/example-commands.ts';
import { enterRoute } from '../../src/tasks/reference/enter-route/enter-route.ts';
import { runTask } from '../../src/tasks/task.ts';
import { opens } from './folds.ts';
import type { Findings, ServedWeb } from './served-web.ts';
import { tapTwice } from './twice.ts';

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

const KEPT_ROUTE = 'vim-3-hours';

/** The plant keeps a route of its furnace. */
export async function keepsRoute({ context }: ServedWeb): Promise<void> {
  await runTask(enterRoute, { name: KEPT_ROUTE, route: route(10_800) }, actingAs('p-plan', context));
}

/** Opens a fold that may be open already. */
async function unfolds(within: Locator, title: string): Promise<void> {
  const fold = within.locator('details', { hasText: title }).last();
  if ((await fold.getAttribute('open')) === null) await fold.getByText(title).click();
}

/** Before a furnace log the melter chooses the route for the advice; with it the advice takes the settings, and he says why it is not followed. */
export async function melterIsAdvised(page: Page, web: ServedWeb, findings: Findings): Promise<void> {
  const { store } = web.context;
  const advice = page.getByRole('region', { name: 'Advice' });
  const ask = advice.getByRole('button', { name: 'Ask for advice' });
  await opens(page, 'Advice');
  // planned without a route: the melter says which one the furnace runs by
  await advice.getByText(/^The plan of this heat names no route\./).waitFor();
  expect(await ask.isDisabled()).toBe(true);
  await advice.getByLabel('Route for the advice').selectOption(KEPT_ROUTE);
  await ask.click();
  await advice.getByText(/no bath sample has results/).waitFor();
  await advice.getByText('Reasons, chances and alternatives').click();
  await advice.getByText(new RegExp(`settings of route ${KEPT_ROUTE}, chosen for this advice`)).waitFor();
  await furnaceLogs(web);
  await advice.getByLabel('Route for the advice').waitFor({ state: 'detached' });
  await ask.click();
  await advice.getByText(/settings as logged/).waitFor({ state: 'attached' });
  await advice.getByText(/no bath sample has results/).waitFor();
  await unfolds(advice, 'Reasons, chances and alternatives');
  await advice.getByRole('img', { name: /Chance that every limit holds/ }).waitFor();
  expect(await findings(page, 'advice card')).toEqual([]);
  await advice.getByRole('button', { name: 'Follow', exact: true }).waitFor();
  // what is on the page is of the bath as it was when it was asked for
  // two taps book one sample
  await opens(page, 'Bath sample');
  await tapTwice(page.getByRole('button', { name: 'Book B-1 as taken' }));
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
