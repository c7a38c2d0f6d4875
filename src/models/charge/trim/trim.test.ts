import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { type BathSample, type TrimOrder, trimBath } from './trim.ts';
import { trimDraws } from './trim-draws.ts';
import { trimSurely, tryTrim } from './trim-surely.ts';

const solver = testSolver();
const bath = (
  wtpct: Readonly<Partial<Record<ElementSymbol, number>>>,
  sd_wtpct: Readonly<Partial<Record<ElementSymbol, number>>> = {},
): BathSample => {
  const part = (values: Readonly<Partial<Record<ElementSymbol, number>>>) =>
    Object.fromEntries(Object.entries(values).map(([element, value]) => [element, value / 100]));
  return { mass_kg: 1000, mean: part(wtpct), spread: part(sd_wtpct) };
};
const ALUMINIUM = material(
  'Al',
  { Al: 100 },
  { price_usd_per_kg: 4, recovery: { Al: { mean: 0.9, spread: 0 } } },
);
const NICKEL = material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 });
const CHROMIUM = material('Cr', { Cr: 100 }, { price_usd_per_kg: 20 });
const order = (rest: Partial<TrimOrder> = {}): TrimOrder => ({
  specification: specification({ Al: [5, 6], Cr: [9, 10], Bi: [null, 0.00005] }, { balance: 'Ni' }),
  additions: [ALUMINIUM, NICKEL, CHROMIUM],
  headroom_kg: 100,
  fade: {},
  ...rest,
});

describe('correcting a melt after a sample', () => {
  it('leaves a good melt alone', async () => {
    const none = await trimBath(bath({ Ni: 85, Al: 5.5, Cr: 9.5 }), order(), { solver, z: 0 });
    expect(none).toEqual({ lines: [], cost_usd: 0, mass_kg: 1000 });
  });

  it('tops up low aluminium by hand arithmetic: recovery, and the melt growing by what is added', async () => {
    const found = await trimBath(bath({ Ni: 86, Al: 4.5, Cr: 9.5 }), order(), { solver, z: 0 });
    // 45 + 0.9 x = 0.05 (1000 + x)
    const x = 5 / (0.9 - 0.05);
    expect(found!.lines).toEqual([{ material: 0, mass_kg: expect.closeTo(x, 6) }]);
    expect(found!.mass_kg).toBeCloseTo(1000 + x, 6);
  });

  it('dilutes a trace within the headroom, and makes up for what that thins', async () => {
    const found = await trimBath(bath({ Ni: 85.4, Al: 5.4, Cr: 9.2, Bi: 0.000052 }), order(), {
      solver,
      z: 0,
    });
    // 4 % more metal; chromium falls from 9.2 to 8.85 % and is brought back to 9
    expect(found!.mass_kg).toBeCloseTo(1040, 5);
    const kg = Object.fromEntries(
      found!.lines.map((line) => [order().additions[line.material]!.id, line.mass_kg]),
    );
    expect(kg.Cr).toBeCloseTo(0.09 * 1040 - 92, 5);
    expect(
      await trimBath(bath({ Ni: 85.4, Al: 5.4, Cr: 9.2, Bi: 0.000052 }), order({ headroom_kg: 30 }), {
        solver,
        z: 0,
      }),
    ).toBeNull();
  });

  it('counts what fades until the pour', async () => {
    const fading = order({ fade: { Al: { mean: 0.9, spread: 0 } } });
    const found = await trimBath(bath({ Ni: 85, Al: 5.4, Cr: 9.5 }), fading, { solver, z: 0 });
    // 54 kg fade to 48.6
    expect(found!.lines[0]!.mass_kg).toBeCloseTo((50 - 48.6) / (0.9 - 0.05), 6);
  });

  it('adds so much that the metal passes with the confidence asked, and no more than that takes', async () => {
    const sample = bath({ Ni: 86, Al: 4.9, Cr: 9.5 }, { Al: 0.08, Cr: 0.06 });
    const sure = await trimSurely(sample, order(), { solver, confidence: 0.99, draws: trimDraws(1, 4000) });
    expect(sure!.status).toBe('correct');
    expect(sure!.lowerLimit).toBeGreaterThanOrEqual(0.99);
    const meanOnly = await trimBath(sample, order(), { solver, z: 0 });
    expect(
      tryTrim(sample, order(), { trim: meanOnly!, draws: trimDraws(1, 4000), branch: 'test' }).passes / 4000,
    ).toBeLessThan(0.6);
    const surer = await trimSurely(sample, order(), { solver, confidence: 0.999, draws: trimDraws(1, 8000) });
    expect(surer!.trim.cost_usd).toBeGreaterThan(sure!.trim.cost_usd);
  });

  it('is as sure as asked on the draws of its conformance check too (seeds 0 to 19)', async () => {
    const branches = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const sample = bath({ Ni: 86, Al: 4.5 + 0.02 * seed, Cr: 8.9 }, { Al: 0.05, Cr: 0.06 });
      const how = { solver, confidence: 0.9, draws: trimDraws(seed, 4000) };
      const plan = await trimSurely(sample, order(), how);
      expect(plan, `${seed}`).toMatchObject({ status: 'correct' });
      const { branch, trim, lowerLimit } = plan!;
      expect(lowerLimit, `${seed}`).toBeGreaterThanOrEqual(0.9);
      // on fresh draws: those of the search are as they were drawn
      const again = { trim, branch, draws: trimDraws(seed, 4000) };
      expect(tryTrim(sample, order(), again)).toEqual(plan!.count);
      // the search is not asked for much more than it takes
      expect(lowerLimit, `${seed}`).toBeLessThan(0.93);
      branches.add(branch);
    }
    // some checks failed at first
    expect(branches.size).toBeGreaterThan(1);
  });

  it('says that a trace cannot be trimmed away, with the surest it could be', async () => {
    const sample = bath({ Ni: 85, Al: 5.5, Cr: 9.5, Bi: 0.000049 }, { Bi: 0.000004 });
    const plan = await trimSurely(sample, order({ headroom_kg: 0 }), {
      solver,
      confidence: 0.99,
      draws: trimDraws(1, 4000),
    });
    expect(plan!.status).toBe('not-possible');
    expect(plan!.count.passes / 4000).toBeCloseTo(0.6, 1);
    expect(plan!.count.failures[0]!.limit.elements).toEqual(['Bi']);
    expect(
      await trimSurely(bath({ Al: 5.5, Cr: 12 }), order({ headroom_kg: 0 }), {
        solver,
        confidence: 0.99,
        draws: trimDraws(1, 100),
      }),
    ).toBeNull();
  });
});
