import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { yardWith } from '../../testing/yard.ts';
import { listLots } from './list-lots.ts';
import { page } from './page.ts';

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

/** A yard of four lots: 10 kg and 30 kg of the plant, 20 kg of a customer, 5 kg without a name of its supplier. */
async function mixedYard(): Promise<TaskContext> {
  const context = memoryContext();
  const lot = (id: string, mass_g: number, more: object = {}) => ({
    ...{ lot: id, mass_g, form: 'turnings', lotClass: 'purchased-scrap', supplier: 'Maier' },
    ...more,
  });
  await context.store.execute({
    ...{ type: 'receiveLots', by: 'p-goods' },
    lots: [
      lot('A', 10_000, { declaredGrade: 'IN718', generation: 1 }),
      lot('B', 30_000, { declaredGrade: 'IN718', generation: 3 }),
      lot('C', 20_000, { form: 'mill-solids', owner: 'Huber' }),
      { ...lot('D', 5_000), supplier: undefined },
    ],
  } as never);
  return context;
}
const idsOf = ({ lots }: { readonly lots: readonly { readonly id: string }[] }) => lots.map(({ id }) => id);

it('sums what is there by each view, the heaviest first', async () => {
  const { by, mass_g, hidden, total, ...rest } = await listLots.run({}, await mixedYard());
  expect([mass_g, hidden, total, 'next' in rest]).toEqual([65_000, 0, 4, false]);
  const summed = (
    view: readonly { readonly name: string; readonly lots: number; readonly mass_g: number }[],
  ) => view.map(({ name, lots, mass_g }) => [name, lots, mass_g]);
  expect(summed(by.supplier!)).toEqual([
    ['Maier', 3, 60_000],
    ['none named', 1, 5_000],
  ]);
  expect(summed(by.owner!)).toEqual([
    ['plant', 3, 45_000],
    ['Huber', 1, 20_000],
  ]);
  expect(summed(by.form!)).toEqual([
    ['turnings', 3, 45_000],
    ['mill-solids', 1, 20_000],
  ]);
  expect(summed(by.status!)).toEqual([['hold', 4, 65_000]]);
  // weighed by their masses: (10 x 1 + 30 x 3) / 40
  expect(by.grade![0]).toMatchObject({ name: 'IN718', lots: 2, on_hold: 2, meanGeneration: 2.5 });
});

it('puts views of one mass in the order of their names', async () => {
  const context = memoryContext();
  await context.store.execute({
    ...{ type: 'receiveLots', by: 'p-goods' },
    lots: ['Z', 'B'].map((supplier) => ({
      ...{ lot: `L-${supplier}`, mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap', supplier },
    })),
  } as never);
  const { by } = await listLots.run({}, context);
  expect(by.supplier!.map(({ name }) => name)).toEqual(['B', 'Z']);
});

it('gives a long list in parts that join, and says how many there are in all', async () => {
  const context = await mixedYard();
  const first = await listLots.run({ limit: 3 }, context);
  expect([idsOf(first), first.total]).toEqual([['A', 'B', 'C'], 4]);
  const rest = await listLots.run({ limit: 3, after: first.next! }, context);
  expect([idsOf(rest), rest.total, 'next' in rest]).toEqual([['D'], 4, false]);
  const whole = await listLots.run({ limit: 4 }, context);
  expect([idsOf(whole), 'next' in whole]).toEqual([['A', 'B', 'C', 'D'], false]);
  // of a form it is said once the list is whole
  const formed = await listLots.run({ limit: 1, form: 'turnings' }, context);
  expect([idsOf(formed), formed.total]).toEqual([['A'], undefined]);
  expect((await listLots.run({ limit: 9, form: 'turnings' }, context)).total).toBe(3);
});

it('finds lots by any name of their grade, by form, owner, supplier, status and id', async () => {
  const context = await mixedYard();
  const found = async (order: object) => idsOf(await listLots.run(order, context));
  expect(await found({ grade: 'Inconel 718' })).toEqual(['A', 'B']);
  expect(await found({ form: 'mill-solids' })).toEqual(['C']);
  expect(await found({ owner: 'plant' })).toEqual(['A', 'B', 'D']);
  expect(await found({ owner: 'Huber' })).toEqual(['C']);
  expect(await found({ supplier: 'Maier', form: 'turnings' })).toEqual(['A', 'B']);
  expect(await found({ status: 'cleared' })).toEqual([]);
  expect(await found({ lots: ['D', 'A', 'D'] })).toEqual(['D', 'A']);
  expect(await found({ lots: ['D', 'C'], owner: 'Huber' })).toEqual(['C']);
  expect(await found({ lots: ['D', 'C'], form: 'turnings' })).toEqual(['D']);
});

it('asks whether a word is misspelt only where nothing is found', async () => {
  const context = await mixedYard();
  const refused = (order: object) => expect(listLots.run(order, context)).rejects;
  await refused({ form: 'turning' }).toMatchObject({
    details: [{ path: 'form', cure: 'did you mean turnings?' }],
  });
  await refused({ owner: 'xyz' }).toMatchObject({
    details: [{ path: 'owner', allowed: 'Huber, plant', cure: 'use one of these, or leave the owner out' }],
  });
  await refused({ grade: 'Inconel 7i8' }).toMatchObject({ details: [{ path: 'grade' }] });
  // a form that the data knows and no lot has is an empty list
  expect(idsOf(await listLots.run({ form: 'virgin' }, context))).toEqual([]);
  expect(idsOf(await listLots.run({ supplier: 'Maier', owner: 'Huber', form: 'turnings' }, context))).toEqual(
    [],
  );
});

it('counts among what a part hides only what lies in that part', async () => {
  const context = await mixedYard();
  for (const lot of ['A', 'D'])
    await context.store.execute({
      ...{
        type: 'correct',
        seq: (await context.store.lot(lot)).node,
        how: 'did-not-occur',
        reason: 'twice',
        by: 'p-qual',
      },
    } as never);
  const part = await listLots.run({ limit: 1 }, context);
  expect([idsOf(part), part.hidden, part.total]).toEqual([['B'], 1, 2]);
  expect((await listLots.run({ limit: 1, usedUp: true }, context)).total).toBe(4);
});

it('says in the head of its page what was asked for, without how much of it', async () => {
  const context = await mixedYard();
  const order = { form: 'turnings', supplier: 'Maier', limit: 5, usedUp: true };
  const names = { nameOf: (grade: string) => grade, namesOf: () => [] };
  const shown = page(await listLots.run(order as object, context), { order, names, at: new Date() } as never);
  expect(JSON.stringify(shown.lead)).toContain('Shown: form turnings, supplier Maier.');
});
