import { describe, expect, it } from 'vitest';
import { ConvergenceError, InputError, UnavailableError } from '../../foundation/errors.ts';
import type { Solver } from '../../models/charge/solver.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: unknown, solver: Solver = testSolver()) => planDocument(document, facts, { solver });
const refusal = async (document: unknown): Promise<InputError> => {
  const error = await run(document).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return error as InputError;
};

const NICKEL = { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 };
const CHROMIUM = { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 13 };
const ALUMINIUM = { id: 'Al', composition_wtpct: { Al: 100 }, price_usd_per_kg: 4 };
const limits_wtpct = { Cr: { min: 18, max: 22 }, Al: { min: 1, max: 1.5 }, Fe: { max: 1 } };
const heat = (rest: object = {}) => ({ id: 'H1', target: { limits_wtpct, mass_kg: 500 }, ...rest });
const ask = (rest: object = {}, more: object = {}) => ({
  heats: [heat(rest)],
  materials: [NICKEL, CHROMIUM, ALUMINIUM],
  ...more,
});
const kg = (output: Awaited<ReturnType<typeof run>>, id: string, h = 0): number =>
  output.heats[h]!.charge.find((line) => line.id === id)?.mass_kg ?? 0;

describe('a skull in the crucible', () => {
  const skull = { mass_kg: 20, composition_wtpct: { Cr: 20, Fe: 18 }, balance: 'Ni' };
  it('comes into its own heat whole and for nothing, and counts among its contents but not its materials', async () => {
    const clean = await run(ask());
    const after = await run(ask({ skull, maxMaterials: 3 }));
    expect(kg(after, 'skull in H1')).toBeCloseTo(20, 6);
    // 3.6 kg of iron in 500 kg
    expect(after.heats[0]!.composition_wtpct.refined.Fe).toBeCloseTo(0.72, 6);
    expect(after.cost_usd!).toBeLessThan(clean.cost_usd!);
    const dirty = await run(ask({ skull: { ...skull, mass_kg: 30 } }));
    expect(dirty.status).toBe('infeasible');
    expect(dirty.conflict[0]!.words).toMatch(/30 kg of skull in H1 in any case/);
  });

  it('stays out of the other heats, planned together or one by one', async () => {
    const heats = [heat(), heat({ id: 'H2', skull })];
    for (const rest of [{}, { jointConfidence: 0.95 }]) {
      const output = await run({ ...ask(), heats, ...rest });
      expect([kg(output, 'skull in H2', 0), kg(output, 'skull in H2', 1)]).toEqual([
        0,
        expect.closeTo(20, 6),
      ]);
    }
  });

  it('scatters over its windows when only its grade is known', async () => {
    const target = { limits_wtpct, residual_wtpct: 0.5, mass_kg: 500 };
    const output = await run(ask({ target, skull: { mass_kg: 10, gradeId: 'HASTX' } }));
    // nominal Fe of Hastelloy X 18 to 18.5 %: 0.37 % here, with a sixth of 17 to 20
    expect(output.heats[0]!.composition_wtpct.refined.Fe).toBeCloseTo(0.37, 1);
    expect(output.heats[0]!.confidence!.z).toBeGreaterThan(1);
    expect(output.assumed.map(({ what }) => what)).toContain('H1: contents of the skull of HASTX');
    expect((await refusal(ask({ skull: { mass_kg: 10 } }))).details[0]!.path).toBe('heats[0].skull');
    expect((await refusal(ask({ skull: { ...skull, mass_kg: 500 } }))).details[0]!.path).toBe(
      'heats[0].skull.mass_kg',
    );
  });
});

describe('losses driven by oxygen', () => {
  const oxidised = { id: 'turnings', composition_wtpct: { Cr: 20, Al: 1.2, O: 0.1 }, balance: 'Ni' };
  const materials = [NICKEL, CHROMIUM, ALUMINIUM, { ...oxidised, price_usd_per_kg: 5, available_kg: 300 }];
  // 2 x 26.98 / (3 x 16.00) kg of Al per kg of O
  const lostToOxygen = { Al: 1.124 };
  it('are made up for, here up to the maximum of a cheap element: 300 g of oxygen take 337 g of aluminium', async () => {
    const open = { ...limits_wtpct, O: {} };
    const target = { limits_wtpct: open, mass_kg: 500 };
    const free = await run(ask({ target }, { materials }));
    const losing = await run(ask({ target, lostToOxygen }, { materials }));
    expect(kg(free, 'turnings')).toBeCloseTo(300, 6);
    expect(kg(losing, 'Al') - kg(free, 'Al')).toBeCloseTo(0.337, 2);
    expect(losing.heats[0]!.composition_wtpct.refined.Al).toBeCloseTo(1.5, 9);
  });
  it('are said by the route where there is one', async () => {
    const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
    expect((await refusal(ask({ lostToOxygen, route }))).details[0]!.path).toBe('heats[0].lostToOxygen');
  });
});

describe('route options', () => {
  it('are settings of one operation too: the better wash is paid for only where a limit needs it', async () => {
    const wash = (bath: string) => [{ operation: 'cleaning', settings: { oil_kg_per_kg: 0.01, bath } }];
    const routes = [
      { id: 'water', route: wash('water') },
      { id: 'alkali', route: wash('ultrasonic-alkali'), usd_per_kg: 0.1 },
    ];
    const lot = {
      id: 'lot',
      composition_wtpct: { Cr: 20, C: 0.05 },
      balance: 'Ni',
      price_usd_per_kg: 2,
      available_kg: 450,
    };
    const plan = (max: number) =>
      run({
        heats: [
          {
            id: 'H',
            target: { limits_wtpct: { Cr: { min: 18, max: 22 }, C: { max } }, mass_kg: 500 },
            routes,
          },
        ],
        materials: [NICKEL, CHROMIUM, lot],
        certificationSamples: 1000,
      });
    const [lax, strict] = [await plan(1.5), await plan(0.1)];
    expect(lax.heats[0]!.route!.id).toBe('water');
    expect(strict.heats[0]!.route).toMatchObject({ id: 'alkali', cost_usd: 50 });
    expect(kg(strict, 'lot')).toBeCloseTo(450, 3);
  });

  it('have floors: nothing leaves below the level of the table', async () => {
    const lot = {
      id: 'lot',
      composition_wtpct: { Cr: 20, Pb: 0.00005 },
      balance: 'Ni',
      price_usd_per_kg: 6,
      available_kg: 450,
    };
    const output = await run({
      heats: [
        {
          id: 'H',
          target: { limits_wtpct: { Cr: { min: 18, max: 22 }, Pb: { max: 0.0005 } }, mass_kg: 500 },
          route: [{ operation: 'vacuum-induction', fidelity: 'table' }],
          removalCredit: ['Pb'],
        },
      ],
      materials: [NICKEL, CHROMIUM, lot],
      certificationSamples: 1000,
    });
    // 0.45 ppm x 0.08 would be 0.04 ppm; the table's floor is 0.1
    expect(output.heats[0]!.composition_wtpct.refined.Pb! * 1e4).toBeGreaterThan(0.08);
    expect(output.heats[0]!.composition_wtpct.refined.Pb! * 1e4).toBeLessThan(0.13);
  });
});

describe('prices with a day', () => {
  const dated = (pricedOn?: string) => [
    NICKEL,
    { ...CHROMIUM, ...(pricedOn ? { pricedOn } : {}) },
    ALUMINIUM,
  ];
  it('are named when they are stale, and when they carry none', async () => {
    const output = await run(ask({}, { asOf: '2026-11-24', materials: dated('2026-08-01') }));
    const said = output.assumed.map(({ what }) => what);
    expect(said).toContain('prices older than 30 days: Cr (115 days)');
    expect(said).toContain('prices without a date: 2 of 3');
    const fresh = await run(ask({}, { asOf: '2026-11-24', materials: dated('2026-11-01') }));
    expect(fresh.assumed.map(({ what }) => what).join()).not.toMatch(/older/);
    expect((await run(ask())).assumed.map(({ what }) => what).join()).not.toMatch(/prices/);
  });
  it('of a later day than the plan are refused', async () => {
    const error = await refusal(ask({}, { asOf: '2026-11-24', materials: dated('2026-12-01') }));
    expect(error.details[0]).toMatchObject({ path: 'materials[1].pricedOn', value: '2026-12-01' });
  });
});

describe('faults of the solver', () => {
  const pieces = { materials: [{ ...NICKEL, item_kg: 7 }, { ...CHROMIUM, item_kg: 3 }, ALUMINIUM] };
  const failing = (change: (solution: Awaited<ReturnType<Solver['solve']>>) => object): Solver => ({
    solve: async (model, budget, signal) => {
      const solution = await testSolver().solve(model, budget, signal);
      return model.integrality === null ? solution : { ...solution, ...change(solution) };
    },
  });
  for (const [name, more] of [
    ['an exact plan', {}],
    ['a plan with confidence', { jointConfidence: 0.95 }],
  ] as const) {
    it(`${name}: out of time without a point is a clear failure with the bound`, async () => {
      const stopped = failing(() => ({
        status: 'stopped',
        x: new Float64Array(0),
        objective: null,
        bound: null,
        stoppedBy: 'work',
      }));
      const error = await run(ask({}, { ...pieces, ...more }), stopped).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConvergenceError);
      expect((error as ConvergenceError).details[0]).toMatchObject({ path: 'timeLimit_s', unit: 's' });
    });

    it(`${name}: out of time with a point is that plan, not proven, with its bound`, async () => {
      const late = failing((solution) => ({
        status: 'feasible',
        bound: solution.objective === null ? null : solution.objective * 0.9,
      }));
      const output = await run(ask({}, { ...pieces, ...more }), late);
      // with confidence the relaxation at the same z may prove what the solver could not
      const sameZ = output.heats[0]!.confidence?.sameZ.gap;
      expect(output.status).toBe(sameZ !== undefined && sameZ <= 2.5e-3 ? 'optimal' : 'feasible');
      expect(output.bound_usd!).toBeLessThanOrEqual(output.cost_usd!);
      expect(output.gap!).toBeGreaterThanOrEqual(0);
    });

    it(`${name}: a crash that cannot be mended comes through as what it is`, async () => {
      const dead: Solver = {
        solve: () => Promise.reject(new UnavailableError('the solver died twice', { cure: 'try again' })),
      };
      await expect(run(ask({}, more), dead)).rejects.toThrow(UnavailableError);
    });
  }

  it('an answer that breaks a rule is never shown as a plan', async () => {
    const lying: Solver = {
      solve: async (model, budget, signal) => {
        const solution = await testSolver().solve(model, budget, signal);
        return { ...solution, x: solution.x.map((value, j) => (j === 0 ? value * 0.9 : value)) };
      },
    };
    await expect(run(ask(), lying)).rejects.toThrow(/a check of the solver's plan found an error/);
  });
});
