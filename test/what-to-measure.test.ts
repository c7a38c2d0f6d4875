import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskContext } from '../src/desk/context.ts';
import { whatToMeasure } from '../src/desk/samples/what-to-measure.ts';
import type { PlanInput } from '../src/documents/heats/plan.ts';
import { CancelledError } from '../src/foundation/errors.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';

/** Returns of a nickel-chromium alloy; of bismuth and silver nobody knows more than what such lots usually hold. */
const lot = (id: string, price_usd_per_kg: number, bismuth_ppm: number): PlanInput['materials'][number] => ({
  id,
  composition_wtpct: { Cr: 20, Bi: bismuth_ppm / 1e4, Ag: 0.5e-4 },
  sd_wtpct: { Cr: 0.1, Bi: (2.5 * bismuth_ppm) / 1e4, Ag: 0.5e-4 },
  balance: 'Ni',
  price_usd_per_kg,
  available_kg: 400,
});
const document: PlanInput = {
  format: 'remelt-plan/1',
  heats: [
    {
      id: 'H-1',
      target: {
        mass_kg: 300,
        limits_wtpct: { Cr: { min: 19, max: 21 }, Bi: { max: 0.5e-4 }, Ag: { max: 10e-4 } },
      },
    },
  ],
  materials: [lot('A-1', 8, 0.2), lot('A-2', 9, 0.2)],
  jointConfidence: 0.95,
  seed: 1,
};
const unmeasured = new Map<string, ElementSymbol[]>([
  ['A-1', ['Bi', 'Ag']],
  ['A-2', ['Bi', 'Ag']],
]);

describe('what to measure so that a refused plan exists', () => {
  let context: TaskContext;
  const told: string[] = [];
  beforeAll(() => {
    context = { ...memoryContext(), onProgress: (words) => told.push(words) };
  });
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });

  it('names one element of one lot where that is enough, and what the heat then costs', async () => {
    const output = await context.compute.plan(document, {});
    expect(output.status).toBe('infeasible');
    const cure = (await whatToMeasure({ document, output, unmeasured }, context))!;
    expect(cure.words).toMatch(/^measure Bi \(GDMS; taken as 0\.0\d+ ppm\) in A-1: the plan then exists/);
    // 300 kg of the cheaper lot
    expect(cure.cost_usd).toBeCloseTo(2400, 0);
    expect(cure.analyses).toMatchObject([{ lot: 'A-1', element: 'Bi' }]);
    expect(cure.analyses![0]).not.toHaveProperty('orderedOn');
    expect(told.length).toBeLessThanOrEqual(8);
    expect(told[0]).toBe('what to measure: trial 1 of at most 8');
    // heats whose contents nobody has measured say nothing of the plan that was asked for
    expect(told.join()).not.toMatch(/drawn heats pass/);
  });

  it('says of an analysis on which day it was ordered, and of one by another method nothing', async () => {
    const output = await context.compute.plan(document, {});
    const at = (method: string) => ({
      ...{ seq: 1, method, elements: ['Bi'], heat: null, by: null, happenedAt: '2026-11-30T08:00:00Z' },
    });
    const whereOrdered = async (method: string) =>
      (await whatToMeasure(
        { document, output, unmeasured, ordered: new Map([['A-1', [at(method)]]]) },
        context,
      ))!;
    const { words, analyses } = await whereOrdered('GDMS');
    expect(words).toContain('Bi (GDMS, ordered on 2026-11-30; taken as');
    expect(analyses).toMatchObject([{ lot: 'A-1', orderedOn: '2026-11-30' }]);
    expect((await whereOrdered('ICP-MS')).words).not.toContain('ordered on');
  });

  it('names the few elements that decide among many that nobody measured', async () => {
    const unknown = { Mg: 20e-4, Ca: 5e-4, Sb: 5e-4, Sn: 4e-4 };
    const many: PlanInput = {
      ...document,
      heats: document.heats.map((heat) => ({
        ...heat,
        target: {
          ...heat.target,
          limits_wtpct: { ...heat.target.limits_wtpct, Ag: { max: 0.8e-4 } },
        },
      })),
      materials: document.materials.map((one) => ({
        ...one,
        composition_wtpct: { ...one.composition_wtpct, ...unknown },
        sd_wtpct: { ...one.sd_wtpct, ...unknown },
      })),
    };
    const elements: ElementSymbol[] = ['Mg', 'Ca', 'Sb', 'Sn', 'Bi', 'Ag'];
    const lots = new Map(['A-1', 'A-2'].map((id) => [id, elements]));
    const output = await context.compute.plan(many, {});
    expect(output.status).toBe('infeasible');
    const { words } = (await whatToMeasure({ document: many, output, unmeasured: lots }, context))!;
    expect(
      words
        .split(' in A-1')[0]!
        .match(/[A-Z][a-z]? \(/g)!
        .sort(),
    ).toEqual(['Ag (', 'Bi (']);
    expect(words).toContain('the plan then exists once they are booked');
  });

  it('tries two plans at most where each runs a furnace model', async () => {
    const output = await context.compute.plan(document, {});
    const route = [{ operation: 'vacuum-induction', settings: {} }] as const;
    const routed: PlanInput = {
      ...document,
      heats: document.heats.map((one) => ({ ...one, route: [...route] })),
    };
    const charge = document.materials.map(({ id }) => ({ id, mass_kg: 150 }));
    let tried = 0;
    const plan = async () => {
      tried++;
      return { ...output, status: 'feasible' as const, cost_usd: 2500, heats: [{ charge }] } as never;
    };
    const { facts } = context.compute;
    const counting = { ...context, compute: { ...context.compute, plan, facts } };
    const cure = await whatToMeasure({ document: routed, output, unmeasured }, counting);
    expect([tried, cure?.cost_usd]).toEqual([2, 2500]);
    await whatToMeasure({ document, output, unmeasured }, counting);
    expect(tried).toBeGreaterThan(4);
  });

  it('leaves nothing of a trial that is stopped: its heats hold what nobody has measured', async () => {
    const output = await context.compute.plan(document, {});
    const best = new CancelledError('stopped; best so far 2,400 USD, 99.5 % of drawn heats pass', [
      { path: 'A-1', value: 300, unit: 'kg' },
    ]);
    const stopped = {
      ...context,
      compute: { ...context.compute, plan: () => Promise.reject(best), facts: context.compute.facts },
    };
    const error = await whatToMeasure({ document, output, unmeasured }, stopped).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'cancelled', details: [] });
    expect(error.message).not.toMatch(/99\.5/);
  });

  it('says nothing where all is measured, or where more knowledge would not help', async () => {
    const output = await context.compute.plan(document, {});
    expect(await whatToMeasure({ document, output, unmeasured: new Map() }, context)).toBeNull();
    const full = { ...document, materials: [lot('A-1', 8, 3), lot('A-2', 9, 3)] };
    const refused = await context.compute.plan(full, {});
    expect(refused.status).toBe('infeasible');
    expect(await whatToMeasure({ document: full, output: refused, unmeasured }, context)).toBeNull();
  });
});
