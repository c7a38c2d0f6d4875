import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { Memory } from '../../../desk/memory.ts';
import type { Command, Single } from '../../../evidence/ledger/commands.ts';
import { openStore } from '../../../evidence/ledger/open-store.ts';
import { heatView, stockView } from '../../../evidence/ledger/store/views.ts';
import { analyse, judge, storeByTrade } from '../../../evidence/ledger/testing/example-commands.ts';
import { randomPlant } from '../../../evidence/ledger/testing/random-plant.ts';
import { RemeltError } from '../../../foundation/errors.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { plantToday } from './plant-today.ts';

const folder = mkdtempSync(join(tmpdir(), 'remelt-today-'));
let time = Date.parse('2026-03-01T08:00:00.000Z');
const clock = () => new Date(time);
let kept: TaskContext;
beforeAll(async () => {
  const store = await openStore({ dataFolder: join(folder, 'ledger'), demonstration: true, clock });
  kept = { ...memoryContext({ clock }), store: storeByTrade(store) };
});
afterAll(async () => {
  await kept.store.close();
  await kept.compute.close();
  rmSync(folder, { recursive: true });
});

/** The same ledger to somebody who remembers nothing: its lists are read anew. */
const fresh = (): TaskContext => ({
  ...kept,
  memory: new Memory(),
  store: {
    ...kept.store,
    lots: async ({ ids } = {}) => (await kept.store.subjects('lot', ids ? { ids } : {})).map(stockView),
    heats: async () => (await kept.store.subjects('heat')).map(heatView),
    objects: async () => (await kept.store.subjects('object')).map(stockView),
  } as TaskContext['store'],
});

/** What becomes of the electrode of a heat, step by step: measured since it left, it is suspended. */
const ways = (object: `object:${string}`): readonly Command[] => [
  analyse(object),
  judge(object, 'PASS'),
  { type: 'ship', object: object.slice('object:'.length), to: 'Customer' },
  analyse(object, { analysis: 'F2', results: [{ element: 'Cr', text: '29', unit: 'wt%' }] }),
  judge(object, 'FAIL'),
];

test('the account of the day after any booking is that of somebody who remembers nothing, byte for byte', async () => {
  const commands = randomPlant(7, 12).flatMap((one): readonly Single[] =>
    one.type === 'batch' ? one.commands : [one],
  );
  let [booked, told] = [0, new Set<string>()];
  const ifAllowed = async (command: Command): Promise<void> => {
    try {
      await kept.store.execute(command);
      booked += 1;
    } catch (error) {
      if (!(error instanceof RemeltError)) throw error;
    }
  };
  const equal = async (days: number): Promise<void> => {
    const [answer, anew] = [await plantToday.run({ days }, kept), await plantToday.run({ days }, fresh())];
    expect(JSON.stringify(answer)).toBe(JSON.stringify(anew));
    told = new Set([
      ...told,
      ...answer.shipped.map(({ of }) => of),
      ...answer.waits.map((one) => one.heats[0]!.for),
    ]);
  };
  const step = fc.record({ dice: fc.nat(999), hours: fc.nat(30) });
  const gone = new Map<string, number>();
  for (const { dice, hours } of fc.sample(step, { numRuns: 24, seed: 41 })) {
    for (const command of commands.splice(0, 2 + (dice % 6))) await ifAllowed(command);
    await equal(1 + (dice % 3));
    const pieces = await kept.store.objects();
    const piece = pieces[dice % Math.max(1, pieces.length)];
    if (piece) {
      const at = gone.get(piece.id) ?? 0;
      gone.set(piece.id, at + 1);
      await ifAllowed(ways(piece.subject as `object:${string}`)[at % 5]!);
      await equal(2);
    }
    const lots = await kept.store.lots();
    const { size } = await kept.store.head();
    const others: readonly Command[] = [
      { type: 'setPrice', of: 'Ni', usdPerKg: String(14 + dice), on: '2026-02-01', source: 'exchange' },
      { type: 'holdLot', lot: lots[dice % lots.length]!.id, reason: 'oil' },
      { type: 'correct', seq: size - 1, how: 'did-not-occur', reason: 'slip' } as Command,
      { type: 'holdLot', lot: lots.at(-1)!.id, reason: 'paper missing' },
    ];
    if (dice % 5 < 2) await ifAllowed(others[dice % 4]!);
    if (dice % 10 === 0) await kept.store.rebuild();
    time += hours * 3_600_000;
    await equal(1 + (dice % 3));
  }
  const { heats } = await plantToday.run({ days: 366 }, kept);
  expect(heats.charged.length).toBeGreaterThan(2);
  expect(booked).toBeGreaterThan(60);
  // what is told changed from booking to booking, and something that had left was doubted since
  expect(told.size).toBeGreaterThan(12);
  expect([...told].some((one) => one.startsWith('object:'))).toBe(true);
}, 120_000);
