import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { yardWith } from '../../testing/yard.ts';
import { listLots } from './list-lots.ts';

let context: TaskContext;
beforeAll(() => {
  context = memoryContext();
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const receive = (lot: string, supplier: string) =>
  context.store.execute({
    type: 'receiveLots',
    lots: [{ lot, mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap', supplier }],
    by: 'p-goods',
  });
const gate = (lot: string, verdict: 'PASS' | 'FAIL', { store } = context) =>
  store.execute({
    type: 'gateCheck',
    lot,
    checks: [{ check: 'radioactivity', verdict, reason: 'as found' }],
    by: 'p-goods',
  });

it('hides void lots until they are asked for, and says how many', async () => {
  await receive('A-1', 'Maier');
  await receive('A-2', 'Maier');
  const { node } = await context.store.lot('A-2');
  await context.store.execute({
    type: 'correct',
    seq: node,
    how: 'did-not-occur',
    reason: 'booked twice',
    by: 'p-qual',
  });
  const ids = async (order: object) => {
    const { lots, hidden } = await listLots.run(order, context);
    return [lots.map(({ id }) => id), hidden];
  };
  expect(await ids({})).toEqual([['A-1'], 1]);
  expect(await ids({ usedUp: true })).toEqual([['A-1', 'A-2'], 0]);
  expect(await ids({ status: 'void' })).toEqual([['A-2'], 0]);
  expect(await ids({ limit: 1 })).toEqual([['A-1'], 1]);
});

it('groups by supplier, with lots on hold and what the gate refused in a year', async () => {
  await receive('B-1', 'Brandt');
  await gate('A-1', 'PASS');
  await gate('B-1', 'FAIL');
  const suppliers = async (at: Date) =>
    (await listLots.run({}, { ...context, clock: () => at })).by.supplier!.map((one) => [
      one.name,
      one.lots,
      one.on_hold,
      one.failed,
      one.judged,
    ]);
  const now = new Date();
  expect(await suppliers(now)).toEqual([
    ['Brandt', 1, 1, 1, 1],
    ['Maier', 1, 1, 0, 1],
  ]);
  const later = new Date(now.getTime() + 366 * 86_400_000);
  expect(await suppliers(later)).toEqual([
    ['Brandt', 1, 1, 0, 0],
    ['Maier', 1, 1, 0, 0],
  ]);
  await expect(listLots.run({ supplier: 'Brant' }, context)).rejects.toThrow(/"Brant" is not a supplier/);
});

it('asks the identification once, and again when an analysis changes or what was kept is not understood', async () => {
  const context = await yardWith('R-4003');
  await gate('R-4003', 'PASS', context);
  await context.store.execute({
    type: 'recordIdentification',
    lot: 'R-4003',
    verdict: 'ambiguous',
    candidates: [
      { grade: 'CMSX4', probability: '0.5' },
      { grade: 'CMSX4SLS', probability: '0.5' },
    ],
    by: 'p-lab',
  });
  const kept = new Map<string, unknown>();
  let asked = 0;
  const counting: TaskContext = {
    ...context,
    compute: {
      ...context.compute,
      identify: (...order) => {
        asked += 1;
        return context.compute.identify(...order);
      },
    },
    kept: {
      get: (key) => kept.get(key),
      put: (entries) => {
        for (const [key, answer] of entries) kept.set(key, answer);
      },
    },
  };
  const why = async () =>
    (await listLots.run({}, counting)).lots.find(({ id }) => id === 'R-4003')!.why.join('; ');
  const first = await why();
  expect(first).toMatch(/^ambiguous, CMSX4 or CMSX4SLS/);
  expect([await why(), asked]).toEqual([first, 1]);
  for (const key of kept.keys()) kept.set(key, { verdict: 'surely gold' });
  expect([await why(), asked]).toEqual([first, 2]);
  await context.store.execute({
    type: 'recordAnalysis',
    of: 'lot:R-4003',
    analysis: 'S-1',
    basis: 'measured',
    method: 'combustion',
    results: [{ element: 'S', text: '1', unit: 'ppm' }],
    by: 'p-lab',
  });
  await why();
  expect(asked).toBe(3);
});
