import { describe, expect, it } from 'vitest';
import { fromWtpct } from '../../../foundation/quantity/fractions.ts';
import { buildBlend } from '../blend/blend.ts';
import { solveBlend } from '../blend/solve-blend.ts';
import type { ChargeProblem } from '../problem.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { findConflict } from './conflict.ts';

const BUDGET = { timeLimit_s: 5, relativeGap: 1e-6 };
const solver = testSolver();
const conflictOf = async (problem: ChargeProblem, market?: ChargeProblem['materials']) => {
  expect((await solveBlend(buildBlend(problem), solver, BUDGET)).status).toBe('infeasible');
  return findConflict(problem, { solver, ...(market ? { market } : {}) });
};

const REVERT = material(
  'R',
  { Cr: 20, Bi: 0.0004 },
  { balance: 'Ni', price_usd_per_kg: 8, available_kg: 600 },
);
const NICKEL = material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 });

describe('why there is no plan', () => {
  it('names the limit and the mass, and the exact cures with what they cost', async () => {
    const of = specification({ Cr: [15, 22], Bi: [null, 0.0002] }, { balance: 'Ni' });
    const [set] = await conflictOf({
      materials: [{ ...REVERT, available_kg: 2000 }, NICKEL],
      heats: [heat(of)],
    });
    // 15 % Cr needs 750 kg of R, 750 kg of R bring 3 ppm Bi
    expect(set!.rows).toEqual(['Cr 15 wt% to 22 wt%', 'Bi at most 2 ppm']);
    const words = set!.cures.map((cure) => cure.words);
    expect(words).toContain('raise the maximum of Bi from 2 ppm to 3.001 ppm');
    expect(words).toContain('lower the minimum of Cr from 15 wt% to 9.999 wt%');
    const bismuth = set!.cures.find((cure) => cure.words.includes('Bi'))!;
    expect(bismuth.cost_usd!).toBeCloseTo(750.25 * 8 + 249.75 * 15, 0);
  });

  it('says whether the own range or the limit has to move', async () => {
    const of = specification({ Cr: [15, 22], Bi: [null, 0.0004] }, { balance: 'Ni' });
    const curesOf = async (internal: ChargeProblem['heats'][number]['internal']) => {
      const [set] = await conflictOf({
        materials: [{ ...REVERT, available_kg: 2000 }, NICKEL],
        heats: [{ ...heat(of), ...(internal ? { internal } : {}) }],
      });
      return set!.cures.map(({ words }) => words);
    };
    const bismuth = { Bi: { max: 2e-6 } };
    expect(await curesOf(bismuth)).toContain('raise the internal maximum of Bi from 2 ppm to 3.001 ppm');
    expect(await curesOf({ ...bismuth, Cr: { min: 0.19 } })).toEqual(
      expect.arrayContaining([
        'raise the internal maximum of Bi from 2 ppm to 3.801 ppm',
        'lower the minimum of Cr from 15 wt% (internal 19 wt%) to 9.999 wt%',
      ]),
    );
  });

  it('gives cures that work: the loosened problem has a plan of the price named', async () => {
    const of = specification({ Cr: [15, 22], Bi: [null, 0.0002] }, { balance: 'Ni' });
    const problem: ChargeProblem = {
      materials: [{ ...REVERT, available_kg: 2000 }, NICKEL],
      heats: [heat(of)],
    };
    const [set] = await conflictOf(problem);
    const cure = set!.cures.find(({ words }) => words.includes('Bi'))!;
    const loosened = {
      ...of,
      limits: { ...of.limits, Bi: { max: fromWtpct(0.0003001), basis: 'printed' as const } },
    };
    const found = await solveBlend(buildBlend({ ...problem, heats: [heat(loosened)] }), solver, BUDGET);
    expect(found.cost_usd).toBeCloseTo(cure.cost_usd!, 3);
  });

  it('sees stock as a rule, and dilution from the market as a cure', async () => {
    const of = specification({ Cr: [18, 22] }, { balance: 'Ni' });
    const [set] = await conflictOf({ materials: [REVERT], heats: [heat(of)] }, [
      NICKEL,
      material('pure Cr', { Cr: 100 }, { price_usd_per_kg: 13 }),
    ]);
    expect(set!.rows).toEqual(['1,000 kg of refined metal', '600 kg of R in stock']);
    expect(set!.cures.map((cure) => cure.words)).toEqual(
      expect.arrayContaining([
        'find 400.1 kg more of R (there are 600 kg)',
        'ask for 599.9 kg instead of 1,000 kg of H1',
      ]),
    );
    expect(set!.cures.some((cure) => cure.words.startsWith('buy ') && cure.cost_usd! > 600 * 8)).toBe(true);
  });

  it('buys only what the yard lacks, also where the market is cheaper than what lies there', async () => {
    const own = material('own Ni', { Ni: 100 }, { available_kg: 150, price_usd_per_kg: 20 });
    const of = specification({ Cr: [5, 22] }, { balance: 'Ni' });
    const [set] = await conflictOf({ materials: [REVERT, own], heats: [heat(of)] }, [NICKEL]);
    const buy = set!.cures.find(({ words }) => words.startsWith('buy '))!;
    expect(buy.words).toMatch(/^buy 250(\.\d+)? kg /);
    // at the real price of nickel, not at that of the search
    expect(buy.cost_usd!).toBeGreaterThan(150 * 20 + 250 * NICKEL.price_usd_per_kg);
    expect(buy.cost_usd!).toBeLessThan(1000 * 20);
  });

  it('says that a residual limit is one, and that no material holds an element', async () => {
    const copper = material('C', { Cu: 10 }, { balance: 'Ni' });
    const [residual] = await conflictOf({
      materials: [copper],
      heats: [heat(specification({}, { balance: 'Ni', residual_wtpct: 0.05 }))],
    });
    expect(residual!.rows).toContain('Cu at most 0.05 wt% (residual limit, no row of its own)');
    expect(residual!.cures.map((cure) => cure.words).join()).toMatch(/row of its own of at most 10\.\d* wt%/);
    const [missing] = await conflictOf({
      materials: [NICKEL],
      heats: [heat(specification({ Hf: [1, 2] }, { balance: 'Ni' }))],
    });
    expect(missing!.words).toBe('cannot be met with these materials: Hf 1 wt% to 2 wt%');
  });

  it('is irreducible: every row of the set is needed for the contradiction', async () => {
    const lots = [
      material('A', { Cr: 30, Mo: 1 }, { balance: 'Ni' }),
      material('B', { Cr: 10, Mo: 9 }, { balance: 'Ni' }),
    ];
    const windows = { Cr: [20, 22], Mo: [null, 4], Co: [null, 5], Al: [null, 3] } as const;
    const [set] = await conflictOf({
      materials: lots,
      heats: [heat(specification(windows, { balance: 'Ni' }))],
    });
    expect(set!.rows).toEqual(['Cr 20 wt% to 22 wt%', 'Mo at most 4 wt%']);
  });

  it('keeps independent contradictions apart', async () => {
    const of = specification({ Hf: [1, 2], Mo: [3, 4], Cr: [null, 5] }, { balance: 'Ni' });
    const sets = await conflictOf({ materials: [NICKEL], heats: [heat(of)] });
    expect(sets.map((set) => set.rows)).toEqual(
      expect.arrayContaining([['Hf 1 wt% to 2 wt%'], ['Mo 3 wt% to 4 wt%']]),
    );
    expect(sets).toHaveLength(2);
  });

  it('tells pieces and counts from limits', async () => {
    const pieces = [material('P', { Cr: 20 }, { balance: 'Ni', item_kg: 300 })];
    const [set] = await conflictOf({
      materials: pieces,
      heats: [heat(specification({ Cr: [18, 22] }, { balance: 'Ni' }))],
    });
    expect(set!.rows).toEqual(['whole pieces']);
    expect(set!.cures[0]).toEqual({
      words: 'open pieces or weigh parts of them',
      cost_usd: expect.closeTo(1000, 3),
    });
  });
});
