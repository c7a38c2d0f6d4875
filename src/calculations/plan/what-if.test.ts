import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { asPlanned, type PlanChange } from '../../documents/heats/what-if.ts';
import { InfeasibleError, InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';
import { whatIfDocument } from './what-if.ts';

const facts = dataFacts();

const PLAN = JSON.parse(readFileSync('docs/formats/plan.example.json', 'utf8')) as PlanInput;
const ask = (changes: readonly PlanChange[], plan: PlanInput = PLAN) =>
  whatIfDocument({ plan, changes }, facts, { solver: testSolver() });
const massOf = (charge: readonly { id: string; mass_kg: number }[], id: string): number =>
  charge.find((one) => one.id === id)?.mass_kg ?? 0;

it('a dearer element costs what the bought metal of the charge holds of it, where the charge stays', async () => {
  const { before, after, difference_usd, lots } = await ask([
    { what: 'element', element: 'Si', more_usd_per_kg: 0.01 },
  ]);
  const silicon = PLAN.materials.find(({ id }) => id === 'Si lump')!;
  const held_kg = (massOf(before.charge, 'Si lump') * silicon.composition_wtpct.Si!) / 100;
  expect(lots).toEqual([]);
  expect(after!.charge).toEqual(before.charge);
  expect(difference_usd).toBeCloseTo(held_kg * 0.01, 2);
});

it('a lot that is left out is charged no more, and the charge costs more', async () => {
  const [first] = (await ask([])).before.charge;
  const { after, difference_usd, lots } = await ask([{ what: 'without', material: first!.id }]);
  expect(massOf(after!.charge, first!.id)).toBe(0);
  expect(lots[0]).toMatchObject({ id: first!.id, before_kg: first!.mass_kg, after_kg: 0 });
  expect(difference_usd).toBeGreaterThan(0);
});

it('a looser limit keeps its other side, costs no more, and is said', async () => {
  const { windows_wtpct, after, difference_usd, changes } = await ask([
    { what: 'limit', element: 'W', min_wtpct: 12 },
  ]);
  expect(windows_wtpct.W).toEqual({ min: 13, max: 15 });
  expect(changes).toEqual(['W at least 12 wt%']);
  expect(difference_usd).toBeLessThan(0);
  expect(after!.refined_wtpct.W).toBeCloseTo(12, 6);
  const dear = await ask([{ what: 'limit', element: 'W', max_wtpct: 13 }]);
  expect(dear.after!.refined_wtpct.W).toBeCloseTo(13, 6);
});

it('shares and masses are held, and what binds says what a unit more is worth', async () => {
  const { after } = await ask([
    { what: 'share', of: { form: 'turnings', max: 0.1 } },
    { what: 'most', material: 'R-230-gates', most_kg: 100 },
  ]);
  expect(massOf(after!.charge, 'R-230-gates')).toBeLessThan(100.001);
  expect(after!.binding.map(({ words }) => words).join('; ')).toMatch(
    /turnings is at its largest share of 10 %: 1 % more (would save|saves less than the plan's own gap)/,
  );
});

it('is the plan in force where nothing that matters is changed, and holds a change against it', async () => {
  const planned = await planDocument(PLAN, facts, { solver: testSolver() });
  const held = asPlanned(planned.heats[0]);
  const against = (changes: readonly PlanChange[]) =>
    whatIfDocument({ plan: PLAN, ...held, changes }, facts, { solver: testSolver() });
  const nothing = await against([]);
  const charge = planned.heats[0]!.charge.map(({ id, mass_kg }) => ({ id, mass_kg }));
  expect(nothing.before.charge).toEqual(
    [...charge].sort((a, b) => b.mass_kg - a.mass_kg || (a.id < b.id ? -1 : 1)),
  );
  expect(nothing.after).toEqual(nothing.before);
  expect(nothing.before.cost_usd).toBeCloseTo(planned.cost_usd!, 6);
  // the limit that it has: the model itself leaves the charge where it is
  const idle = await against([{ what: 'limit', element: 'W', max_wtpct: 15 }]);
  expect([idle.lots, idle.difference_usd]).toEqual([[], expect.closeTo(0, 6)]);
  const [first] = charge;
  const { lots, after, difference_usd } = await against([{ what: 'without', material: first!.id }]);
  expect(lots).toContainEqual({ id: first!.id, before_kg: first!.mass_kg, after_kg: 0 });
  expect(massOf(after!.charge, first!.id)).toBe(0);
  expect(difference_usd).toBeGreaterThan(0);
});

it('takes no lot below its least piece, as the plan does', async () => {
  const least_kg = 30;
  const lots = new Set(PLAN.materials.flatMap(({ id, available_kg }) => (available_kg ? [id] : [])));
  const materials = PLAN.materials.map((one) =>
    lots.has(one.id) ? { ...one, minimumIfUsed_kg: Math.min(least_kg, one.available_kg!) } : one,
  );
  const [first] = (await ask([])).before.charge;
  const { before, after } = await ask([{ what: 'without', material: first!.id }], { ...PLAN, materials });
  for (const { charge } of [before, after!])
    for (const { id, mass_kg } of charge.filter((one) => lots.has(one.id)))
      expect(mass_kg, id).toBeGreaterThan(least_kg - 1e-6);
});

it('says where nothing meets the changed limits, and refuses what it cannot know', async () => {
  const impossible = await ask([{ what: 'limit', element: 'Ni', min_wtpct: 99 }]);
  expect([impossible.after, impossible.difference_usd, impossible.lots]).toEqual([null, null, []]);
  await expect(ask([{ what: 'without', material: 'R-9' }])).rejects.toThrow(InputError);
  const [heat] = PLAN.heats;
  const two = { ...PLAN, heats: [heat!, { ...heat!, id: 'H-2' }] };
  await expect(ask([], two)).rejects.toThrow(/one heat at a time/);
  const none = { ...PLAN, materials: PLAN.materials.filter(({ id }) => id === 'W bar') };
  await expect(ask([], none)).rejects.toThrow(InfeasibleError);
});

it('a dearer metal of which nothing is charged has no effect, and that is said', async () => {
  const planned = await planDocument(PLAN, facts, { solver: testSolver() });
  const held = asPlanned(planned.heats[0]);
  const charged = new Set(planned.heats[0]!.charge.map(({ id }) => id));
  const idle = PLAN.materials.find(({ id, available_kg }) => available_kg === undefined && !charged.has(id))!;
  const change = { what: 'price', material: idle.id, usd_per_kg: idle.price_usd_per_kg + 5 } as const;
  const { difference_usd, lots, unused } = await whatIfDocument(
    { plan: PLAN, ...held, changes: [change] },
    facts,
    { solver: testSolver() },
  );
  expect([difference_usd, lots, unused]).toEqual([0, [], [`no ${idle.id} is charged`]]);
});
