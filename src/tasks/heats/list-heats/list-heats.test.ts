import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import type { Heats } from '../../../documents/heats/heats.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import type { HeatView } from '../../../evidence/ledger/store.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { buyMaterial } from '../../yard/buy-material/buy-material.ts';
import type { HeatsOrder } from './contract.ts';
import { listHeats } from './list-heats.ts';
import { page } from './page.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext();
  await buyMaterial.run({ material: 'Ni-electrolytic', mass_g: 100_000, lot: 'Ni' }, context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const draws = [{ from: 'lot:Ni' as const, mass_g: 10_000 }];
const leak = (leak_Pa_m3_per_s: number): Command => ({
  type: 'measureLeak',
  heat: 'H-1',
  furnace: 'VIM-1',
  leak_Pa_m3_per_s,
  limit_Pa_m3_per_s: 0.01,
  by: 'p-melt',
});
const steps: readonly (readonly [Command, string | null])[] = [
  [{ type: 'planHeat', heat: 'H-1', target: {}, reservations: draws, by: 'p-plan' }, 'its charge'],
  [leak(0.02), 'a lower leak-up rate of VIM-1: 0.02 Pa m3/s, the limit is 0.01'],
  [leak(0.005), 'its charge'],
  [{ type: 'chargeHeat', heat: 'H-1', draws, by: 'p-melt' }, 'its pour'],
  [{ type: 'meltHeat', heat: 'H-1', process: 'VIM', output_g: 10_000, by: 'p-melt' }, 'its casting'],
  [
    {
      type: 'castHeat',
      heat: 'H-1',
      objects: [{ object: 'I-1', form: 'ingot', mass_g: 10_000 }],
      by: 'p-melt',
    },
    'measured results of I-1',
  ],
  [{ type: 'dispose', of: 'object:I-1', disposition: 'remelt', reason: 'a trial', by: 'p-qual' }, null],
];

it('follows a heat from step to step: what it waits for, on whom, how long; what is done with is not listed', async () => {
  await context.store.execute({ type: 'planHeat', heat: 'H-0', target: {}, reservations: [], by: 'p-plan' });
  await context.store.execute({ type: 'cancelHeat', heat: 'H-0', reason: 'withdrawn', by: 'p-plan' });
  const later = async (after: number) => (await runTask(listHeats, { open: true, after }, context)).heats;
  const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000 + 1000);
  for (const [command, waits] of steps) {
    await context.store.execute(command);
    const { heats } = await runTask(listHeats, { open: true }, { ...context, clock: inTwoDays });
    expect(heats.map((one) => [one.heat, one.waits?.for, one.waits?.age_d])).toEqual(
      waits === null ? [] : [['H-1', waits, 2]],
    );
    const [{ lastSeq: last }] = (await context.store.heats({ ids: ['H-1'] })) as [HeatView];
    expect((await later(last - 1)).length).toBe(waits === null ? 0 : 1);
    expect(await later(last)).toEqual([]);
    if (waits === 'its charge')
      expect(renderTerminal(page({ format: 'remelt-heats/1', heats }, { order: { open: true } }))).toMatch(
        /^Work in progress\n[\s\S]*H-1 +planned +- +0 kg +2\d{3}-\d\d-\d\d +its charge +melter +2$/m,
      );
  }
  const all = await runTask(listHeats, {}, context);
  expect(all.heats.map(({ heat }) => heat)).toEqual(['H-0', 'H-1']);
  expect(all).not.toHaveProperty('next');
  expect(await runTask(listHeats, { limit: 2 }, context)).toEqual(all);
  const { next, heats } = await runTask(listHeats, { limit: 1 }, context);
  expect(heats).toEqual(all.heats.slice(0, 1));
  expect((await runTask(listHeats, { limit: 1, after: next }, context)).heats).toEqual(all.heats.slice(1));
});

it('knows a number that a heat has, and the first from there on that is free', async () => {
  const of = (number: string) => runTask(listHeats, { number }, context);
  expect(await of('H-1')).toMatchObject({ heats: [{ heat: 'H-1' }], freeNumber: 'H-2' });
  expect(await of('H-7')).toMatchObject({ heats: [], freeNumber: 'H-7' });
});

it('lists the latest change first, part by part, with how many there are of each status', async () => {
  const first = await runTask(listHeats, { latest: true, limit: 1 }, context);
  expect(first).toMatchObject({ heats: [{ heat: 'H-1' }], statuses: { cast: 1, cancelled: 1 } });
  const second = await runTask(listHeats, { latest: true, limit: 1, after: first.next }, context);
  expect(second.heats.map(({ heat }) => heat)).toEqual(['H-0']);
  expect(second).not.toHaveProperty('statuses');
  expect(second).not.toHaveProperty('next');
  const { heats } = await runTask(listHeats, { latest: true, status: 'cancelled' }, context);
  expect(heats).toMatchObject([{ heat: 'H-0', changed: expect.stringMatching(/^20/) }]);
});

it('says for whom a heat is, what was decided and what its metal costs, and finds it by that', async () => {
  const store = {
    ...context.store,
    subjects: async (type: string) =>
      type === 'register' ? [] : [{ state: { id: 'S-1', customer: 'Forge A' }, lastSeq: 1 }],
    heats: async () =>
      (await context.store.heats()).map((heat) => ({
        ...heat,
        target: { ...heat.target, specification: 'S-1', grade: 'IN718' },
        planned_g: { 'lot:Ni': 10_000 },
        planned_usd_per_kg: heat.id === 'H-1' ? { 'lot:Ni': 15 } : {},
      })),
    objects: async () => [
      { heat: 'H-1', release: { verdict: 'PASS' } },
      { heat: 'H-1', release: { verdict: 'HOLD' } },
      { heat: 'H-1', release: { verdict: 'FAIL', predicted: true } },
      { heat: 'H-1', release: null },
    ],
  } as never;
  const asked = { ...context, store };
  const { heats } = await runTask(listHeats, { find: 'forge' }, asked);
  expect(heats.map(({ changed: _, ...row }) => row)).toEqual([
    { heat: 'H-0', status: 'cancelled', grade: 'IN718', charged_kg: 0, customer: 'Forge A' },
    {
      ...{ heat: 'H-1', status: 'cast', grade: 'IN718', charged_kg: 10, customer: 'Forge A' },
      ...{ verdict: 'HOLD', planned_usd: 150 },
    },
  ]);
  expect((await runTask(listHeats, { find: 'in718' }, asked)).heats).toHaveLength(2);
  expect((await runTask(listHeats, { find: 'forge B' }, asked)).heats).toEqual([]);
  const text = renderTerminal(page({ format: 'remelt-heats/1', heats }, { order: {} }), { columns: 120 });
  expect(text).toMatch(/^H-1 +cast +IN718 +HOLD +10 kg +150 +Forge A +20/m);
});

it('lists heats, and says where the next ones begin', () => {
  const heats = [
    { heat: 'H-1', status: 'melted' as const, grade: null, charged_kg: 200.25 },
    { heat: 'H-2', status: 'planned' as const, grade: 'H230', charged_kg: 0 },
  ];
  const list = { format: 'remelt-heats/1' as const, heats };
  const text =
    'Heats\nheat  status   grade    charged\nH-1   melted   -      200.25 kg\nH-2   planned  H230        0 kg';
  const shown = (answer: Partial<Heats>, order: HeatsOrder = {}) =>
    renderTerminal(page({ ...list, ...answer }, { order }));
  expect(shown({})).toBe(text);
  expect(shown({ next: 17 }, { limit: 2 })).toBe(`${text}\nMore follow. The next ones`);
  const [, more] = page({ ...list, next: 17 }, { order: { find: 'h', limit: 2 } }).lead;
  expect(more).toMatchObject({
    does: [{ verb: 'heats/list-heats', order: { find: 'h', limit: 2, after: 17 } }],
  });
  expect(shown({ heats: [] })).toBe('Heats\nNo heats.');
  expect(shown({ heats: [] }, { after: 17, find: 'X' })).toBe('Heats\nNo more heats.');
  expect(shown({ heats: [] }, { open: true })).toBe('Work in progress\nNo heat waits for a step.');
  expect(shown({ heats: [] }, { find: 'X', limit: 2 })).toBe(
    'Heats\nNo heats match find X. Try fewer words or filters, or see all heats',
  );
});
