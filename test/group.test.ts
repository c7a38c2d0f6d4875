import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlantAsker, TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { createCompute } from '../src/engine/compute.ts';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { UnavailableError } from '../src/foundation/errors.ts';
import { renderHtml } from '../src/pages/render/html.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { confirmTransfer } from '../src/tasks/exchange/confirm-transfer/confirm-transfer.ts';
import { groupPrices } from '../src/tasks/exchange/group-prices/group-prices.ts';
import { page as pricesPage } from '../src/tasks/exchange/group-prices/page.ts';
import { groupRecall } from '../src/tasks/exchange/group-recall/group-recall.ts';
import { page as recallPage } from '../src/tasks/exchange/group-recall/page.ts';
import { groupStock } from '../src/tasks/exchange/group-stock/group-stock.ts';
import { page as stockPage } from '../src/tasks/exchange/group-stock/page.ts';
import { receiveTransfer } from '../src/tasks/exchange/receive-transfer/receive-transfer.ts';
import { setPrice } from '../src/tasks/reference/set-price/set-price.ts';
import { taskNamed } from '../src/tasks/registry.ts';
import { runTask } from '../src/tasks/task.ts';
import { shipLot } from '../src/tasks/yard/ship-lot/ship-lot.ts';
import {
  bundleOf,
  emptyPlant,
  LOG_A,
  LOG_B,
  type Plant,
  shippingPlant,
  trustIn,
} from './testing/two-plants.ts';

const LOG_C = 'works-c.example/log';
const root = mkdtempSync(join(tmpdir(), 'group-'));
const compute = createCompute({ threads: 1 });
const plants = new Map<string, Plant>();
let group: object;
/** Plants that do not answer. */
const silent = new Set<string>();

const openedAt = (name: string): Promise<TaskContext> =>
  openContext({
    compute,
    clock: () => new Date(),
    folder: join(root, name),
    actor: { kind: 'machine', user: 'test' },
  });

/** Asks the ledgers of the test, each with its own rights. */
const asker: PlantAsker = {
  async ask({ id }, { verb, order }) {
    if (silent.has(id)) throw new UnavailableError('its server does not answer: ECONNREFUSED');
    const { context } = plants.get(id)!;
    return structuredClone(await runTask(await taskNamed(verb.split('/')[1]!), order, context));
  },
};
const asking = (more: Partial<TaskContext> = {}): TaskContext => ({
  ...plants.get('a')!.context,
  plants: asker,
  ...more,
});
const recall = (of: string, more: object = {}) => runTask(groupRecall, { of, group, ...more }, asking());

/** A lot made good and melted into a heat of plant B. */
const melted = (lot: string): Command[] =>
  [
    { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
    {
      type: 'recordIdentification',
      lot,
      verdict: 'identified',
      candidates: [{ grade: 'H230', probability: '0.99' }],
      documentSha256: 'a'.repeat(64),
    },
    { type: 'clearLot', lot, grade: 'H230', reason: 'agrees', by: 'p-qual' },
    {
      type: 'planHeat',
      heat: 'HB-1',
      target: { grade: 'H230', mass_g: 240_000 },
      reservations: [{ from: `lot:${lot}`, mass_g: 250_400 }],
      by: 'p-plan',
    },
    { type: 'chargeHeat', heat: 'HB-1', draws: [{ from: `lot:${lot}`, mass_g: 250_400 }], by: 'p-melt' },
    {
      type: 'meltHeat',
      heat: 'HB-1',
      process: 'VIM',
      output_g: 250_000,
      losses: [{ to: 'dust', mass_g: 400 }],
      by: 'p-melt',
    },
  ] as Command[];

beforeAll(async () => {
  const [a, b, c] = [
    await shippingPlant(await openedAt('a')),
    await emptyPlant(LOG_B, await openedAt('b')),
    await emptyPlant(LOG_C, await openedAt('c')),
  ];
  for (const [id, plant] of Object.entries({ a, b, c })) plants.set(id, plant);
  const trust = await trustIn(a);
  const bundle = await bundleOf(a, 'object:I-1', LOG_B);
  const order = { bundle, trust, lot: 'B-1', weighed_g: 250_400, form: 'mill-solids' };
  await runTask(receiveTransfer, order, b.by('p-goods'));
  const receipt = { bundle: await bundleOf(b, 'lot:B-1', LOG_A), trust: await trustIn(b) };
  await runTask(confirmTransfer, receipt, a.by('p-cert'));
  for (const command of melted('B-1')) await b.context.store.execute(command);
  // some of the lot of the supplier went to C as it was, before anything was melted of it there
  await runTask(shipLot, { lot: 'R-1', to: LOG_C, mass_g: 50_000 }, a.by('p-cert'));
  const sent = { bundle: await bundleOf(a, 'lot:R-1', LOG_C), trust, lot: 'C-1', weighed_g: 50_000 };
  await runTask(receiveTransfer, sent, c.by('p-goods'));
  group = {
    format: 'remelt-group/1',
    plants: await Promise.all(
      [...plants].map(async ([id, plant]) => ({ id, folder: id, trust: await trustIn(plant) })),
    ),
  };
}, 120_000);
afterAll(async () => {
  for (const { context } of plants.values()) await context.store.close();
  await compute.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a group of three ledgers', () => {
  it('recalls a heat of one plant by the supplier lot of another, each hop by both logs', async () => {
    const found = await recall('lot:R-1');
    expect(found).toMatchObject({ complete: true, ends: [] });
    expect(found.hops.map(({ from, of, to, here, status }) => [from, of, to, here, status]).sort()).toEqual([
      ['a', 'lot:R-1', 'c', 'lot:C-1', 'proven'],
      ['a', 'object:I-1', 'b', 'lot:B-1', 'proven'],
    ]);
    const atB = found.reached.find(({ plant }) => plant === 'b')!;
    expect(atB).toMatchObject({ of: 'lot:B-1', heats: 1, share: expect.closeTo(0.6, 6) });
    expect(atB.rows).toContainEqual(
      expect.objectContaining({ subject: 'heat:HB-1', share: expect.closeTo(0.6, 6) }),
    );
    const page = recallPage(found);
    const text = renderTerminal(page);
    expect(text).toContain('Recall of lot R-1 over 3 of 3 plants');
    expect(text).toMatch(/b: +lot B-1|b: lot B-1/);
    expect(renderHtml(page)).toContain('heat HB-1');
    const supplier = await recall('supplier:Example Scrap BV');
    expect(supplier.reached.map(({ plant }) => plant)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  });

  it('begins with a shipped object or a certificate, and says which plant where several have the name', async () => {
    expect((await recall('object:I-1')).reached.map(({ plant }) => plant)).toEqual(['a', 'b']);
    expect((await recall('certificate:C-1')).reached.map(({ plant, of }) => [plant, of])).toEqual([
      ['a', 'heat:H-1'],
      ['b', 'lot:B-1'],
    ]);
    await expect(recall('lot:X-9')).rejects.toMatchObject({ code: 'not-found' });
    await expect(recall('lot:R-1', { plant: 'z' })).rejects.toMatchObject({
      details: [{ path: 'plant', allowed: 'a, b, c' }],
    });
  });

  it('names what it could not read, and never a part as the whole', async () => {
    silent.add('b');
    const found = await recall('lot:R-1');
    expect(found).toMatchObject({
      complete: false,
      plants: [{ answered: true }, { answered: false }, { answered: true }],
    });
    expect(found.ends).toEqual([
      {
        plant: 'a',
        of: 'object:I-1',
        words: expect.stringContaining(`shipped to ${LOG_B}: no plant that answered has a receipt`),
      },
    ]);
    const stock = await runTask(groupStock, { group }, asking());
    expect(stock.totals).toMatchObject({ plants: 2, of: 3 });
    const text = renderTerminal(stockPage(stock));
    expect(text).toContain('Stock of 2 of 3 plants');
    expect(text).toContain('b did not answer: its server does not answer: ECONNREFUSED');
    silent.clear();
    expect((await runTask(groupStock, { group }, asking())).rows).toContainEqual(
      expect.objectContaining({ plant: 'c', status: 'hold', lots: 1, left_g: 50_000 }),
    );
  });

  it('finds a forged link, and does not follow it', async () => {
    const c = plants.get('c')!;
    const head = await plants.get('a')!.context.store.head();
    const forged = {
      ...{ type: 'receiveTransfer', shipment: 'ab'.repeat(32), origin: LOG_A, of: 'object:I-1', heat: 'H-1' },
      ...{ otherSeq: 12, leaf: 'ab'.repeat(32), size: String(head.size), root: head.root, here: 'lot:C-F' },
      ...{ said_g: 250_000, weighed_g: 250_000, within_g: 5_000, by: 'p-goods' },
    };
    const lots = [{ lot: 'C-F', mass_g: 250_000, form: 'mill-solids', lotClass: 'master-heat' }];
    const commands = [{ type: 'receiveLots', lots, by: 'p-goods' }, forged];
    await c.context.store.execute({ type: 'batch', commands } as Command);
    const found = await recall('object:I-1');
    expect(found.hops.find(({ here }) => here === 'lot:C-F')).toMatchObject({
      status: 'contradicted',
      words: expect.stringMatching(/the log of a holds no such shipment/),
    });
    expect(found.reached.map(({ plant }) => plant)).toEqual(['a', 'b']);
    expect(renderTerminal(recallPage(found))).toContain('A link does not hold and was not followed');
    // a plant that trusts another key for the log of A proves nothing of it
    const other = structuredClone(group) as { plants: { trust: unknown }[] };
    other.plants[0]!.trust = other.plants[1]!.trust;
    const wrong = await runTask(groupRecall, { of: 'object:I-1', group: other }, asking());
    expect(wrong.hops.map(({ status }) => status)).not.toContain('proven');
  });

  it('sets prices of plants side by side, hides what a plant hides, and is stopped within a second', async () => {
    const price = (usd: string) => ({ of: 'Ni', usd_per_kg: usd, source: 'exchange', on: '2026-01-05' });
    for (const [id, usd] of [
      ['a', '15.00'],
      ['b', '16.50'],
    ] as const)
      await runTask(setPrice, price(usd), plants.get(id)!.by('p-plan'));
    const prices = await runTask(groupPrices, { group }, asking());
    const nickel = prices.rows.find(({ of }) => of === 'Ni')!;
    expect(nickel.prices.slice(0, 2)).toMatchObject([
      { plant: 'a', usd_per_kg: 15 },
      { plant: 'b', usd_per_kg: 16.5 },
    ]);
    expect(renderTerminal(pricesPage(prices))).toContain('a USD/kg');
    const stopped = new AbortController();
    const never: PlantAsker = { ask: () => new Promise(() => undefined) };
    const asked = runTask(groupPrices, { group }, asking({ plants: never, signal: stopped.signal }));
    stopped.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    const { plants: _, ...serving } = asking();
    await expect(runTask(groupPrices, { group }, serving)).rejects.toThrow(/a group is not asked from here/);
  });
});
