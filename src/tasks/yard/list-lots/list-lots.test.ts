import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { Memory } from '../../../desk/memory.ts';
import { LOT_SORTS } from '../../../documents/yard/sort-lots.ts';
import { runTask } from '../../task.ts';
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

/** Ids of a sorted list, part by part; `between` is done after each part. */
async function partsOf(
  order: object,
  context: TaskContext,
  between = async (_part: number): Promise<void> => {},
): Promise<(readonly string[])[]> {
  const parts: (readonly string[])[] = [];
  let afterRow: string | undefined;
  do {
    const { lots, nextRow } = await runTask(listLots, { ...order, ...(afterRow && { afterRow }) }, context);
    parts.push(lots.map(({ id }) => id));
    afterRow = nextRow;
    await between(parts.length);
  } while (afterRow !== undefined && parts.length < 100);
  return parts;
}

it('sorts by each column, up and down, in parts that join', async () => {
  const context = await mixedYard();
  const sorted = async (sort: string) => (await partsOf({ sort, limit: 2 }, context)).flat().join('');
  expect(await sorted('mass')).toBe('DACB');
  expect(await sorted('-mass')).toBe('BCAD');
  expect(await sorted('-lot')).toBe('DCBA');
  expect(await sorted('-booked')).toBe('DCBA');
  // equal ones as booked
  expect([await sorted('form'), await sorted('-form')]).toEqual(['CABD', 'ABDC']);
  for (const sort of LOT_SORTS) {
    const whole = idsOf(await listLots.run({ sort }, context));
    expect(whole.toSorted()).toEqual([...'ABCD']);
    for (const limit of [1, 3, 4]) expect((await partsOf({ sort, limit }, context)).flat()).toEqual(whole);
    const skipped = await listLots.run({ sort, skip: 1, limit: 2 }, context);
    expect(idsOf(skipped)).toEqual(whole.slice(1, 3));
    const rest = await listLots.run({ sort, afterRow: skipped.nextRow! }, context);
    expect(idsOf(rest)).toEqual(whole.slice(3));
  }
});

it('leaves no lot out and tells none twice while others book between the parts', async () => {
  const context = await mixedYard();
  const book = (lot: string, mass_g: number) =>
    context.store.execute({
      ...{ type: 'receiveLots', by: 'p-goods' },
      lots: [{ lot, mass_g, form: 'turnings', lotClass: 'purchased-scrap' }],
    } as never);
  const withdraw = async (lot: string) =>
    context.store.execute({
      ...{ type: 'correct', seq: (await context.store.lot(lot)).node, how: 'did-not-occur' },
      ...{ reason: 'twice', by: 'p-qual' },
    } as never);
  // D 5, A 10, C 20, B 30: before, at and behind the row that was read last, and that row taken away
  const parts = await partsOf({ sort: 'mass', limit: 2 }, context, async (part) => {
    if (part > 1) return;
    await book('E', 1000);
    await book('F', 10_000);
    await book('G', 25_000);
    await withdraw('A');
  });
  expect(parts).toEqual([
    ['D', 'A'],
    ['F', 'C'],
    ['G', 'B'],
  ]);
  expect((await partsOf({ sort: 'mass', limit: 2 }, context)).flat()).toEqual([...'EDFCGB']);
});

it('sums all that match, whatever part is asked for, and tells their totals in the first', async () => {
  const context = await mixedYard();
  const whole = await listLots.run({}, context);
  const first = await listLots.run({ sort: 'mass', limit: 1 }, context);
  expect({ ...first, lots: [] }).toEqual({
    ...{ ...whole, lots: [], held_g: 65_000, laboratories: [] },
    nextRow: first.nextRow,
  });
  for (const sort of LOT_SORTS)
    expect(await listLots.run({ sort, limit: 1 }, context)).toMatchObject({ by: whole.by });
  const second = await listLots.run({ sort: 'mass', limit: 1, afterRow: first.nextRow! }, context);
  expect([second.total, second.mass_g, second.held_g, second.by.form]).toEqual([4, 65_000, 65_000, []]);
  const one = await listLots.run({ sort: 'mass', supplier: 'Maier', form: 'turnings', limit: 1 }, context);
  expect([one.total, one.mass_g, idsOf(one)]).toEqual([2, 40_000, ['A']]);
});

it('searches beside its filters, also among what is used up or void where that is asked for', async () => {
  const context = await mixedYard();
  const found = async (order: object) => {
    const { lots, hidden } = await listLots.run(order, context);
    return [lots.map(({ id }) => id).join(''), hidden];
  };
  expect(await found({ find: 'huber' })).toEqual(['C', 0]);
  expect(await found({ find: 'TURN in718' })).toEqual(['AB', 0]);
  expect(await found({ find: 'maier', form: 'mill-solids' })).toEqual(['C', 0]);
  expect(await found({ find: 'maier', sort: '-mass', lots: ['A', 'B', 'D'] })).toEqual(['BA', 0]);
  await context.store.execute({
    ...{ type: 'correct', seq: (await context.store.lot('A')).node, how: 'did-not-occur' },
    ...{ reason: 'twice', by: 'p-qual' },
  } as never);
  expect(await found({ find: 'in718' })).toEqual(['B', 1]);
  expect(await found({ find: 'in718', usedUp: true, sort: '-lot' })).toEqual(['BA', 0]);
  expect(await found({ find: 'nothing such' })).toEqual(['', 0]);
});

it('refuses a row of another order, and a place beside a row', async () => {
  const context = await mixedYard();
  await expect(listLots.run({ sort: 'mass', afterRow: 'A' }, context)).rejects.toMatchObject({
    details: [{ path: 'afterRow', cure: expect.stringContaining('nextRow') }],
  });
  const { nextRow } = await listLots.run({ sort: '-mass', limit: 1 }, context);
  await expect(listLots.run({ sort: 'mass', afterRow: nextRow! }, context)).rejects.toMatchObject({
    message: 'the row is of a list sorted by -mass, and this one is sorted by mass',
    details: [{ path: 'afterRow', cure: 'sort by -mass again, or leave the row out to begin anew' }],
  });
  await expect(listLots.run({ sort: 'mass', after: 3 }, context)).rejects.toMatchObject({
    details: [{ path: 'after' }],
  });
  await expect(runTask(listLots, { sort: 'weight' }, context)).rejects.toThrow(/sort/);
});

it('tells a kept yard as one that is read anew, after whatever was booked', async () => {
  const context = await mixedYard();
  const told = async (clock: () => Date) => {
    const kept = await listLots.run({ sort: '-worth' }, { ...context, clock });
    const fresh = await listLots.run({ sort: '-worth' }, { ...context, clock, memory: new Memory() });
    expect(kept).toEqual(fresh);
    return kept;
  };
  await told(context.clock);
  await gate('A', 'FAIL', context);
  expect((await told(context.clock)).lots.find(({ id }) => id === 'A')).toMatchObject({ stage: 'refused' });
  await context.store.execute({
    ...{ type: 'recordAnalysis', of: 'lot:B', analysis: 'S-1', basis: 'measured', method: 'combustion' },
    ...{ results: [{ element: 'S', text: '1', unit: 'ppm' }], by: 'p-lab' },
  } as never);
  const { lots } = await told(context.clock);
  // nothing was booked, and it is two days later
  const later = await told(() => new Date(context.clock().getTime() + 2 * 86_400_000));
  expect(later.lots.map(({ age_d }) => age_d)).toEqual(lots.map(({ age_d }) => age_d + 2));
});

it('calls nothing of a lot on hold free: what is left of it is on hold', async () => {
  await receive('F-1', 'Free');
  const { lots, by } = await runTask(listLots, { supplier: 'Free' }, context);
  expect(lots).toMatchObject([{ status: 'hold', free_g: 0, held_g: 1000 }]);
  expect(by.status).toMatchObject([{ name: 'hold', free_g: 0, mass_g: 1000 }]);
});
