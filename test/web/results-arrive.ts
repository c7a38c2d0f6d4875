import { expect } from 'vitest';
import { actingAs } from '../../src/desk/context.ts';
import { charge, from, plan } from '../../src/evidence/ledger/testing/example-commands.ts';
import { sampleCode } from '../../src/metal/alloy/sample-code.ts';
import { recordHeat } from '../../src/tasks/heats/record-heat/record-heat.ts';
import { arriveResults } from '../../src/tasks/links/arrive-results/arrive-results.ts';
import { runTask } from '../../src/tasks/task.ts';
import { type Findings, type ServedWeb, signIn, tabOf } from './served-web.ts';

const HEAT = 'A-1';
const EARLIER = 'V-Ni-electrolytic';

const sends = (web: ServedWeb, sample: string, text: string) =>
  runTask(
    arriveResults,
    {
      bytes: Buffer.from(`Sample;Cr (wt%);Ni (wt%)\n${sample};${text}\n`).toString('base64'),
      ...{ source: 'OES-1', file: `${text}.csv`, method: 'OES' },
    },
    web.context,
  );

/**
 * A file of the spectrometer lands: it comes onto the page of the heat that the analyst has open, and nothing is booked. The analyst takes one sample,
 * refuses another, says whose a third is, and opens the file of the number.
 */
export async function resultsArrive(web: ServedWeb, findings: Findings): Promise<void> {
  const { context } = web;
  const { store } = context;
  await store.execute({
    ...plan(HEAT, from(EARLIER, 20_000)),
    target: { grade: 'IN600', mass_g: 20_000 },
  } as never);
  await store.execute(charge(HEAT, from(EARLIER, 20_000)));
  const samples = ['B-1', 'B-2', 'B-3'].map((sample) => ({ of: `heat:${HEAT}`, sample, place: 'bath' }));
  await runTask(recordHeat, { heat: HEAT, samples }, actingAs('p-melt', context));
  const measured = async () =>
    (await store.heat(HEAT)).analyses.filter(({ basis }) => basis === 'measured').map(({ sample }) => sample);
  const { page, tab, faults } = await tabOf(web);
  await page.goto(`/heats/${HEAT}`);
  await signIn(page, 'p-lab');
  await page
    .getByRole('heading', { name: new RegExp(`Heat ${HEAT}`) })
    .first()
    .waitFor();
  const arrived = page.getByRole('region', { name: 'Arrived, not accepted' });
  expect(await arrived.count()).toBe(0);
  await sends(web, sampleCode(`heat:${HEAT}`, 'B-1'), '15.50;72.1');
  await arrived.waitFor();
  await page.getByText('Nobody has taken it; nothing is booked on it.').waitFor();
  expect(await measured()).toEqual([]);
  expect(await findings(page, 'arrived at a heat')).toEqual([]);
  await arrived.getByRole('button', { name: 'Take the results' }).click();
  await expect.poll(measured).toEqual(['B-1']);
  await arrived.waitFor({ state: 'detached' });
  await sends(web, `${HEAT} B-2`, '15.60;72.2');
  await arrived.getByRole('button', { name: 'Refuse' }).click();
  await arrived.getByLabel('Reason').fill('wrong electrode');
  await arrived.getByRole('button', { name: 'Refuse the results' }).click();
  await arrived.waitFor({ state: 'detached' });
  await sends(web, 'probe 4', '15.70;72.3');
  await page.goto('/arrivals');
  await page.getByText('no sample, heat or lot of this plant is named probe 4').first().waitFor();
  expect(await findings(page, '/arrivals')).toEqual([]);
  await page.getByRole('link', { name: '15.70;72.3.csv' }).click();
  await page.getByRole('button', { name: 'Not this sample' }).click();
  await page.getByLabel('Metal').fill(`heat:${HEAT}`);
  await page.getByLabel('Sample', { exact: true }).fill('B-3');
  await page.getByRole('button', { name: 'It is this sample' }).click();
  await page.getByRole('button', { name: 'Take the results' }).click();
  await expect.poll(measured).toEqual(['B-1', 'B-3']);
  await page.getByText('SETTLED').waitFor();
  expect(await findings(page, '/arrivals/$arrival')).toEqual([]);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'The file as the instrument wrote it' }).click();
  expect((await saving).suggestedFilename()).toBe('15.70;72.3.csv');
  expect(faults).toEqual([]);
  await tab.close();
}
