import { describe, expect, it } from 'vitest';
import { buildBlend } from './blend/blend.ts';
import { solveBlend } from './blend/solve-blend.ts';
import { planAtZ } from './confident/confident.ts';
import { planConfirmed } from './confident/confirmed-plan.ts';
import type { ConfidentOptions } from './confident/options.ts';
import { type CostWithout, costWithout, guardPrices } from './confident/plan-worth.ts';
import { risksAt } from './confident/risk.ts';
import { explainLots } from './explain.ts';
import type { ChargeProblem } from './problem.ts';
import { testSolver } from './testing/solver.ts';
import { uncertainYard } from './testing/uncertain-yard.ts';

const solver = testSolver();
const OPTIONS: ConfidentOptions = {
  solver,
  timeLimit_s: 10,
  jointConfidence: 0.95,
  seed: 1,
  checkSamples: 4000,
};

const exactly = (problem: ChargeProblem) =>
  solveBlend(buildBlend(problem), solver, { timeLimit_s: 5, relativeGap: 1e-6 });

const priced = (problem: ChargeProblem, i: number, price_usd_per_kg: number): ChargeProblem => ({
  ...problem,
  materials: problem.materials.map((one, k) => (k === i ? { ...one, price_usd_per_kg } : one)),
});

async function explainedExactly(problem: ChargeProblem) {
  const blend = buildBlend(problem);
  const { linear, charges, cost_usd } = await exactly(problem);
  const without = async (material: number): Promise<CostWithout> =>
    (
      await exactly({
        ...problem,
        materials: problem.materials.map((one, k) => (k === material ? { ...one, available_kg: 0 } : one)),
      })
    ).cost_usd ?? 'none';
  const reasons = await explainLots({
    blend,
    linear: linear!,
    lines: charges[0]!,
    heat: 0,
    cost_usd: cost_usd!,
    without,
  });
  return { reasons, cost_usd: cost_usd! };
}

describe('why a lot is in or out', () => {
  it('names the price at which the answer changes: a second plan on each side of it agrees, seeds 1 to 4', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const problem = uncertainYard(seed);
      const { reasons, cost_usd } = await explainedExactly(problem);
      expect(reasons).toHaveLength(8);
      for (const { material, mass_kg, breakEven_usd_per_kg: at } of reasons) {
        const uses = async (price: number): Promise<number> =>
          (await exactly(priced(problem, material, price))).charges[0]!.find(
            (line) => line.material === material,
          )?.mass_kg ?? 0;
        if (mass_kg === 0) {
          expect(await uses(at! * 1.001)).toBe(0);
          expect(await uses(at! * 0.999)).toBeGreaterThan(0);
        } else {
          // at this price the plan costs what it costs without the lot
          const held = cost_usd + (at! - problem.materials[material]!.price_usd_per_kg) * mass_kg;
          const best = (await exactly(priced(problem, material, at!))).cost_usd!;
          expect(best).toBeLessThanOrEqual(held * (1 + 1e-9));
          expect(await uses(at! * 1.5)).toBeLessThan(mass_kg);
        }
      }
    }
  });

  it('says so in words, with what speaks against a lot and how many may be in', async () => {
    const { reasons } = await explainedExactly(uncertainYard(1));
    expect(reasons[0]!.words).toMatch(
      /^in, (all )?[\d.]+ (of [\d.]+ )?kg of L\d: without it the heat would cost \d+ USD more/,
    );
    const out = reasons.find(({ mass_kg }) => mass_kg === 0)!;
    expect(out.words).toMatch(
      /^out, L\d: would be used below [\d.]+ USD\/kg, its price is [\d.]+; against it [A-Z]/,
    );
    const few = await explainedExactly(uncertainYard(1, { maxLots: 1 }));
    expect(few.reasons.map(({ words }) => words).join('\n')).toMatch(
      /out, L\d: the charge already has its 1 lot, the most that it may have; the first kg of another would save/,
    );
    // of two limits the one that is reached decides
    const both = await explainedExactly(uncertainYard(1, { maxLots: 8, maxMaterials: 7 }));
    expect(both.reasons.map(({ words }) => words).join('\n')).toMatch(
      /out, L\d: the charge already has its 7 materials, the most that it may have; /,
    );
    const shut = await explainedExactly({
      ...uncertainYard(1),
      materials: uncertainYard(1).materials.map((one) =>
        one.id === 'L0' ? { ...one, minimumIfUsed_kg: 5000 } : one,
      ),
    });
    expect(shut.reasons.at(-1)).toMatchObject({ material: 0, breakEven_usd_per_kg: null });
    expect(shut.reasons.at(-1)!.words).toMatch(/allow less than the 5,000 kg that must be taken at once/);
  });
});

describe('a lot that whole numbers leave out', () => {
  it('can save no more than no plan can be better, and is told no price above its own', async () => {
    const problem = uncertainYard(3);
    const pieces: ChargeProblem = {
      ...problem,
      materials: problem.materials.map((one) =>
        one.id.startsWith('L') ? { ...one, minimumIfUsed_kg: 0.75 * one.available_kg } : one,
      ),
    };
    const blend = buildBlend(pieces);
    const { linear, charges, cost_usd, linearBound_usd } = await exactly(pieces);
    const reasons = await explainLots({
      ...{ blend, linear: linear!, lines: charges[0]!, heat: 0, cost_usd: cost_usd! },
      ...{ bound_usd: linearBound_usd, without: async () => 'not found' as const },
    });
    const told = reasons.filter(({ words }) => words.includes('not chosen among the lots'));
    expect(told.length).toBeGreaterThan(0);
    const most = (cost_usd! - linearBound_usd!).toFixed(2);
    for (const { words, material, breakEven_usd_per_kg } of told) {
      expect(words).toContain(
        `a charge with it costs at most ${most} USD less, and none was found that does`,
      );
      expect(breakEven_usd_per_kg).toBe(pieces.materials[material]!.price_usd_per_kg);
    }
  });
});

describe('the risk of a plan', () => {
  const planned = async (seed: number) => {
    const plan = await planConfirmed(uncertainYard(seed), { ...OPTIONS, refining: null, options: [] });
    const { solution, conformance } = plan;
    const { blend, cones, linear, z } = solution;
    const failures = conformance!.failures;
    const risks = risksAt(blend, cones, { x: linear!.x, z, failures, prices: guardPrices(solution) });
    return { plan, risks };
  };

  it('is shared out to the last part, and what cleaner knowledge saves is what a plan with it costs less', async () => {
    for (const seed of [1, 2, 3]) {
      const { plan, risks } = await planned(seed);
      const all = [...risks.lots.values(), ...risks.common].reduce((sum, one) => sum + one.share, 0);
      expect(all).toBeCloseTo(1, 9);
      const [material, dearest] = [...risks.lots].sort(
        (a, b) => (b[1].analyses[0]?.worth_usd ?? 0) - (a[1].analyses[0]?.worth_usd ?? 0),
      )[0]!;
      const { element, worth_usd } = dearest.analyses[0]!;
      const known: ChargeProblem = {
        ...plan.problem,
        materials: plan.problem.materials.map((one, i) => {
          const { contents } = one.composition;
          if (i !== material) return one;
          const content = contents[element as 'Cr']!;
          return {
            ...one,
            composition: {
              ...one.composition,
              contents: { ...contents, [element]: { ...content, spread: 0 } },
            },
          };
        }),
      };
      const options = { ...OPTIONS, shapes: plan.shapes };
      const before = (await planAtZ(plan.problem, options, plan.solution.z))!.cost_usd;
      const saved = before - (await planAtZ(known, options, plan.solution.z))!.cost_usd;
      // a slope times a step: the right size, and the plan can do a little better or worse than go straight on
      expect(worth_usd).toBeGreaterThan(0.5 * saved);
      expect(worth_usd).toBeLessThan(2 * saved);
    }
  });

  it('a plan without one of its lots costs more, and the plan itself is left as it was', async () => {
    const { plan } = await planned(2);
    const before = guardPrices(plan.solution);
    for (const { material } of plan.solution.lines) {
      const without = await costWithout(plan.solution, material);
      if (typeof without === 'number') expect(without).toBeGreaterThan(plan.solution.cost_usd! * (1 - 1e-6));
    }
    expect(guardPrices(plan.solution)).toEqual(before);
  });
});
