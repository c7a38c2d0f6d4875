import { describe, expect, it } from 'vitest';
import { standardNormal, streamKey } from '../../../foundation/numerics/random.ts';
import { entriesOf } from '../../../metal/alloy/element.ts';
import { lowestZ } from '../blend/relaxation.ts';
import { confidenceConflict } from '../conflict/confidence.ts';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import { recheck } from '../recheck.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { spread, uncertainYard } from '../testing/uncertain-yard.ts';
import { planConfidently } from './confident.ts';
import { planConfirmed } from './confirmed-plan.ts';
import type { ConfidentOptions } from './options.ts';

const OPTIONS: ConfidentOptions = {
  solver: testSolver(),
  timeLimit_s: 10,
  jointConfidence: 0.95,
  seed: 1,
  checkSamples: 4000,
};

/** Share of heats that pass, drawn here and judged here: nothing of the planner is used. */
function passRate(
  problem: ChargeProblem,
  lines: readonly { material: number; mass_kg: number }[],
  samples: number,
): number {
  const { specification: of, mass_kg } = problem.heats[0]!;
  let passes = 0;
  for (let s = 0; s < samples; s++) {
    const ok = entriesOf(of.limits).every(([element, { min, max }]) => {
      let content = 0;
      for (const line of lines) {
        const { composition, id } = problem.materials[line.material]!;
        const one = composition.contents[element];
        if (one)
          content +=
            (line.mass_kg / mass_kg) *
            (one.mean + one.spread * standardNormal(streamKey(99, `${id}/${element}`), s));
      }
      return content >= (min ?? 0) - 1e-12 && content <= (max ?? 1) * (1 + 1e-6);
    });
    if (ok) passes++;
  }
  return passes / samples;
}

describe('a charge with joint confidence', () => {
  it('passes as often as asked on draws made by another hand, where the mean-only plan seldom does', async () => {
    const problem = uncertainYard(1);
    const sure = await planConfidently(problem, OPTIONS);
    expect(sure.status).toBe('optimal');
    // 0.95 less three standard errors of 3,000 draws
    expect(passRate(problem, sure.lines, 3000)).toBeGreaterThan(0.938);
    expect(passRate(problem, sure.lines, 3000)).toBeLessThan(0.985);
    const certain = { ...problem, materials: problem.materials.map((one) => spread(one, 0)) };
    const meanOnly = await planConfidently(certain, OPTIONS);
    expect(passRate(problem, meanOnly.lines, 500)).toBeLessThan(0.2);
    expect(recheck(problem, [sure.lines], { meansOnly: true }).broken).toEqual([]);
  });

  it('costs more the surer it has to be; the bound does so exactly, seeds 1 to 4', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const problem = uncertainYard(seed);
      const costs: number[] = [];
      const bounds: number[] = [];
      for (const jointConfidence of [0.6, 0.9, 0.99]) {
        const found = await planConfidently(problem, { ...OPTIONS, jointConfidence });
        costs.push(found.cost_usd!);
        bounds.push(found.jointBound_usd!);
        expect(found.cost_usd!).toBeGreaterThanOrEqual(found.sameZBound_usd! * (1 - 1e-5));
        expect(found.sameZBound_usd!).toBeGreaterThanOrEqual(found.jointBound_usd! * (1 - 1e-5));
      }
      expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
      expect(costs).toEqual([...costs].sort((a, b) => a - b));
    }
  });

  it('keeps a limit that no lot exceeds on average, but may exceed: 0.19 wt% with 0.02 for a maximum of 0.2', async () => {
    const lot = (content: number, price_usd_per_kg: number) => {
      const base = material(`${content}`, { Cu: content }, { balance: 'Ni', price_usd_per_kg });
      const { Cu } = base.composition.contents;
      const contents = { Cu: { ...Cu!, spread: 2e-4, law: 'normal' as const } };
      return { ...base, composition: { ...base.composition, contents } };
    };
    const problem: ChargeProblem = {
      materials: [lot(0.19, 1), lot(0.1, 2)],
      heats: [heat(specification({ Cu: [null, 0.2] }, { balance: 'Ni' }))],
    };
    const sure = await planConfidently(problem, OPTIONS);
    // the cheap lot alone would be over in one heat of three
    expect(passRate(problem, [{ material: 0, mass_kg: 1000 }], 3000)).toBeLessThan(0.75);
    expect(sure.lines.length).toBe(2);
    expect(passRate(problem, sure.lines, 3000)).toBeGreaterThan(0.938);
  });

  it('does not depend on the order of the lots', async () => {
    const problem = uncertainYard(2);
    const turned = await planConfidently(
      { ...problem, materials: [...problem.materials].reverse() },
      OPTIONS,
    );
    const straight = await planConfidently(problem, OPTIONS);
    expect(Math.abs(turned.cost_usd! - straight.cost_usd!) / straight.cost_usd!).toBeLessThan(1e-4);
    expect(turned.jointBound_usd!).toBeCloseTo(straight.jointBound_usd!, 3);
  });

  it('keeps a number of lots and says how near the solver bound it is', async () => {
    const problem = uncertainYard(3, { maxLots: 3 });
    const found = await planConfidently(problem, OPTIONS);
    expect(
      found.lines.filter((line) => problem.materials[line.material]!.id.startsWith('L')).length,
    ).toBeLessThanOrEqual(3);
    expect(found.cost_usd! - found.solverBound_usd!).toBeLessThan(0.0025 * found.cost_usd!);
    expect(found.cost_usd!).toBeGreaterThan(
      (await planConfidently(uncertainYard(3), OPTIONS)).cost_usd! * 0.9999,
    );
  });

  it('counts the uniform law of "< L" results with its own quantile', () => {
    expect(lowestZ(uncertainYard(1), 0.95)).toBeCloseTo(1.6448536, 6);
    const below = { ...uncertainYard(1).materials[0]! };
    const censored: ChargeMaterial = {
      ...below,
      composition: {
        ...below.composition,
        contents: {
          Bi: { mean: 1e-7 as never, spread: 1e-8, law: 'below', limit: 2e-7 as never, origin: 'measured' },
        },
      },
    };
    expect(lowestZ({ ...uncertainYard(1), materials: [censored] }, 0.95)).toBeCloseTo(Math.sqrt(3) * 0.9, 9);
  });
});

describe('the conformance check', () => {
  it('is on draws of its own and reaches the confidence with its lower limit', async () => {
    const plan = await planConfirmed(uncertainYard(4), { ...OPTIONS, refining: null, options: [] });
    expect(plan.conformance!.samples).toBe(4000);
    expect(plan.conformance!.lowerLimit).toBeGreaterThanOrEqual(0.95);
    expect(plan.conformance!.passes).not.toBe(plan.solution.planned!.passes);
    expect(passRate(uncertainYard(4), plan.solution.lines, 3000)).toBeGreaterThan(0.938);
  });

  it('holds for skewed tramps, which the normal cones alone underestimate', async () => {
    const base = uncertainYard(5);
    const skewed = {
      ...base,
      materials: base.materials.map((one): ChargeMaterial => {
        const { Bi } = one.composition.contents;
        return Bi
          ? {
              ...one,
              composition: {
                ...one.composition,
                contents: {
                  ...one.composition.contents,
                  Bi: { ...Bi, spread: 0.8 * Bi.mean, law: 'lognormal' },
                },
              },
            }
          : one;
      }),
    };
    const plan = await planConfirmed(skewed, { ...OPTIONS, refining: null, options: [] });
    expect(plan.conformance!.lowerLimit).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a confidence that cannot be had', () => {
  const wide = (relative: number): ChargeProblem => ({
    materials: [
      spread(material('R', { Cr: 20 }, { balance: 'Ni' }), relative),
      material('Ni', { Ni: 100 }, { price_usd_per_kg: 2 }),
    ],
    heats: [heat(specification({ Cr: [15, 17] }, { balance: 'Ni' }))],
  });

  it('is refused when the spread is wider than the window, with what it comes from', async () => {
    const found = await planConfidently(wide(0.05), OPTIONS);
    expect(found.status).toBe('infeasible');
    const conflict = await confidenceConflict(wide(0.05), {
      solver: testSolver(),
      jointConfidence: 0.95,
      z: 1.645,
      furnace: [],
    });
    expect(conflict.rows).toEqual([
      expect.stringMatching(/^Cr 15 wt% to 17 wt% with a standard deviation of 0\.\d+ wt%$/),
    ]);
    const [concession, accept, know] = conflict.cures;
    expect(concession!.words).toMatch(/^a concession on Cr, (down|up) to 1[0-9.]+ wt%$/);
    expect(concession!.cost_usd).toBeLessThan(accept!.cost_usd!);
    expect(accept!.words).toMatch(
      /^require a lower conformance probability, or sample the bath and trim\. With these lots, not every limit can hold in more than [\d.]+ % of heats$/,
    );
    expect(know!.words).toMatch(
      /^measure Cr better: its standard deviation is .*, and 0\.6\d* wt% is needed.*the analysis of R \(100 %\)$/,
    );
  });

  it('asks for a concession on the side that a limit has, never for less than nothing of an element', async () => {
    const problem: ChargeProblem = {
      materials: [spread(material('R', { S: 1e-4 }, { balance: 'Ni' }), 0.6)],
      heats: [heat(specification({ S: [0, 1.5e-4] }, { balance: 'Ni' }))],
    };
    const { cures } = await confidenceConflict(problem, {
      solver: testSolver(),
      jointConfidence: 0.95,
      z: 1.645,
      furnace: [],
    });
    expect(cures[0]!.words).toMatch(/^a concession on S, up to 1\.987 ppm$/);
  });

  it('says how sure one could be when the limits fail together though each alone would do', async () => {
    // one standard deviation is 0.46 of a half window of 1 wt%: 2.2 on each side, 0.972 in all, less than 0.98
    const found = await planConfidently(wide(0.0288), { ...OPTIONS, jointConfidence: 0.98 });
    expect(found.status).toBe('infeasible');
    expect(found.best!.probability).toBeGreaterThan(0.95);
    expect(found.best!.probability).toBeLessThan(0.98);
  });
});
