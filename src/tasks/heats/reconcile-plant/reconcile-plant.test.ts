import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { page as plantReconciliationPage } from './page.ts';
import { reconcilePlant } from './reconcile-plant.ts';

let context: TaskContext;
const reconciled = (month = '2026-03') =>
  runTask(reconcilePlant, { from: `${month}-01`, to: `${month}-31` }, context);

const analysed = (of: string, chromium: string): Command =>
  ({
    ...{ type: 'recordAnalysis', of, analysis: 'A1', basis: 'measured', method: 'OES', balance: 'Ni' },
    results: [{ element: 'Cr', text: chromium, unit: 'wt%', sd: '0.1' }],
    by: 'p-lab',
  }) as Command;

const received = (lot: string, chromium: string): readonly Command[] => [
  {
    type: 'receiveLots',
    lots: [{ lot, mass_g: 500_000, form: 'turnings', lotClass: 'purchased-scrap', supplier: 'Maier' }],
    happenedAt: '2026-03-02T08:00:00Z',
    by: 'p-goods',
  } as Command,
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  analysed(`lot:${lot}`, chromium),
  {
    ...{ type: 'recordIdentification', lot, verdict: 'identified', by: 'p-lab' },
    candidates: [{ grade: 'IN600', probability: '0.99' }],
  } as Command,
  { type: 'clearLot', lot, grade: 'IN600', reason: 'agrees', by: 'p-qual' },
];

/** 400 kg of 20 % and 25 % chromium, 390 kg melt, 10 kg slag; `melt_g` is what was read on the scale. */
const heat = (id: string, melt_g: number): readonly Command[] => {
  const draws = [
    { from: 'lot:R-1' as const, mass_g: 200_000 },
    { from: 'lot:R-2' as const, mass_g: 200_000 },
  ];
  return [
    {
      type: 'planHeat',
      heat: id,
      target: { grade: 'IN600', mass_g: 390_000 },
      reservations: draws,
      by: 'p-plan',
    },
    { type: 'chargeHeat', heat: id, draws, by: 'p-melt' },
    {
      ...{ type: 'meltHeat', heat: id, process: 'VIM', output_g: melt_g, by: 'p-melt' },
      ...{ losses: [{ to: 'slag', mass_g: 10_000 }], unbalanced_g: 390_000 - melt_g },
    } as Command,
    analysed(`heat:${id}`, '22.5'),
    {
      ...{ type: 'castHeat', heat: id, by: 'p-melt', losses: [{ to: 'skull', mass_g: 5_000 }] },
      objects: [
        { object: `${id}-1`, form: 'ingot', mass_g: 200_000 },
        { object: `${id}-2`, form: 'ingot', mass_g: 160_000 },
      ],
      reverts: [{ lot: `${id}-REV`, form: 'sprue', mass_g: 25_000 }],
      ...(melt_g === 390_000 ? {} : { unbalanced_g: melt_g - 390_000 }),
    } as Command,
  ];
};

beforeAll(async () => {
  context = memoryContext({ clock: () => new Date('2026-03-20T08:00:00Z') });
  for (const command of [...received('R-1', '20.0'), ...received('R-2', '25.0'), ...heat('H-1', 390_000)])
    await context.store.execute(command);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

it('finds nothing to say of weights and analyses that agree', async () => {
  const month = await reconciled();
  expect(month.heats).toEqual(['H-1']);
  expect(month.runs.map(({ of, df, suspects }) => ({ of, df, suspects }))).toEqual(
    expect.arrayContaining([
      { of: 'weights', df: 2, suspects: [] },
      { of: 'Cr', df: 2, suspects: [] },
    ]),
  );
  expect(renderTerminal(plantReconciliationPage(month))).toMatch(/No measurement contradicts the others/);
});

it('finds the one wrong weight, and what it should be', async () => {
  for (const command of heat('H-2', 381_000)) await context.store.execute(command);
  const month = await reconciled();
  const weights = month.runs.find(({ of }) => of === 'weights')!;
  expect(weights.pValue).toBeLessThan(1e-6);
  expect(weights.suspects[0]).toMatchObject({
    measurement: 'weight of melt of heat H-2',
    booked: 381,
    unit: 'kg',
  });
  expect(weights.suspects[0]!.fromOthers).toBeCloseTo(390, 1);
  expect(weights.suspects[0]!.pValueWithout).toBeGreaterThan(0.9);
  expect(month.weights[0]).toMatchObject({ measurement: 'weight of melt of heat H-2', booked_kg: 381 });
  // the balances of elements leave the wrong weight out, and accuse no other
  expect(month.runs.slice(1).flatMap(({ suspects }) => suspects)).toEqual([]);
  const page = renderTerminal(plantReconciliationPage(month)).replaceAll(/\s+/g, ' ');
  expect(page).toMatch(/weight of melt of heat H-2: booked 381 kg, but the others say 390 kg/);
});

it('finds a wrong analysis by the balance of its element', async () => {
  const [, wrong] = [...(await context.store.history('heat:H-1'))].filter(
    ({ record }) => record.kind === 'heat.analysed' || record.kind === 'heat.planned',
  );
  await context.store.execute({
    ...{ type: 'correct', seq: wrong!.seq, how: 'incorrect-data', reason: 'wrong sample', by: 'p-qual' },
    values: { results: [{ element: 'Cr', text: '29.0', unit: 'wt%', sd: '0.1' }] },
  } as Command);
  const chromium = (await reconciled()).runs.find(({ of }) => of === 'Cr')!;
  const [first] = chromium.suspects;
  expect(first).toMatchObject({ measurement: 'Cr of heat H-1', unit: 'wt%', booked: expect.closeTo(29, 9) });
  expect(first!.fromOthers).toBeCloseTo(22.5, 0);
});

it('says that a month without heats has nothing to test', async () => {
  const april = await reconciled('2026-05');
  expect(april).toMatchObject({ heats: [], runs: [], weights: [] });
  expect(renderTerminal(plantReconciliationPage(april))).toMatch(/No heat was melted/);
});
