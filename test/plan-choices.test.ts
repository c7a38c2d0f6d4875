import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { keptPrices } from '../src/desk/money/kept-prices.ts';
import { asChosen, leastPieceOf } from '../src/desk/planning/chosen-lots.ts';
import type { HeatPlan } from '../src/documents/heats/heats.ts';
import { createCompute } from '../src/engine/compute.ts';
import { findGrade } from '../src/metal/alloy/catalogue.ts';
import { plannedHeatPage } from '../src/pages/blocks/heats/plan-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { planHeat } from '../src/tasks/heats/plan-heat/plan-heat.ts';
import { compareSpecification } from '../src/tasks/reference/compare-specification/compare-specification.ts';
import { enterRoute } from '../src/tasks/reference/enter-route/enter-route.ts';
import { enterSpecification } from '../src/tasks/reference/enter-specification/enter-specification.ts';
import { setPrice } from '../src/tasks/reference/set-price/set-price.ts';
import { runTask, type Task } from '../src/tasks/task.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';

/** A yard of virgin metals, and plans of IN600 from it. */
describe('plans as planners ask for them', () => {
  let context: TaskContext;
  beforeAll(async () => {
    context = memoryContext();
    const metals = ['Ni-electrolytic', 'Cr-electrolytic-degassed', 'Fe-electrolytic', 'Mn-electrolytic'];
    await bookMaterials(
      metals.map((material) => ({ material, mass_g: 5_000_000 })),
      context,
    );
  });
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });
  const run = <Order, Answer>(task: Task<Order, Answer>, order: unknown, person = 'p-plan') =>
    runTask(task, order, actingAs(person, context));
  const plan = (more: object): Promise<HeatPlan> =>
    run(planHeat, { heat: 'H-1', gradeId: 'IN600', mass_kg: 200, dryRun: true, ...more });
  const chargeOf = ({ plan: { heats } }: HeatPlan): Record<string, number> =>
    Object.fromEntries(heats[0]!.charge.map(({ id, mass_kg }) => [id, mass_kg]));
  const lotOf = async (material: string): Promise<string> =>
    (await context.store.lots()).find(({ clearedAs }) => clearedAs === material)!.id;

  it('reserves nothing in a dry run', async () => {
    const before = await context.store.head();
    expect(await plan({})).toMatchObject({ dryRun: true });
    expect(await context.store.head()).toEqual(before);
    expect(await plan({ dryRun: false, gradeId: 'inconel 600' })).not.toHaveProperty('dryRun');
    expect((await context.store.heat('H-1')).target.grade, 'as the catalogue names it').toBe('IN600');
    expect((await context.store.head()).size).toBeGreaterThan(before.size);
  });

  it('says what the charge costs as new metal at what the plan may buy it for, dearer than the deck of elements', async () => {
    const { plan: planned } = await plan({});
    const [heat] = planned.heats;
    const { grades, market } = context.compute.facts();
    const { prices } = await keptPrices(context);
    const nominal = Object.entries(findGrade(grades, 'IN600').nominal);
    expect(prices.length).toBe(market.metals.size);
    const usd_per_kg = nominal.reduce(
      (sum, [element, share]) => sum + share * prices.find(({ of }) => of === element)!.usd_per_kg,
      0,
    );
    const charged_kg = heat!.charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
    const found = planned.baselines.find(({ name }) => name === 'new metal')!;
    // electrolytic nickel is bought above the price of the element
    const byDeck_usd = usd_per_kg * charged_kg;
    expect(found.cost_usd).toBeGreaterThan(1.05 * byDeck_usd);
    expect(found.cost_usd).toBeLessThan(1.3 * byDeck_usd);
  });

  it('leaves lots out, caps and fixes them, and takes no small pieces', async () => {
    const [mn, fe] = [await lotOf('Mn-electrolytic'), await lotOf('Fe-electrolytic')];
    const usual = chargeOf(await plan({}));
    const iron = usual[fe]!;
    expect(iron).toBeGreaterThan(15);
    expect(chargeOf(await plan({ lots: { without: [mn], atMost_kg: { [fe]: 14 } } }))).toMatchObject({
      [fe]: expect.closeTo(14, 3),
    });
    expect(chargeOf(await plan({ lots: { atLeast_kg: { [mn]: 0.7 } } }))[mn]).toBeGreaterThan(0.699);
    // no few grams of a metal, unless they are asked for
    expect(Math.min(...Object.values(usual))).toBeGreaterThan(0.004 - 1e-6);
    const whole = chargeOf(await plan({ lots: { minPiece_kg: 5 } }));
    expect(Math.min(...Object.values(whole))).toBeGreaterThan(4.999);
    const few = await plan({ lots: { only: Object.keys(usual) } });
    expect(chargeOf(few)).toEqual(usual);
  });

  it('weighs the charge on the scale that is named, and takes no small piece of a lot by itself', async () => {
    const { plan: weighed } = await plan({ scale: 'platform' });
    expect(weighed.heats[0]!.weighed).toMatchObject({ step_kg: 0.05 });
    await expect(plan({ scale: 'plattform' })).rejects.toThrow(/there is no scale "plattform"/);
    const returns = (usual: number | undefined) =>
      asChosen(
        { id: 'R-1', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 1, available_kg: 3 },
        {},
        usual ?? 0,
      );
    expect(returns(5).minimumIfUsed_kg).toBe(3);
    expect(returns(0)).not.toHaveProperty('minimumIfUsed_kg');
    const facts = context.compute.facts();
    expect(leastPieceOf('turnings', 1000, facts)).toBe(5);
    expect(leastPieceOf('turnings', 50, facts)).toBe(0.5);
    expect(leastPieceOf('virgin', 500, facts)).toBe(0.01);
  });

  it('counts a lot at the price that was paid for it, and says so', async () => {
    const fe = await lotOf('Fe-electrolytic');
    const deck = (await plan({})).prices_usd_per_kg[fe]!;
    await bookMaterials(
      [
        {
          material: 'Fe-electrolytic',
          lot: 'Fe-paid',
          mass_g: 100_000,
          price: { text: '0.25', currency: 'USD', on: '2026-11-02' },
        },
      ],
      context,
    );
    const planned = await plan({});
    expect(deck).toBeGreaterThan(0.25);
    expect(planned.prices_usd_per_kg['Fe-paid']).toBe(0.25);
    expect(chargeOf(planned)[fe]).toBeUndefined();
    expect(planned.paid).toEqual(['Fe-paid']);
    expect(renderTerminal(plannedHeatPage(planned))).toMatch(/Fe-paid.*0\.25.*paid/);
    await bookMaterials(
      [
        {
          material: 'Fe-electrolytic',
          lot: 'Fe-euro',
          mass_g: 100_000,
          price: { text: '0.01', currency: 'EUR', on: '2026-11-02' },
        },
      ],
      context,
    );
    // no rate of exchange is kept
    expect(chargeOf(await plan({}))['Fe-euro']).toBeUndefined();
  });

  it('refuses a lot that is not there, with the nearest, and more than a lot holds', async () => {
    const fe = await lotOf('Fe-electrolytic');
    await expect(plan({ lots: { without: [`${fe}x`] } })).rejects.toMatchObject({
      details: [{ allowed: expect.stringContaining(`nearest are ${fe}`) }],
    });
    await expect(plan({ lots: { atLeast_kg: { [fe]: 6000 } } })).rejects.toThrow('cannot give 6000 kg');
    await expect(plan({ lots: { without: [fe], only: [fe] } })).rejects.toThrow('leaves none');
  });

  it('reckons with the price that was set, and says so', async () => {
    const before = (await plan({})).plan.cost_usd!;
    await run(setPrice, {
      of: 'Ni',
      usd_per_kg: '40.00',
      source: 'exchange',
      on: '2026-11-01',
      asTyped: true,
    });
    const dear = await plan({});
    expect(dear.plan.assumed).toContainEqual({
      what: 'price of Ni',
      value: 40,
      unit: 'USD/kg',
      source: 'exchange, set for 2026-11-01',
    });
    const rise = 40 - context.compute.facts().market.metals.get('Ni')!.value;
    const nickel = chargeOf(dear)[await lotOf('Ni-electrolytic')]!;
    expect(dear.plan.cost_usd! - before).toBeCloseTo(rise * nickel, -2);
    await run(setPrice, {
      of: 'Ni-electrolytic',
      usd_per_kg: '1.00',
      source: 'offer',
      on: '2026-11-01',
      asTyped: true,
    });
    expect((await plan({})).plan.cost_usd!).toBeLessThan(before);
    await expect(
      run(setPrice, { of: 'Nickle', usd_per_kg: '1', source: 's', on: '2026-11-01' }),
    ).rejects.toThrow('neither an element nor a charge material');
  });

  it('plans by a controlled specification once it is compared, and by a route of a name', async () => {
    const printed = {
      number: 'C-600',
      revision: '1',
      specification: {
        gradeId: 'IN600',
        limits_wtpct: { Cr: { min: '15.9', max: '16.1' } },
        limits_ppm: { S: { max: '40' } },
      },
    };
    const asked = { gradeId: undefined, spec: 'C-600 rev 1' };
    await run(enterSpecification, { ...printed, customer: 'customer C' });
    const order = JSON.parse(JSON.stringify(asked));
    const byName = (more: object): Promise<HeatPlan> =>
      run(planHeat, { heat: 'H-2', mass_kg: 200, dryRun: true, ...order, ...more });
    await expect(byName({})).rejects.toThrow('compared by nobody');
    await run(compareSpecification, printed, 'p-qual');
    const contract = { type: 'fixed', price_per_kg: 30, currency: 'USD', on: '2026-11-01' };
    const shown = await byName({ contract });
    const { heats, cost_usd } = shown.plan;
    expect(shown.ordered).toMatchObject({ grade: 'IN600', specification: 'C-600 rev 1' });
    expect(shown.sold).toMatchObject({ sales_usd: 6000, margin_usd: expect.closeTo(6000 - cost_usd!, 6) });
    const told = renderTerminal(plannedHeatPage(shown));
    expect(told).toMatch(/specification +C-600 rev 1/);
    expect(told).toMatch(/contract +fixed, 30 USD\/kg of 2026-11-01/);
    expect(told).toMatch(/paid for the heat +6,000.00 USD: [\d,.]+ USD above the planned cost/);
    const { Cr } = heats[0]!.composition_wtpct.refined;
    expect(Cr).toBeGreaterThan(15.9);
    expect(Cr).toBeLessThan(16.1);
    await byName({ dryRun: false });
    expect((await context.store.heat('H-2')).target).toMatchObject({
      grade: 'IN600',
      specification: 'C-600 rev 1',
    });

    await run(enterRoute, { name: 'single', route: [{ operation: 'vacuum-induction', fidelity: 'table' }] });
    expect((await plan({ route: 'single' })).plan.heats[0]!.route).not.toBeNull();
    await expect(plan({ route: 'singel' })).rejects.toMatchObject({ details: [{ allowed: 'single' }] });
    await expect(run(enterRoute, { name: 'x', route: [{ operation: 'magic' }] })).rejects.toThrow('magic');
    const slip = {
      operation: 'vacuum-induction',
      additions: [{ material: 'Al-ingott', mass_kg: 1, at_s: 60 }],
    };
    await expect(run(enterRoute, { name: 'x', route: [slip] })).rejects.toMatchObject({
      details: [{ path: 'route[0].additions[0].material', allowed: expect.stringContaining('Al-ingot') }],
    });
  });

  it('reserves the plan that was shown while others book, and none that does not hold any more', async () => {
    const few = { material: 'Fe-electrolytic', lot: 'Fe-few', mass_g: 20_000 };
    await bookMaterials([{ ...few, price: { text: '0.02', currency: 'USD', on: '2026-11-02' } }], context);
    const [first, second, third] = [
      await plan({ heat: 'H-31' }),
      await plan({ heat: 'H-32' }),
      await plan({ heat: 'H-33', lots: { without: ['Fe-few'] } }),
    ];
    const reserve = ({ heat, shown }: HeatPlan, more: object = {}, of = context) =>
      runTask(
        planHeat,
        { heat, gradeId: 'IN600', mass_kg: 200, confirm: shown, ...more },
        actingAs('p-plan', of),
      );
    // what the plan does not charge comes and goes, and other heats take of its lots
    await bookMaterials([{ ...few, lot: 'Fe-more' }], context);
    await context.store.execute({ type: 'holdLot', lot: 'Fe-paid', reason: 'label lost', by: 'p-qual' });
    const left = { lots: { without: ['Fe-few'] } };
    await run(planHeat, { heat: 'H-30', gradeId: 'IN600', mass_kg: 50, ...left });
    expect((await reserve(first)).plan.heats).toEqual(first.plan.heats);
    // what the nearest step of a scale adds is reserved with it
    const { reserved_g } = await context.store.heat('H-31');
    for (const [lot, kg] of Object.entries(chargeOf(first))) {
      expect(reserved_g[`lot:${lot}`]! - 1000 * kg).toBeGreaterThanOrEqual(-0.5);
      expect(reserved_g[`lot:${lot}`]! - 1000 * kg).toBeLessThan(50);
    }
    // the same grams are not reserved twice
    await expect(reserve(second)).rejects.toThrow(/Fe-few has [\d.]+ kg free, and the plan takes/);
    // another process, which does not know the plan, makes it again
    const elsewhere = { ...context, compute: createCompute() };
    await expect(reserve(third, left, elsewhere)).rejects.toThrow(/no longer what was shown/);
    const again = await plan({ heat: 'H-33', ...left });
    expect((await reserve(again, left, elsewhere)).plan.heats).toEqual(again.plan.heats);
    await elsewhere.compute.close();
    await expect(reserve(again, left)).rejects.toThrow('somebody else planned this heat meanwhile');
    const [dear, ni] = [await plan({ heat: 'H-34' }), 'Ni-electrolytic'];
    await run(setPrice, { of: ni, usd_per_kg: '2.00', source: 'offer', on: '2026-11-02', asTyped: true });
    await expect(reserve(dear)).rejects.toThrow(/costs 2 USD\/kg, not 1 USD\/kg/);
    await expect(context.store.heat('H-34')).rejects.toThrow();
  });
});
