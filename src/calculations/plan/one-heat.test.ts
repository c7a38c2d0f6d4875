import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { contextOf } from './context.ts';
import { costOfHeat, hasPlan, planOneHeat, takenBy } from './one-heat.ts';
import { plan } from './plan.ts';

const facts = dataFacts();
const control = { solver: testSolver() };

const pure = (element: 'Ni' | 'Cr', price_usd_per_kg: number) => ({
  id: element,
  composition_wtpct: { [element]: 100 },
  price_usd_per_kg,
});
const gates = {
  id: 'gates',
  composition_wtpct: { Cr: 20 },
  sd_wtpct: { Cr: 0.2 },
  balance: 'Ni' as const,
  price_usd_per_kg: 9,
  available_kg: 500,
  required_kg: 100,
};
const input: PlanInput = {
  heats: [
    { id: 'first', target: { limits_wtpct: { Cr: { min: 19, max: 21 } }, mass_kg: 300 } },
    { id: 'second', target: { limits_wtpct: { Cr: { min: 19, max: 21 } }, mass_kg: 300 } },
  ],
  materials: [gates, pure('Ni', 15), pure('Cr', 13)],
  jointConfidence: 0.95,
};
const full = new Map([
  ['gates', 500],
  ['Ni', Number.POSITIVE_INFINITY],
  ['Cr', Number.POSITIVE_INFINITY],
]);
const massOf = (taken: ReturnType<typeof takenBy>, id: string): number =>
  taken.filter((one) => one.id === id).reduce((sum, { mass_kg }) => sum + mass_kg, 0);

describe('one heat from the stock it is given', () => {
  const context = contextOf(input, facts, control);

  it('takes no more than there is, and costs more where the cheap metal ends', async () => {
    const rich = await planOneHeat(context, 0, full);
    const poor = await planOneHeat(context, 0, new Map([...full, ['gates', 120]]));
    expect(massOf(takenBy(rich), 'gates')).toBeCloseTo(300, 3);
    expect(massOf(takenBy(poor), 'gates')).toBeLessThanOrEqual(120 + 1e-6);
    expect(costOfHeat(rich)).toBeCloseTo(2700, 2);
    // 180 kg of new metal, a fifth of it chromium, in place of gates
    expect(costOfHeat(poor)).toBeGreaterThan(120 * 9 + 180 * 14.5);
  });

  it('is the same again, whatever was planned in between', async () => {
    const first = takenBy(await planOneHeat(context, 0, full));
    await planOneHeat(context, 1, new Map([...full, ['gates', 200]]));
    expect(takenBy(await planOneHeat(context, 0, full))).toEqual(first);
  });

  it('asks for what must be used only where earlier heats have not used it', async () => {
    const dear = { ...input, materials: [{ ...gates, price_usd_per_kg: 99 }, ...input.materials.slice(1)] };
    const stated = contextOf(dear, facts, control);
    expect(massOf(takenBy(await planOneHeat(stated, 0, full)), 'gates')).toBeCloseTo(100, 3);
    const later = await planOneHeat(stated, 1, new Map([...full, ['gates', 400]]));
    expect(massOf(takenBy(later), 'gates')).toBeCloseTo(0, 3);
  });

  it('of a document is what the plan of the document says, heat after heat', async () => {
    const whole = await plan(input, facts, control);
    const first = await planOneHeat(context, 0, full);
    const left = 500 - massOf(takenBy(first), 'gates');
    const second = await planOneHeat(context, 1, new Map([...full, ['gates', left]]));
    expect([first, second].map(costOfHeat)).toEqual(whole.heats.map(({ cost_usd }) => cost_usd));
    expect(costOfHeat(second)).toBeGreaterThan(costOfHeat(first));
  });

  it('where nothing is uncertain costs what the exact plan costs', async () => {
    const { sd_wtpct: _, ...sure } = gates;
    const { jointConfidence: __, ...rest } = input;
    const exact = { ...rest, heats: input.heats.slice(0, 1), materials: [sure, ...input.materials.slice(1)] };
    const { cost_usd } = await plan(exact, facts, control);
    const alone = await planOneHeat(contextOf(exact, facts, control), 0, full);
    expect(costOfHeat(alone)).toBeCloseTo(cost_usd!, 2);
  });

  it('says so when it cannot be made', async () => {
    const none = { ...input, materials: input.materials.slice(0, 2) };
    const result = await planOneHeat(contextOf(none, facts, control), 0, new Map([...full, ['gates', 120]]));
    expect(hasPlan(result)).toBe(false);
  });
});
