import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../../foundation/numerics/random.ts';
import { asMassFraction, fromWtpct } from '../../../foundation/quantity/fractions.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { ChargeMaterial, ChargeProblem, HeatOrder } from '../problem.ts';
import { recheck } from '../recheck.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { buildBlend } from './blend.ts';
import { solveBlend } from './solve-blend.ts';

const BUDGET = { timeLimit_s: 10, relativeGap: 1e-7 };
const solve = (problem: ChargeProblem) => solveBlend(buildBlend(problem), testSolver(), BUDGET);
const kgOf = (solution: Awaited<ReturnType<typeof solve>>, problem: ChargeProblem, id: string): number =>
  solution.charges
    .flat()
    .reduce((sum, line) => sum + (problem.materials[line.material]!.id === id ? line.mass_kg : 0), 0);

const NICKEL = material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 });
const CHROMIUM = material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 });
const REVERT = material(
  'R',
  { Cr: 20, Bi: 0.0004 },
  { balance: 'Ni', price_usd_per_kg: 8, available_kg: 600 },
);

describe('the blending model', () => {
  it('meets 4.98 per kg for the lead-zinc-tin alloy of Dantzig 1963 (GAMS BLEND), whatever the mass', async () => {
    const alloys: Readonly<Record<string, readonly [number, number, number, number]>> = {
      a: [10, 10, 80, 4.1],
      b: [10, 30, 60, 4.3],
      c: [40, 50, 10, 5.8],
      d: [60, 30, 10, 6.0],
      e: [30, 30, 40, 7.6],
      f: [30, 40, 30, 7.5],
      g: [30, 20, 50, 7.3],
      h: [50, 40, 10, 6.9],
      i: [20, 30, 50, 7.3],
    };
    const materials = Object.entries(alloys).map(([id, [Pb, Zn, Sn, price_usd_per_kg]]) =>
      material(id, { Pb, Zn, Sn }, { price_usd_per_kg }),
    );
    for (const mass_kg of [1, 2500]) {
      const of = specification({ Pb: [30, 30], Zn: [30, 30], Sn: [40, 40] });
      const found = await solve({ materials, heats: [heat(of, { mass_kg })] });
      expect(found.status).toBe('optimal');
      expect(found.cost_usd! / mass_kg).toBeCloseTo(4.98, 7);
    }
  });

  it('dilutes to a trace limit exactly, and gives the price of the limit', async () => {
    const problem = {
      materials: [NICKEL, CHROMIUM, REVERT],
      heats: [heat(specification({ Cr: [18, 22], Bi: [null, 0.00012] }, { balance: 'Ni' }))],
    };
    const found = await solve(problem);
    expect(kgOf(found, problem, 'R')).toBeCloseTo(300, 4);
    expect(kgOf(found, problem, 'Cr')).toBeCloseTo(220 - 60, 4);
    const row = buildBlend(problem).rows.findIndex((r) => r.limit?.elements[0] === 'Bi');
    // one ppm more Bi lets 250 kg more revert in, against 200 kg Ni and 50 kg Cr: 250*(0.8*15 + 0.2*13 - 8) usd
    const perPpm = (-found.linear!.rowDual[row]! * 1000 * 1e-6) / 0.0000012;
    expect(perPpm).toBeCloseTo(250 * (0.8 * 15 + 0.2 * 13 - 8), 3);
  });

  it('counts refined mass out: melting losses, retained fractions and gains', async () => {
    const refining = { retained: { Mn: 0.5 }, gained: { O: asMassFraction(1e-5) }, metalYield: 0.98 };
    const lossy = material('L', { Mn: 2 }, { balance: 'Ni', metalYield: 0.95 });
    const problem: ChargeProblem = {
      materials: [lossy],
      heats: [heat(specification({ Mn: [null, 1.1] }, { balance: 'Ni' }), { refining })],
    };
    const found = await solve(problem);
    const { heats, broken } = recheck(problem, found.charges);
    expect(broken).toEqual([]);
    expect(heats[0]!.charged_kg).toBeCloseTo((1000 * (1 - 1e-5)) / (0.95 * 0.98 * (1 - 0.01)), 6);
    expect(heats[0]!.refined.Mn).toBeCloseTo((0.02 * 0.5 * (1 - 1e-5)) / 0.99, 9);
    expect(Object.values(heats[0]!.refined).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });

  it('adds late lanthanum by its own recovery and takes off what oxygen eats', async () => {
    // 0.5 of what the charge carries is kept, 5.8 kg La go per kg O (La2O3), the master alloy is recovered by 0.8
    const refining = { retained: { La: 0.5, O: 1 }, gained: {}, metalYield: 1, cross: { La: { O: -5.8 } } };
    const revert = material(
      'R',
      { La: 0.02, O: 0.001 },
      { balance: 'Ni', price_usd_per_kg: 1, available_kg: 600 },
    );
    const late = material(
      'NiLa',
      { La: 20 },
      { balance: 'Ni', price_usd_per_kg: 90, recovery: { La: { mean: 0.8, spread: 0 } } },
    );
    const problem: ChargeProblem = {
      materials: [NICKEL, revert, late],
      heats: [heat(specification({ La: [0.01, 0.02] }, { balance: 'Ni' }), { refining })],
    };
    const found = await solve(problem);
    const { heats, broken } = recheck(problem, found.charges);
    expect(broken).toEqual([]);
    // 600 kg R give 0.06 kg La less 0.0348 kg for its O; 0.1 kg are asked for in 1,000 kg
    expect(kgOf(found, problem, 'NiLa')).toBeCloseTo((0.1 - 0.06 + 5.8 * 0.006) / (0.2 * 0.8), 4);
    expect(heats[0]!.refined.La).toBeCloseTo(1e-4, 10);
    expect(heats[0]!.refined_kg).toBeCloseTo(1000, 6);
  });

  it('closes the specification: an element without a row stays below the residual', async () => {
    const copper = material('C', { Cu: 10 }, { balance: 'Ni', price_usd_per_kg: 1 });
    const closed: ChargeProblem = {
      materials: [NICKEL, copper],
      heats: [heat(specification({}, { balance: 'Ni', residual_wtpct: 0.05 }))],
    };
    const found = await solve(closed);
    expect(kgOf(found, closed, 'C')).toBeCloseTo(5, 6);
    const open: ChargeProblem = { ...closed, heats: [heat(specification({}, { balance: 'Ni' }))] };
    expect(kgOf(await solve(open), open, 'C')).toBeCloseTo(1000, 6);
  });

  it('counts "< L" as L against a maximum and as nothing against a minimum', async () => {
    const below: ChargeMaterial = {
      ...material('B', {}, { balance: 'Ni', price_usd_per_kg: 1 }),
      composition: {
        balance: 'Ni',
        contents: {
          C: { mean: fromWtpct(0.05), spread: 0, law: 'below', limit: fromWtpct(0.1), origin: 'measured' },
        },
      },
    };
    const problem = (window: readonly [number | null, number | null]): ChargeProblem => ({
      materials: [NICKEL, below, material('NiC', { C: 2 }, { balance: 'Ni', price_usd_per_kg: 20 })],
      heats: [heat(specification({ C: window }, { balance: 'Ni' }))],
    });
    expect(kgOf(await solve(problem([null, 0.04])), problem([null, 0.04]), 'B')).toBeCloseTo(400, 5);
    expect(kgOf(await solve(problem([0.04, 0.2])), problem([0.04, 0.2]), 'NiC')).toBeCloseTo(20, 5);
  });

  it('keeps sums, shares, whole pieces, least amounts and the number of materials', async () => {
    const drum = material('Drum', { Nb: 65 }, { balance: 'Ni', price_usd_per_kg: 40, item_kg: 7 });
    const tantalum = material('Ta', { Ta: 100 }, { price_usd_per_kg: 30, minimumIfUsed_kg: 20 });
    const swarf = material(
      'Swarf',
      { Nb: 3 },
      { balance: 'Ni', price_usd_per_kg: 2, form: 'turnings', available_kg: 900 },
    );
    const problem: ChargeProblem = {
      materials: [NICKEL, drum, tantalum, swarf],
      heats: [
        heat(
          specification(
            { Nb: [1, 4], Ta: [null, 3] },
            { balance: 'Ni', sums: [{ elements: ['Nb', 'Ta'], min: fromWtpct(4), max: fromWtpct(4.5) }] },
          ),
          {
            maxMaterials: 3,
            shares: [{ by: 'form', names: ['turnings'], label: 'turnings', max: 0.4 }],
          },
        ),
      ],
    };
    const found = await solve(problem);
    const { heats, broken } = recheck(problem, found.charges);
    expect(broken).toEqual([]);
    expect(found.charges[0]!.length).toBeLessThanOrEqual(3);
    expect(heats[0]!.refined.Nb! + (heats[0]!.refined.Ta ?? 0)).toBeGreaterThan(0.04 - 1e-8);
    expect(found.cost_usd!).toBeGreaterThanOrEqual(found.linearBound_usd! - 1e-6);
    for (const line of found.charges[0]!) {
      if (problem.materials[line.material]!.id === 'Drum')
        expect(line.mass_kg).toBeCloseTo(line.items! * 7, 9);
      if (problem.materials[line.material]!.id === 'Ta') expect(line.mass_kg).toBeGreaterThan(20 - 1e-6);
    }
  });

  it('charges what is required, and empties an opened drum or leaves enough in it', async () => {
    const skull = material(
      'skull',
      { Cr: 25 },
      { balance: 'Ni', price_usd_per_kg: 0, available_kg: 60, required_kg: 60 },
    );
    const drum = material(
      'drum',
      { Cr: 60 },
      { balance: 'Ni', price_usd_per_kg: 14, available_kg: 400, leaveAtLeast_kg: 150 },
    );
    const dear = material('dear', { Cr: 100 }, { price_usd_per_kg: 40 });
    const problem = (window: readonly [number, number]): ChargeProblem => ({
      materials: [NICKEL, dear, skull, drum],
      heats: [heat(specification({ Cr: window }, { balance: 'Ni' }))],
    });
    // 18 % Cr: 275 kg of drum would do, but 125 kg would stay in it
    const found = await solve(problem([18, 18]));
    expect(kgOf(found, problem([18, 18]), 'skull')).toBeCloseTo(60, 6);
    expect(kgOf(found, problem([18, 18]), 'drum')).toBeCloseTo(250, 4);
    expect(recheck(problem([18, 18]), found.charges).broken).toEqual([]);
    const emptied = await solve(problem([25.5, 26]));
    expect(kgOf(emptied, problem([25.5, 26]), 'drum')).toBeCloseTo(400, 4);
  });

  it('limits shares by owner and by how often metal was remelted', async () => {
    const lots = [
      material('mine', { Cr: 20 }, { balance: 'Ni', price_usd_per_kg: 5, owner: 'us', generation: 1 }),
      material('theirs', { Cr: 20 }, { balance: 'Ni', price_usd_per_kg: 1, owner: 'them', generation: 1 }),
      material('old', { Cr: 20 }, { balance: 'Ni', price_usd_per_kg: 2, owner: 'us', generation: 5 }),
    ];
    const shares = [
      { by: 'owner', names: ['them'], label: 'theirs', max: 0.3 },
      { by: 'generation', names: ['3'], label: 'old metal', max: 0.1 },
    ] as const;
    const problem: ChargeProblem = {
      materials: lots,
      heats: [heat(specification({ Cr: [18, 22] }, { balance: 'Ni' }), { shares })],
    };
    const found = await solve(problem);
    expect(
      [kgOf(found, problem, 'theirs'), kgOf(found, problem, 'old'), kgOf(found, problem, 'mine')].map(
        Math.round,
      ),
    ).toEqual([300, 100, 600]);
  });

  it('shares one stock between heats', async () => {
    const one = heat(specification({ Cr: [18, 22] }, { balance: 'Ni' }));
    const problem: ChargeProblem = {
      materials: [NICKEL, CHROMIUM, REVERT],
      heats: [one, { ...one, id: 'H2', mass_kg: 500 }],
    };
    const found = await solve(problem);
    expect(kgOf(found, problem, 'R')).toBeCloseTo(600, 5);
    expect(recheck(problem, found.charges).broken).toEqual([]);
  });
});

describe('properties of the optimum, seeds 1 to 12', () => {
  const ELEMENTS: readonly ElementSymbol[] = ['Cr', 'Co', 'Mo', 'W', 'Al', 'Ti', 'S', 'Bi'];
  const NOMINAL = [16, 9, 3, 3, 3, 3, 0.003, 0.00003];

  /** A yard of lots around one nominal, with virgin metals, for a heat of that grade. */
  function yard(seed: number): { materials: ChargeMaterial[]; order: HeatOrder } {
    const key = streamKey(seed, 'charge/blend.test');
    let n = 0;
    const draw = (low: number, high: number): number => low + (high - low) * uniform(key, n++);
    const lots = Array.from({ length: 8 }, (_, i) =>
      material(
        `L${i}`,
        Object.fromEntries(
          ELEMENTS.map((e, k) => [e, NOMINAL[k]! * (k < 6 ? draw(0.8, 1.2) : draw(0.3, 3))]),
        ),
        {
          balance: 'Ni',
          price_usd_per_kg: draw(4, 12),
          available_kg: draw(50, 300),
          metalYield: draw(0.92, 1),
        },
      ),
    );
    const virgin = ELEMENTS.slice(0, 6).map((e) =>
      material(`pure ${e}`, { [e]: 100 }, { price_usd_per_kg: draw(10, 60) }),
    );
    const windows = Object.fromEntries(
      ELEMENTS.map(
        (e, k) => [e, k < 6 ? [NOMINAL[k]! * 0.95, NOMINAL[k]! * 1.05] : [null, NOMINAL[k]!]] as const,
      ),
    );
    return {
      materials: [...lots, ...virgin, NICKEL],
      order: heat(specification(windows, { balance: 'Ni', residual_wtpct: 0.05 })),
    };
  }

  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
  it.each(seeds)(
    'seed %i: one more lot is never dearer, a looser limit is never dearer, the order of lots changes nothing',
    async (seed) => {
      const { materials, order } = yard(seed);
      const cost = async (list: readonly ChargeMaterial[], of: HeatOrder = order): Promise<number> =>
        (await solve({ materials: list, heats: [of] })).cost_usd!;
      const all = await cost(materials);
      const slack = 1e-6 * all;
      expect(await cost(materials.slice(1))).toBeGreaterThan(all - slack);
      expect(Math.abs((await cost([...materials].reverse())) - all)).toBeLessThan(slack);
      const looser = {
        ...order,
        specification: {
          ...order.specification,
          limits: {
            ...order.specification.limits,
            Bi: { max: fromWtpct(0.00004), basis: 'printed' as const },
          },
        },
      };
      expect(await cost(materials, looser)).toBeLessThan(all + slack);
    },
  );
});
