import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { judge } from '../../../evidence/ledger/testing/example-commands.ts';
import { footprintPage } from '../../../pages/blocks/economics/footprint-page.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { takeResults } from '../../links/take-results/take-results.ts';
import { enterSpecification } from '../../reference/enter-specification/enter-specification.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { analysed, castHeat, SPEC } from '../../testing/cast-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { buyMaterial } from '../../yard/buy-material/buy-material.ts';
import { reportFootprint } from '../report-footprint/report-footprint.ts';
import { reportHeat } from './report-heat.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext();
  for (const [lot, material] of [
    ['Ni', 'Ni-electrolytic'],
    ['Cr', 'Cr-vacuum-grade'],
    ['Al', 'Al-ingot'],
  ] as const)
    await buyMaterial.run({ material, mass_g: 100_000, lot }, context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const run = (commands: readonly Command[]) =>
  commands.reduce<Promise<unknown>>(
    (before, command) => before.then(() => context.store.execute(command)),
    Promise.resolve(),
  );
const page = async (heat: string) =>
  renderTerminal(await reportHeat.run({ heat }, context), { columns: 160, all: true });

const draws = [
  { from: 'lot:Ni' as const, mass_g: 80_000 },
  { from: 'lot:Cr' as const, mass_g: 20_000 },
];

it('a planned heat has its plan, its cost and a footprint that says nothing was measured', async () => {
  await run([
    {
      type: 'planHeat',
      heat: 'H-1',
      target: { mass_g: 98_000 },
      reservations: draws,
      prices: [
        { from: 'lot:Ni', usd_per_kg: 10 },
        { from: 'lot:Cr', usd_per_kg: 20 },
      ],
      by: 'p-plan',
    },
  ]);
  const text = await page('H-1');
  expect(text).toContain('The metal is planned at 1,200.00 USD.');
  expect(text).toMatch(/^Ni +80\.000 +10\.00 /m);
  expect(text).toMatch(/Assumed: masses charged \(the plan\), metal that came out \(the mass wanted\)/);
  expect(text).toMatch(/electricity of the furnaces \(practice per tonne of charge\)/);
  expect(text).toMatch(/p-plan +planned 98 kg: 80 kg Ni, 20 kg Cr +plan/);
});

it('a melted heat says lot by lot what differs, why it cost more, and who did it', async () => {
  await run([
    {
      type: 'chargeHeat',
      heat: 'H-1',
      draws: [draws[0]!, { from: 'lot:Cr', mass_g: 19_000 }],
      by: 'p-melt',
    },
    {
      type: 'chargeHeat',
      heat: 'H-1',
      draws: [{ from: 'lot:Al', mass_g: 500 }],
      addition: { kind: 'unplanned', reason: 'Al low' },
      by: 'p-melt',
    },
    {
      type: 'recordAnalysis',
      of: 'heat:H-1',
      analysis: 'B-1',
      basis: 'measured',
      method: 'OES',
      place: 'bath',
      results: [{ element: 'Cr', text: '19.1', unit: 'wt%' }],
      by: 'p-lab',
    },
    {
      type: 'meltHeat',
      heat: 'H-1',
      process: 'VIM',
      output_g: 97_000,
      losses: [{ to: 'slag', mass_g: 2500 }],
      by: 'p-melt',
    },
  ]);
  const text = await page('H-1');
  expect(text).toMatch(/^Cr +20\.000 +19\.000 +-1\.000 +20\.00 /m);
  expect(text).toMatch(/^Al +0\.500 /m);
  // 1,200 USD for 97 of 98 kg
  expect(text).toMatch(/^planned, for the metal that came out +1,187\.76$/m);
  const amounts = Object.fromEntries(
    ['price', 'mix', 'yield', 'additions', 'actual'].map((name) => [
      name,
      Number(new RegExp(`^ *${name} +([+-]?[\\d,.]+)$`, 'm').exec(text)![1]!.replaceAll(',', '')),
    ]),
  );
  const { price, mix, yield: lost, additions, actual } = amounts as Record<string, number>;
  // one kilogram less of the dearer metal, spread over both: 79.2 and 19.8 kg were its share of 99
  expect(mix).toBeCloseTo(0.8 * 10 - 0.8 * 20, 2);
  expect(lost).toBeCloseTo((99 / 100 - 97 / 98) * 1200, 2);
  expect(1187.755 + price! + mix! + lost! + additions!).toBeCloseTo(actual!, 1);
  expect(text).toMatch(/^Cr +wt% +19\.1$/m);
  expect(text).toMatch(
    /Measured: masses charged \(weights of the ledger\), metal that came out \(weight of the/,
  );
  expect(text).toMatch(/p-melt +unplanned addition: 0\.5 kg Al; Al low +charge:\d+/);
});

it('a heat that was planned for a specification is judged by it, not by its grade', async () => {
  const limits_wtpct = { Cr: { min: '15.9', max: '16.1' } };
  await enterSpecification.run(
    {
      ...{ number: 'C-600', revision: '1', customer: 'C' },
      specification: { gradeId: 'IN600', limits_wtpct },
    },
    actingAs('p-plan', context),
  );
  const target = { mass_g: 5_000, grade: 'IN600' };
  const nickel = [{ from: 'lot:Ni' as const, mass_g: 5_000 }];
  const read = (heat: string) =>
    ({
      type: 'recordAnalysis',
      of: `heat:${heat}`,
      analysis: `L-${heat}`,
      basis: 'measured',
      method: 'OES',
      place: 'ladle',
      results: [{ element: 'Cr', text: '15.2', unit: 'wt%' }],
      by: 'p-lab',
    }) as const;
  await run([
    {
      ...{ type: 'planHeat', heat: 'H-8', reservations: nickel, by: 'p-plan' },
      target: { ...target, specification: 'C-600 rev 1' },
    },
    { type: 'chargeHeat', heat: 'H-8', draws: nickel, by: 'p-melt' },
    read('H-8'),
    { type: 'planHeat', heat: 'H-7', reservations: nickel, target, by: 'p-plan' },
    { type: 'chargeHeat', heat: 'H-7', draws: nickel, by: 'p-melt' },
    read('H-7'),
  ]);
  const [own, plain] = [await page('H-8'), await page('H-7')];
  expect(own).toContain('Cr: FAIL, 15.2 wt% against at least 15.9 wt%');
  expect(own).toMatch(/^Cr +wt% +15\.9 +16\.1 +15\.2 !$/m);
  expect(plain).not.toContain('Cr: FAIL');
  expect(plain).toMatch(/^Cr +wt% +14\.0 +17\.0 +15\.2$/m);
});

it('the footprint of a heat says what it rests on, and moves with a corrected booking', async () => {
  const footprint = () => runTask(reportFootprint, { heat: 'H-1' }, context);
  const before = await footprint();
  expect(before.operations).toMatchObject([{ operation: 'vacuum-induction', basis: 'assumed' }]);
  expect(before.recycled).toMatchObject({ recycled_pct: 0, virgin_pct: 100 });
  const [booked] = await context.store.history('lot:Cr');
  await run([
    {
      ...{ type: 'correct', seq: booked!.seq, how: 'incorrect-data', reason: 'old metal' },
      ...{ values: { originClass: 'post-consumer' }, by: 'p-qual' },
    } as Command,
  ]);
  const after = await footprint();
  const chromium = ({ parts }: typeof before) => parts.find(({ name }) => name === 'Cr, virgin');
  expect(chromium(before)!.value).toBeGreaterThan(0);
  expect(chromium(after)?.value ?? 0).toBeLessThan(chromium(before)!.value / 100);
  expect(after.recycled!.postConsumer_pct).toBeGreaterThan(10);
  expect(renderTerminal(footprintPage(after))).toMatch(/burden of virgin metals and of electricity +assumed/);
});

it('holds a released heat that waits for a piece, or that a later measurement contradicts', async () => {
  const plant = memoryContext();
  const { execute } = plant.store;
  await castHeat('S-1', plant);
  const shown = () => runTask(reportHeat, { heat: 'S-1' }, plant);
  expect((await shown()).verdict).toBe('HOLD');
  await execute(judge('object:S-1-a', 'PASS', { specification: SPEC, reasons: [] }));
  const waiting = await shown();
  expect(waiting.verdict).toBe('HOLD');
  expect(JSON.stringify(waiting)).toContain('S-1-b waits for');
  await execute({ type: 'dispose', of: 'object:S-1-b', disposition: 'remelt', reason: 'S', by: 'p-qual' });
  expect((await shown()).verdict).toBe('PASS');
  await execute(analysed('object:S-1-a', 'late', [{ element: 'S', text: '14', unit: 'ppm' }]));
  expect((await shown()).verdict).toBe('HOLD');
});

it('shows results that arrived beside the aim until somebody takes them, and then the file that they are from', async () => {
  const context = await bathSampled('B-1');
  const { arrival, sha256 } = await arrives({ 'H-1 B-1': { Cr: '10.60', Fe: '<0.01' } }, context);
  const shown = await runTask(reportHeat, { heat: 'H-1' }, context);
  expect(shown.sections[0]).toMatchObject({ id: 'arrived', heading: 'Arrived, not accepted' });
  const text = renderTerminal(shown);
  // IN600 asks 14 to 17 % chromium
  expect(text).toMatch(/Cr +10\.60 wt% +14\S* wt% +17\S* wt% +outside/);
  expect(text).toContain('Nobody has taken it; nothing is booked on it.');
  await runTask(takeResults, { arrival }, actingAs('p-lab', context));
  const taken = await runTask(reportHeat, { heat: 'H-1' }, context);
  expect(taken.sections.map(({ id }) => id)).not.toContain('arrived');
  const samples = JSON.stringify(taken.sections.find(({ id }) => id === 'samples'));
  expect(samples).toContain(`/arrivals/${arrival}`);
  expect(samples).toContain(sha256.slice(0, 12));
}, 60_000);
