import { describe, expect, it } from 'vitest';
import { planOutputSchema } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: unknown) => planDocument(document, facts, { solver: testSolver() });

const RECOURSE = { furnaceRoom_kg: 100 };
const heat = (rest: object = {}) => ({
  id: 'H',
  target: {
    limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 8.5, max: 9.5 }, Bi: { max: 0.00005 } },
    mass_kg: 1000,
  },
  recourse: RECOURSE,
  ...rest,
});
const MATERIALS = [
  {
    id: 'R',
    composition_wtpct: { Al: 5, Cr: 9, Bi: 0.00003 },
    sd_wtpct: { Al: 0.5, Cr: 0.1, Bi: 0.000005 },
    balance: 'Ni',
    price_usd_per_kg: 9,
    available_kg: 900,
  },
  {
    id: 'Al',
    composition_wtpct: { Al: 100 },
    price_usd_per_kg: 4,
    recovery: { Al: { mean: 0.95, sd: 0.02 } },
  },
  { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 },
  { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 13 },
];
const ask = (rest: object = {}, materials: readonly object[] = MATERIALS) => ({
  heats: [heat(rest)],
  materials,
});

describe('a plan with recourse', () => {
  it('says what becomes of heats, what trims cost and what they save, in data and in words', async () => {
    const output = await run(ask());
    expect(planOutputSchema.parse(output)).toEqual(output);
    const { recourse, certificate, charge } = output.heats[0]!;
    const { corrections, divert, scrap } = recourse!.probability;
    expect(corrections).toHaveLength(3);
    const all = [...corrections, ...divert.map((one) => one.probability), scrap];
    expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(corrections.reduce((sum, p) => sum + p, 0)).toBeCloseTo(certificate!.passRate, 12);
    expect(certificate!.lowerLimit).toBeGreaterThanOrEqual(0.99);
    const { charge_usd, corrections_usd, expected_usd, withoutRecourse_usd } = recourse!.cost;
    expect(charge_usd + corrections_usd).toBeCloseTo(expected_usd, 9);
    expect(output.cost_usd).toBe(expected_usd);
    // the revert scatters over half the window: blind, most of it stays in the yard
    expect(withoutRecourse_usd!).toBeGreaterThan(expected_usd * 1.2);
    expect(output.bound_usd!).toBeLessThan(expected_usd);
    // thinning comes on top of the heat that was ordered, nothing is short of it
    expect(recourse!.poured_kg).toBeGreaterThan(999);
    expect(recourse!.poured_kg).toBeLessThan(1010);
    expect(charge.find((line) => line.id === 'R')!.mass_kg).toBeCloseTo(900, 3);
    expect(recourse!.elements.find((one) => one.element === 'Al' && one.side === 'min')!.how).toBe('lean');
    expect(recourse!.words.join('\n')).toMatch(/no trim is needed in \d+/);
    expect(recourse!.words.join('\n')).toMatch(/without trims the same 99 % would cost/);
    // where sample and wait come from
    const said = output.assumed.map((one) => one.what).join('; ');
    expect(said).toMatch(/method of the bath sample/);
    expect(said).toMatch(/share of Cr 0.999, Al 0.995 that remains after 30 min/);
  });

  it('says why each lot is in or out; plans at prices on either side of the break-even bear it out', async () => {
    // its bismuth stands against all but a little of it, whatever it costs
    const dirty = {
      id: 'D',
      composition_wtpct: { Al: 5.5, Cr: 9, Bi: 0.0001 },
      sd_wtpct: { Al: 0.1, Cr: 0.1, Bi: 0.00002 },
      balance: 'Ni',
      price_usd_per_kg: 20,
      available_kg: 500,
    };
    const priced = (price: number) =>
      run(ask({}, [{ ...MATERIALS[0], price_usd_per_kg: price }, ...MATERIALS.slice(1), dirty]));
    const { lots } = (await priced(9)).heats[0]!;
    expect(lots!.map(({ id }) => id)).toEqual(['R', 'D']);
    expect(lots![0]!.words).toMatch(/^in, all 900 kg of R: .* USD more; worth up to/);
    expect(lots![1]!.words).toMatch(/^out, D: would be used below/);
    const used = async (price: number): Promise<number> =>
      (await priced(price)).heats[0]!.charge.find(({ id }) => id === 'R')?.mass_kg ?? 0;
    const worth = lots![0]!.breakEven_usd_per_kg!;
    expect(await used(worth * 0.97)).toBeGreaterThan(100);
    expect(await used(worth * 1.1)).toBeLessThan(900);
  });

  it('falls back on the charge that needs no trims where lean ones are dearer or reach less, and says so', async () => {
    // aluminium as well known as the sample shows it: a lean charge saves nothing and pays for what the sample leaves open
    const known = MATERIALS.map((one) =>
      one.id === 'R'
        ? { ...one, composition_wtpct: { Al: 5.5, Cr: 9, Bi: 0.00003 }, sd_wtpct: { Al: 0.02, Cr: 0.02 } }
        : one,
    );
    const blurred = { ...RECOURSE, sd_wtpct: { Al: 0.4, Cr: 0.4 } };
    for (const recourse of [RECOURSE, blurred]) {
      const output = await run(ask({ recourse }, known));
      expect(planOutputSchema.parse(output)).toEqual(output);
      const { recourse: said, certificate, cost_usd, lots } = output.heats[0]!;
      const blind = await run({
        heats: [{ ...heat(), recourse: undefined }],
        materials: known,
        jointConfidence: 0.99,
      });
      expect(output.status).toBe('feasible');
      expect(cost_usd).toBeLessThanOrEqual(blind.cost_usd! * (1 + 1e-9));
      expect(output.bound_usd!).toBeLessThanOrEqual(output.cost_usd!);
      expect(certificate!.lowerLimit).toBeGreaterThanOrEqual(0.99);
      const { corrections, divert, scrap } = said!.probability;
      expect(
        [...corrections, ...divert.map((one) => one.probability), scrap].reduce((a, b) => a + b),
      ).toBeCloseTo(1, 12);
      if (said!.taken) continue;
      expect(cost_usd).toBeCloseTo(blind.cost_usd!, 9);
      expect(said!.cost.withRecourse_usd ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(cost_usd);
      expect(corrections[0]).toBe(certificate!.passRate);
      expect(said!.words.join('; ')).toMatch(/no trim is needed in/);
      expect(lots!.length).toBeGreaterThan(0);
    }
    expect((await run(ask({ recourse: blurred }, known))).heats[0]!.recourse!.taken).toBe(false);
  });

  it('is confirmed through the route itself, lean charge and all', async () => {
    const output = await run(ask({ route: [{ operation: 'vacuum-induction', fidelity: 'table' }] }));
    const { route, certificate, recourse } = output.heats[0]!;
    expect(output.status).toBe('feasible');
    expect(route!.disagreement).toBeLessThan(1e-3);
    expect(certificate!.lowerLimit).toBeGreaterThanOrEqual(0.99);
    expect(recourse!.probability.corrections[0]!).toBeLessThan(1);
  });

  it('leaves the next heat what charge and trims did not take', async () => {
    const output = await run({ heats: [heat(), heat({ id: 'H2' })], materials: MATERIALS });
    expect(output.status).toBe('feasible');
    const used = output.heats.map(({ charge }) => charge.find((line) => line.id === 'R')?.mass_kg ?? 0);
    expect(used[0]! + used[1]!).toBeLessThanOrEqual(900 * (1 + 1e-9));
    expect(output.cost_usd).toBeCloseTo(output.heats[0]!.cost_usd + output.heats[1]!.cost_usd, 6);
    expect(output.bound_usd!).toBeLessThan(output.cost_usd!);
  });

  it('names what the trims cannot do, and plans the cures', async () => {
    // too narrow for the scatter of the revert with no room to thin
    const must = MATERIALS.map((one) => (one.id === 'R' ? { ...one, required_kg: 900 } : one));
    const output = await run(ask({ recourse: { furnaceRoom_kg: 5, corrections: 1 } }, must));
    expect(output.status).toBe('infeasible');
    expect(output.conflict[0]!.words).toMatch(
      /^H: with 1 trim the conformance probability is [\d.]+ %; 99 % is required\./,
    );
    const cures = output.conflict[0]!.cures.map((cure) => cure.words).join('; ');
    expect(cures).toMatch(/require [\d.]+ % instead of 99 %/);
    expect(output.heats).toEqual([]);
  });

  it.each([
    ['trims do not do', { recourse: { furnaceRoom_kg: 5, corrections: 1 } }, { required_kg: 900 }],
    ['the spread is too wide', { recourse: undefined }, { required_kg: 900 }],
    [
      'limits cannot be met on average',
      { recourse: undefined },
      { composition_wtpct: { Al: 5, Cr: 30 }, required_kg: 900 },
    ],
  ])(
    'prices every cure with the way through the furnace, as the plan is priced: where %s',
    async (_, more, returns) => {
      const must = MATERIALS.map((one) => (one.id === 'R' ? { ...one, ...returns } : one));
      const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
      const routes = [{ id: 'melt', route, fixed_usd: 1e6 }];
      const output = await run({ ...ask({ ...more, routes }, must), jointConfidence: 0.99 });
      expect(output.status).toBe('infeasible');
      const costs = output.conflict.flatMap(({ cures }) => cures).flatMap(({ cost_usd }) => cost_usd ?? []);
      expect(costs.length).toBeGreaterThan(0);
      // the metal costs some 10,000 USD
      for (const cost_usd of costs) expect(Math.abs(cost_usd - 1_010_000)).toBeLessThan(5000);
    },
  );

  it('diverts to a named grade before it scraps', async () => {
    const lax = { limits_wtpct: { Al: { min: 3, max: 9 }, Cr: { min: 6, max: 11 } } };
    const output = await run(ask({ recourse: { ...RECOURSE, confidence: 0.9, divert: [lax] } }));
    const { divert, scrap } = output.heats[0]!.recourse!.probability;
    expect(divert).toEqual([{ grade: 'grade 1', probability: expect.any(Number) }]);
    expect(divert[0]!.probability).toBeGreaterThan(0);
    expect(scrap).toBe(0);
  });

  it('refuses a route that ends outside the bath, an unknown method and an unknown material, with the place', async () => {
    const refusal = async (rest: object): Promise<InputError> => {
      const error = await run(ask(rest)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InputError);
      return error as InputError;
    };
    const TABLE = { fidelity: 'table' };
    const remelted = await refusal({
      route: [
        { operation: 'vacuum-induction', ...TABLE },
        { operation: 'vacuum-arc', ...TABLE },
      ],
    });
    expect(remelted.details[0]).toMatchObject({ path: 'heats[0].route', value: 'vacuum-arc' });
    const method = await refusal({ recourse: { method: 'litmus' } });
    expect(method.details[0]!.path).toBe('heats[0].recourse.method');
    const trims = await refusal({ recourse: { materials: ['Al', 'Hf'] } });
    expect(trims.details[0]).toMatchObject({ path: 'heats[0].recourse.materials[1]', value: 'Hf' });
  });
});
