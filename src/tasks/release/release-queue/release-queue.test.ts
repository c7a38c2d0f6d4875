import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { analysed, castHeat, GOOD, meltMetal, SPEC } from '../../testing/cast-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { issueCertificate } from '../issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../release-measured/release-measured.ts';
import { shipObject } from '../ship-object/ship-object.ts';
import {
  BAD_INGOT,
  castPlant,
  castUnmeasured,
  certifiedPlant,
  INGOT,
  judgedPlant,
  TO_CUSTOMER,
} from '../testing/cast-plant.ts';
import { page } from './page.ts';
import { releaseQueue } from './release-queue.ts';

type Plant = Awaited<ReturnType<typeof castPlant>>;

const rowOf = async ({ context }: Pick<Plant, 'context'>, of: string) =>
  (await runTask(releaseQueue, {}, context)).waiting.find((row) => row.of === of);

it('gives a heat by what came out of the furnace, and a piece by what is left of it', async () => {
  const context = memoryContext();
  await meltMetal('M-1', context);
  expect(await rowOf({ context }, 'heat:M-1')).toBeUndefined();
  await context.store.execute(analysed('heat:M-1', 'M-1-F', GOOD));
  expect(await rowOf({ context }, 'heat:M-1')).toMatchObject({ form: 'heat', mass_g: 495_000, results: 3 });
  await castHeat('Q-1', context);
  expect(await rowOf({ context }, BAD_INGOT)).toMatchObject({ form: 'ingot', mass_g: 240_000 });
});

it('lists the oldest first, and goes on where the part before ended', async () => {
  const { context } = await castPlant();
  const { waiting, next, total } = await runTask(releaseQueue, { limit: 1 }, context);
  expect([waiting.map(({ of }) => of), total]).toEqual([[INGOT], 2]);
  const rest = await runTask(releaseQueue, { limit: 1, after: next! }, context);
  expect(rest.waiting.map(({ of }) => of)).toEqual([BAD_INGOT]);
});

it('proposes the number after that of the latest certificate, withdrawn ones included', async () => {
  const { by } = await judgedPlant();
  const proposed = async () => (await runTask(releaseQueue, {}, by('p-qual'))).freeCertificate;
  expect(await proposed()).toMatch(/^C-\d\d-001$/);
  await runTask(issueCertificate, { ...TO_CUSTOMER, number: 'Z-009' }, by('p-qual'));
  expect(await proposed()).toBe('Z-010');
});

it('says who may sign, and whose own hand keeps them from it', async () => {
  const { context } = await castPlant();
  const hands = (await rowOf({ context }, INGOT))!;
  expect([hands.maySign.map(({ id }) => id), hands.mayNot]).toEqual([['p-cert'], []]);
});

it('offers for shipment what passed, is certified, and nobody holds or doubts', async () => {
  const plant = await judgedPlant();
  expect(await rowOf(plant, INGOT)).not.toHaveProperty('ships');
  const order = { of: INGOT, number: 'C-1', customer: { name: 'Customer C' } };
  await runTask(issueCertificate, order, plant.by('p-qual'));
  expect((await rowOf(plant, INGOT))?.ships).toEqual({ of: INGOT, certificates: ['C-1'] });
  // a FAIL is never shipped
  const failed = await rowOf(plant, BAD_INGOT);
  expect(failed?.verdict?.verdict).toBe('FAIL');
  expect(failed).not.toHaveProperty('ships');
  await plant.context.store.execute({ type: 'holdObject', object: 'Q-1-a', reason: 'lead', by: 'p-qual' });
  expect(await rowOf(plant, INGOT)).toMatchObject({ held: 'lead', certificates: ['C-1'] });
  expect(await rowOf(plant, INGOT)).not.toHaveProperty('ships');
});

it('offers for shipment neither what was measured since, nor what failed then, nor what has left', async () => {
  const plant = await certifiedPlant();
  const { store } = plant.context;
  const high = [{ element: 'S', text: '14', unit: 'ppm' }];
  await store.execute(analysed(INGOT, 'Q-1-late', high));
  const late = await rowOf(plant, INGOT);
  expect([late?.suspended?.length, late?.verdict?.outdated]).toEqual([1, true]);
  expect(late).not.toHaveProperty('ships');
  // its certificate stands until somebody withdraws it
  await runTask(releaseMeasured, { of: INGOT, spec: SPEC }, plant.by('p-cert'));
  const failed = await rowOf(plant, INGOT);
  expect(failed).toMatchObject({ verdict: { verdict: 'FAIL' }, certificates: ['C-1'] });
  expect(failed).not.toHaveProperty('ships');
  const gone = await certifiedPlant();
  await runTask(shipObject, { object: 'Q-1-a', to: 'Customer C' }, gone.by('p-cert'));
  await gone.context.store.execute(analysed(INGOT, 'Q-1-late', high));
  expect(await rowOf(gone, INGOT)).toMatchObject({ left: 'Customer C' });
  expect(await rowOf(gone, INGOT)).not.toHaveProperty('ships');
});

it('names the samples that nobody measured, and what a retest still lacks', async () => {
  const plant = await judgedPlant();
  const { store } = plant.context;
  const take = (sample: string, more = {}) =>
    store.execute({
      type: 'takeSample',
      of: BAD_INGOT,
      sample,
      place: 'top',
      ...more,
      by: 'p-melt',
    } as never);
  expect(await rowOf(plant, BAD_INGOT)).not.toHaveProperty('taken');
  await take('T-1');
  await take('T-2', { purpose: 'control' });
  const taken = [
    { sample: 'T-1', purpose: 'product' },
    { sample: 'T-2', purpose: 'control' },
  ];
  expect((await rowOf(plant, BAD_INGOT))!.taken).toEqual(taken);
  await store.execute({
    ...{ type: 'openRetest', of: BAD_INGOT, replaces: 'Q-1-B1', rule: 'ams-5383f', specimens: 2 },
    ...{ names: ['R-1', 'R-2'], characteristics: ['S'], cause: 'checked', by: 'p-lab' },
  } as never);
  const retest = async () => (await rowOf(plant, BAD_INGOT))!.retests![0]!;
  const waits = async () => (await rowOf(plant, BAD_INGOT))!.waits;
  expect(await waits()).toMatchObject({ for: 'results of the retest', on: ['analyst'] });
  expect(await retest()).toMatchObject({ missing: ['R-1', 'R-2'], place: 'top', elements: ['S'] });
  await store.execute(analysed(BAD_INGOT, 'R-1', [{ element: 'S', text: '8', unit: 'ppm' }]));
  await store.execute(analysed(BAD_INGOT, 'R-2', GOOD.slice(0, 1)));
  expect((await retest()).missing).toEqual(['R-2']);
  expect((await waits()).for).toBe('results of the retest');
  const row = (await rowOf(plant, BAD_INGOT))!;
  expect([row.results, row.specimens]).toEqual([5, 3]);
  expect(row.measured[1]).toEqual({ specimen: 'R-1', analysis: 'R-1', method: 'OES', elements: ['S'] });
});

it('says what each metal waits for, on hold and recalled too, and with whose release it may go', async () => {
  const plant = await castPlant();
  const { store } = plant.context;
  const first = (await rowOf(plant, INGOT))!;
  expect(first).toMatchObject({ heat: 'Q-1', grade: 'IN718', verdict: null, waits: { for: 'release' } });
  for (const key of [
    'held',
    'recalled',
    'covered',
    'ships',
    'suspended',
    'left',
    'asks',
    'plannedFor',
    'retests',
  ])
    expect(first).not.toHaveProperty(key);
  const M = 'object:M-1-a';
  await castUnmeasured('M-1', plant.context);
  expect((await rowOf(plant, M))!.waits.for).toBe('measured results');
  await runTask(releaseMeasured, { of: 'heat:M-1', spec: SPEC }, plant.by('p-cert'));
  const covered = { of: 'heat:M-1', specification: SPEC, certificates: [] };
  const going = (await rowOf(plant, M))!;
  expect(going).toMatchObject({ covered, waits: { for: 'shipment with the release of M-1' } });
  expect(going).not.toHaveProperty('ships');
  const order = { of: 'heat:M-1', number: 'C-7', customer: { name: 'Customer C' } };
  await runTask(issueCertificate, order, plant.by('p-qual'));
  expect((await rowOf(plant, M))!.ships).toEqual({ of: 'heat:M-1', certificates: ['C-7'] });
  await store.execute({ type: 'holdObject', object: 'M-1-a', reason: 'lead', by: 'p-qual' });
  const held = (await rowOf(plant, M))!;
  expect(held.waits.for).toMatch(/; on hold: lead$/);
  for (const key of ['covered', 'ships']) expect(held).not.toHaveProperty(key);
});

it('lists the specifications in force with what each of them judges', async () => {
  const { context } = await castPlant();
  const { specifications, grades, elements } = await runTask(releaseQueue, {}, context);
  expect([specifications, grades]).toEqual([[SPEC], {}]);
  expect(elements[SPEC]).toEqual([
    { element: 'Ni', unit: 'wt%', min: 50, max: 55 },
    { element: 'Cr', unit: 'wt%', min: 17, max: 21 },
    { element: 'S', unit: 'ppm', max: 10 },
  ]);
});

it('keeps whoever melted or measured metal from signing for it', async () => {
  const { context } = await castPlant();
  const { persons } = await context.store.roster();
  const both = persons.map((one) =>
    one.id === 'p-melt' ? { ...one, roles: [...one.roles, 'certifier'] as const } : one,
  );
  const store = {
    ...context.store,
    roster: async () => ({ ...(await context.store.roster()), persons: both }),
  };
  const { waiting } = await runTask(releaseQueue, {}, { ...context, store } as typeof context);
  const [row] = waiting;
  expect(row!.maySign.map(({ id }) => id)).toEqual(['p-cert']);
  expect(row!.mayNot).toMatchObject([{ id: 'p-melt', did: expect.stringMatching(/heat|melt|cast/) }]);
});

it('shows the queue as a table, and that nothing waits', async () => {
  const empty = await runTask(releaseQueue, {}, memoryContext());
  expect(renderTerminal(page(empty))).toContain('nothing waits');
  const { context } = await judgedPlant();
  const text = renderTerminal(page(await runTask(releaseQueue, {}, context)), { columns: 200 });
  expect(text).toMatch(/object:Q-1-b\s+IN718\s+240 kg\s+3\s+FAIL\s+a retest or a decision/);
});
