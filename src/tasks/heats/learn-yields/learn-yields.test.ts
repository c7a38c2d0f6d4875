import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { takenYields } from '../../../desk/planning/taken-yields.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { learnYields } from './learn-yields.ts';
import { page } from './page.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext();
  for (const command of clearedTurnings) await context.store.execute(command);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const clearedTurnings: readonly Command[] = [
  {
    type: 'receiveLots',
    lots: [
      {
        lot: 'T-1',
        mass_g: 900_000,
        form: 'turnings',
        lotClass: 'purchased-scrap',
        supplier: 'Maier',
        declaredGrade: 'IN718',
      },
    ],
    by: 'p-goods',
  },
  { type: 'gateCheck', lot: 'T-1', checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  {
    type: 'recordAnalysis',
    of: 'lot:T-1',
    analysis: 'A1',
    basis: 'measured',
    method: 'OES',
    results: [{ element: 'Cr', text: '18.0', unit: 'wt%' }],
    by: 'p-lab',
  },
  {
    type: 'recordIdentification',
    lot: 'T-1',
    verdict: 'identified',
    candidates: [{ grade: 'IN718', probability: '0.99' }],
    by: 'p-lab',
  },
  { type: 'clearLot', lot: 'T-1', grade: 'IN718', reason: 'identified', by: 'p-qual' },
];

/** A heat of 100 kg of these turnings of which 90 kg came out. */
async function melt(heat: string): Promise<void> {
  const draws = [{ from: 'lot:T-1' as const, mass_g: 100_000 }];
  const commands: Command[] = [
    { type: 'planHeat', heat, target: {}, reservations: draws, by: 'p-plan' },
    { type: 'chargeHeat', heat, draws, by: 'p-melt' },
    {
      type: 'meltHeat',
      heat,
      process: 'VIM',
      output_g: 90_000,
      losses: [{ to: 'slag', mass_g: 10_000 }],
      by: 'p-melt',
    },
  ];
  for (const command of commands) await context.store.execute(command);
}

it('keeps the yield of the data below five heats, takes the learned one from the fifth on, and says so', async () => {
  for (const heat of ['H-1', 'H-2', 'H-3', 'H-4']) await melt(heat);
  const lot = await context.store.lot('T-1');
  const material = { id: 'T-1', balance: 'Ni', price_usd_per_kg: 10, metal_yield: 0.96 } as const;
  const offer = { lot, material } as unknown as Parameters<
    Awaited<ReturnType<typeof takenYields>>['apply']
  >[0];
  const { leastHeats, ...learned } = await runTask(learnYields, {}, context);
  expect(leastHeats).toBe(5);
  const [four] = learned.yields;
  expect(four).toMatchObject({ form: 'turnings', supplier: 'Maier', heats: 4, enough: false });
  expect((await takenYields(context)).apply(offer).metal_yield).toBe(0.96);
  await melt('H-5');
  const taken = await takenYields(context);
  const yielded = taken.apply(offer).metal_yield!;
  expect(Math.abs(yielded - 0.9)).toBeLessThan(0.005);
  const output = { heats: [{ charge: [{ id: 'T-1', mass_kg: 10 }] }] } as never;
  const [row] = taken.assumed(output, new Map([['T-1', offer]]));
  expect(row).toMatchObject({
    kind: 'learned-yield',
    what: 'metal yield of turnings from Maier',
    unit: 'kg/kg',
  });
  expect(row!.source).toMatch(/^learned from 5 heats, spread 0\.\d\d %; before them 9\d\.\d %$/);
  const bought = { ...offer, lot: { ...lot, clearedAs: 'Ni-electrolytic' } };
  expect(taken.apply(bought).metal_yield).toBe(0.96);
});

it('shows yields before and after own heats', () => {
  const one = {
    form: 'turnings',
    supplier: 'Maier',
    heats: 3,
    charged_g: 1_500_000,
    prior: { mean: 0.95, spread: 0.02 },
    learned: { mean: 0.9612, spread: 0.0104 },
    enough: false,
  };
  const text = renderTerminal(page({ format: 'remelt-yields/1', leastHeats: 5, yields: [one] }));
  expect(text).toMatch(
    /^turnings +Maier +3 +1,500 kg +95.00 \+- 2.00 % +96.12 \+- 1.04 % +before: 3 heats of 5$/m,
  );
  expect(renderTerminal(page({ format: 'remelt-yields/1', leastHeats: 5, yields: [] }))).toContain(
    'no recorded heat to learn from',
  );
});

it('learns nothing of a heat with unexplained grams', async () => {
  const before = await runTask(learnYields, {}, context);
  const draws = [{ from: 'lot:T-1' as const, mass_g: 100_000 }];
  await context.store.execute({
    type: 'planHeat',
    ...{ heat: 'H-6', target: {}, reservations: draws, by: 'p-plan' },
  });
  await context.store.execute({ type: 'chargeHeat', heat: 'H-6', draws, by: 'p-melt' });
  await context.store.execute({
    ...{ type: 'meltHeat', heat: 'H-6', process: 'VIM', output_g: 50_000, losses: [], by: 'p-melt' },
  });
  expect(await runTask(learnYields, {}, context)).toEqual(before);
});
