import { describe, expect, it } from 'vitest';
import { standardNormal, streamKey } from '../../../foundation/numerics/random.ts';
import type { Content } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { planConfidently } from '../confident/confident.ts';
import { limitRows } from '../limit-row.ts';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { dose, isGood, melterOf } from './melter.ts';
import { passesOf, planWithRecourse, type RecourseOptions } from './recourse.ts';
import { trimBath } from './trim.ts';

const solver = testSolver();

function spread(
  base: ChargeMaterial,
  sd_wtpct: Readonly<Partial<Record<ElementSymbol, number>>>,
): ChargeMaterial {
  const contents = Object.entries(base.composition.contents).map(([element, content]): [string, Content] => [
    element,
    { ...content, spread: (sd_wtpct[element as ElementSymbol] ?? 0) / 100, law: 'normal' },
  ]);
  return { ...base, composition: { ...base.composition, contents: Object.fromEntries(contents) } };
}

const ALUMINIUM = material(
  'Al',
  { Al: 100 },
  { price_usd_per_kg: 4, recovery: { Al: { mean: 0.95, spread: 0.02 } } },
);
const NICKEL = material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 });
const CHROMIUM = material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 });
const REVERT = spread(
  material('R', { Al: 5, Cr: 9, Bi: 0.00003 }, { balance: 'Ni', price_usd_per_kg: 9, available_kg: 900 }),
  { Al: 0.5, Cr: 0.1, Bi: 0.000005 },
);
const problem = (available_kg = 900): ChargeProblem => ({
  materials: [{ ...REVERT, available_kg }, ALUMINIUM, NICKEL, CHROMIUM],
  heats: [heat(specification({ Al: [5, 6], Cr: [8.5, 9.5], Bi: [null, 0.00005] }, { balance: 'Ni' }))],
});
const options: RecourseOptions = {
  solver,
  timeLimit_s: 5,
  jointConfidence: 0.99,
  seed: 1,
  checkSamples: 4000,
  trimMaterials: ['Al', 'Ni', 'Cr'],
  sample: {
    Al: { constant: 0, share: 0.01 },
    Cr: { constant: 0, share: 0.005 },
    Bi: { constant: 0, share: 0.1 },
  },
  mostTrims: 2,
  headroom_kg: 100,
  fade: {},
  divert: [],
  confidence: 0.99,
};

describe('charge lean, sample, trim', () => {
  it('makes a heat that cannot be hit blindly, and says how often it has to be corrected', async () => {
    const blind = await planConfidently(problem(), { ...options, jointConfidence: 0.99 });
    const plan = await planWithRecourse(problem(), options);
    expect(plan!.status).toBe('feasible');
    expect(plan!.lowerLimit).toBeGreaterThanOrEqual(0.99);
    const { byTrims, diverted, scrapped, samples } = plan!.outcome;
    expect(byTrims.reduce((a, b) => a + b, 0) + diverted + scrapped).toBe(samples);
    expect(passesOf(plan!.outcome) / samples).toBe(plan!.probability);
    // the lots know aluminium to 0.45 wt%: most heats are topped up or thinned
    expect(byTrims[1]! + byTrims[2]!).toBeGreaterThan(0.3 * samples);
    // blind, the window of 1 wt% is worth 1.1 standard deviations on each side: less revert, more bought metal
    expect(blind.cost_usd === null || blind.cost_usd > plan!.expected_usd * 1.1).toBe(true);
  });

  it('charges lean of what can be raised and of nothing else', async () => {
    const plan = await planWithRecourse(problem(), options);
    expect(plan!.lines[0]!.mass_kg).toBeCloseTo(900, 3);
    expect(plan!.outcome.trim_kg[0]!).toBeGreaterThan(0);
    // bismuth cannot be trimmed: it keeps its guard, however cheap the revert
    const dirty: ChargeProblem = {
      ...problem(),
      materials: problem().materials.map((one) =>
        one.id === 'R'
          ? spread(
              material(
                'R',
                { Al: 5, Cr: 9, Bi: 0.00006 },
                { balance: 'Ni', price_usd_per_kg: 9, available_kg: 900 },
              ),
              { Al: 0.3, Cr: 0.1, Bi: 0.000006 },
            )
          : one,
      ),
    };
    const guarded = await planWithRecourse(dirty, { ...options, headroom_kg: 0 });
    expect(guarded!.status).toBe('feasible');
    const revert_kg = guarded!.lines.find((line) => line.material === 0)!.mass_kg;
    expect((revert_kg * 6e-7) / 1000).toBeLessThan(5e-7 * 0.85);
  });

  it('counts what fades while the sample is away: more is added, and less survives a longer wait', async () => {
    const still = await planWithRecourse(problem(), options);
    const fading = await planWithRecourse(problem(), {
      ...options,
      fade: { Al: { mean: 0.95, spread: 0.01 } },
    });
    expect(fading!.status).toBe('feasible');
    // 5 % of 50 kg per wait
    expect(fading!.outcome.trim_kg[0]! - still!.outcome.trim_kg[0]!).toBeGreaterThan(1);
    const longer = await planWithRecourse(problem(), {
      ...options,
      fade: { Al: { mean: 0.9, spread: 0.02 } },
    });
    expect(longer!.status).toBe('feasible');
    expect(longer!.outcome.trim_kg[0]!).toBeGreaterThan(fading!.outcome.trim_kg[0]!);
  });

  it('costs no more with more room and more trims, within the search', async () => {
    const cost = async (headroom_kg: number, mostTrims: number): Promise<number> =>
      (await planWithRecourse(problem(), { ...options, headroom_kg, mostTrims }))!.expected_usd;
    const [narrow, wide, twice] = [await cost(50, 1), await cost(100, 1), await cost(100, 2)];
    // z is found to 0.05 on 2,000 draws: a quarter of a percent of the cost
    expect(wide).toBeLessThan(narrow * 1.0025);
    expect(twice).toBeLessThan(wide * 1.0025);
  });

  it('keeps the full guard for what the sample does not show', async () => {
    const { Al: _unseen, ...sample } = options.sample;
    const blindToAl = await planWithRecourse(problem(), { ...options, sample });
    const seeing = await planWithRecourse(problem(), options);
    expect(seeing!.raised).toEqual(['Cr', 'Al']);
    expect(blindToAl!.raised).toEqual(['Cr']);
    const revert_kg = (plan: typeof seeing) => plan!.lines.find((line) => line.material === 0)?.mass_kg ?? 0;
    // half a window is 0.5 wt% of Al, the revert scatters by 0.5 in its share: little of it can be charged
    expect(revert_kg(blindToAl)).toBeLessThan(0.6 * revert_kg(seeing));
  });

  it('does not count trims among the materials of the charge', async () => {
    const one = { ...problem(), heats: [{ ...problem().heats[0]!, maxMaterials: 2 }] };
    const plan = await planWithRecourse(one, options);
    expect(plan!.lines.length).toBeLessThanOrEqual(2);
    expect(plan!.outcome.trim_kg.filter((kg) => kg > 0).length + plan!.lines.length).toBeGreaterThan(2);
  });

  it('sends heats to another grade before it scraps them', async () => {
    const lax = specification({ Al: [3, 8], Cr: [8, 10], Bi: [null, 0.001] }, { balance: 'Ni' });
    // nothing to thin with: what the sample shows too high stays so
    const lot = spread(
      material('R', { Al: 5.5, Cr: 9 }, { balance: 'Ni', price_usd_per_kg: 9, available_kg: 1000 }),
      { Al: 0.5 },
    );
    const few = { ...options, mostTrims: 1, trimMaterials: ['Al'], divert: [lax] };
    const plan = await planWithRecourse({ ...problem(), materials: [lot, ALUMINIUM] }, few);
    expect(plan!.status).toBe('infeasible');
    expect(plan!.outcome.diverted).toBeGreaterThan(40);
    expect(plan!.outcome.divertedTo).toEqual([plan!.outcome.diverted]);
    expect(plan!.outcome.scrapped).toBe(0);
    expect(plan!.outcome.failures[0]!.words).toMatch(/^Al /);
  });
});

describe('the melter', () => {
  it('never does better than the least-cost trim and seldom much worse, seeds 1 to 60', async () => {
    const order = {
      specification: problem().heats[0]!.specification,
      additions: [ALUMINIUM, NICKEL, CHROMIUM],
      headroom_kg: 100,
      fade: {},
    };
    const limits = limitRows(order.specification, ['Al', 'Cr', 'Bi', 'Ni']);
    const melter = melterOf({ limits, additions: order.additions, base: 'Ni', guard: {}, room: 1.1 });
    let dearer = 0;
    let both = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const key = streamKey(seed, 'charge/melter.test');
      const mean = {
        Al: 0.05 + 0.006 * standardNormal(key, 0),
        Cr: 0.09 + 0.003 * standardNormal(key, 1),
        Bi: 4e-7 + 1e-7 * standardNormal(key, 2),
      };
      const reading = Float64Array.from(melter.elements, (element) => mean[element as 'Al'] ?? 0);
      const found = isGood(melter, reading)
        ? { amounts: new Float64Array(3), growth: 1 }
        : dose(melter, reading);
      const best = await trimBath(
        { mass_kg: 1, mean, spread: {} },
        order.specification ? { ...order, headroom_kg: 0.1 } : order,
        { solver, z: 0 },
      );
      if (found) expect(best).not.toBeNull();
      if (!found || !best) continue;
      const cost = found.amounts.reduce((sum, amount, k) => sum + amount * melter.prices[k]!, 0);
      expect(cost).toBeGreaterThanOrEqual(best.cost_usd - 1e-6);
      both++;
      if (cost > best.cost_usd + 0.1) dearer++;
    }
    expect(both).toBeGreaterThan(40);
    expect(dearer).toBeLessThan(0.2 * both);
  });
});
