import { expect, it } from 'vitest';
import { fillNormal, streamKey, uniform } from '../../../foundation/numerics/random.ts';
import { byElementOrder, type ElementSymbol } from '../../../metal/alloy/element.ts';
import type { ChargeProblem } from '../problem.ts';
import type { Linearised, Refining } from '../refining.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { spread } from '../testing/uncertain-yard.ts';
import { planConfirmed } from './confirmed-plan.ts';

const ELEMENTS: readonly ElementSymbol[] = [...(['Ni', 'Cr', 'Mn', 'O', 'S'] as const)].sort(byElementOrder);
/** Share of each element that evaporates from a bare surface [1]. */
const LOST: Partial<Record<ElementSymbol, number>> = { Ni: 0.03, Cr: 0.12, Mn: 0.85 };

/** Oxygen and sulfur that cover half of it, and what more or less of them leaves nothing or all of it bare [kg/kg]. */
const COVERED = 1e-4;
const SHARPLY = 5e-6;

/** A beam over a melt whose oxygen and sulfur cover the surface: the more of them, the less evaporates of everything else. */
function beam(strength: number): Refining {
  const outOf = (charge: readonly number[], yielded = 1): number[] => {
    const kg = charge.reduce((sum, one) => sum + one, 0);
    const covering = (charge[ELEMENTS.indexOf('O')]! + charge[ELEMENTS.indexOf('S')]!) / kg;
    const bare = 1 / (1 + Math.exp((covering - COVERED) / SHARPLY));
    return charge.map((one, e) => one * yielded * (1 - strength * bare * (LOST[ELEMENTS[e]!] ?? 0)));
  };
  return {
    isSimulated: () => true,
    linearise: (_, composition): Linearised => {
      const base = ELEMENTS.map((element) => composition[element] ?? 0);
      const out = outOf(base);
      const made = out.reduce((sum, kg) => sum + kg, 0);
      const slope = (e: number, j: number): number => {
        const step = Math.max(0.02 * base[j]!, 1e-6);
        return (outOf(base.map((kg, k) => kg + (k === j ? step : 0)))[e]! - out[e]!) / step;
      };
      const main = ELEMENTS.indexOf('Ni');
      const metalYield = slope(main, main);
      const told = <T>(of: (e: number) => T) =>
        Object.fromEntries(ELEMENTS.map((element, e) => [element, of(e)]));
      const acting = (e: number): number[] =>
        ['O', 'S'].map((one) => ELEMENTS.indexOf(one as ElementSymbol)).filter((j) => j !== e && e !== main);
      return {
        metalYield,
        retained: told((e) => slope(e, e) / metalYield),
        cross: told((e) =>
          Object.fromEntries(acting(e).map((j) => [ELEMENTS[j]!, slope(e, j) / metalYield])),
        ),
        gained: told(
          (e) =>
            (out[e]! -
              slope(e, e) * base[e]! -
              acting(e).reduce((sum, j) => sum + slope(e, j) * base[j]!, 0)) /
            made,
        ),
        relativeSpread: {},
        factors: {},
      };
    },
    sample: ({ charge }, _, draws) => {
      const { samples } = charge;
      const yields = fillNormal(
        streamKey(draws.seed, `${draws.branch}/yield`),
        new Float64Array(samples),
        draws.first,
      );
      const values = new Float64Array(samples * ELEMENTS.length);
      const masses = new Float64Array(samples);
      for (let s = 0; s < samples; s++) {
        const kg = ELEMENTS.map((element) => {
          const e = charge.elements.indexOf(element);
          return e < 0 ? 0 : charge.values[s * charge.elements.length + e]!;
        });
        const out = outOf(kg, 1 + 1e-3 * yields[s]!);
        masses[s] = out.reduce((sum, one) => sum + one, 0);
        for (const [e, one] of out.entries()) values[s * ELEMENTS.length + e] = one / masses[s]!;
      }
      return { elements: ELEMENTS, samples, values, masses };
    },
  };
}

/** Dirty and clean lots of a grade, and new metal. */
function yard(seed: number): ChargeProblem {
  const key = streamKey(seed, 'ordered mass');
  let n = 0;
  const between = (a: number, b: number): number => a + (b - a) * uniform(key, n++);
  const Cr = between(15, 23);
  const Mn = between(0.2, 0.8);
  const lots = Array.from({ length: 6 }, (_, i) => {
    const isDirty = i % 2 === 0;
    const traces = isDirty
      ? { O: between(0.004, 0.02), S: between(0.001, 0.004) }
      : { O: between(0.0002, 0.001), S: between(0.0001, 0.0006) };
    const contents = { Cr: Cr * between(0.85, 1.15), Mn: Mn * between(0.5, 3), ...traces };
    const price_usd_per_kg = isDirty ? between(4, 7) : between(7, 12);
    return spread(
      material(`L${i}`, contents, { balance: 'Ni', price_usd_per_kg, available_kg: between(150, 500) }),
      0.03,
    );
  });
  const windows = {
    Cr: [0.95 * Cr, 1.05 * Cr],
    Mn: [0.6 * Mn, 1.4 * Mn],
    O: [null, 0.012],
    S: [null, 0.003],
  } as const;
  return {
    materials: [
      ...lots,
      ...(['Ni', 'Cr', 'Mn'] as const).map((element, i) =>
        material(element, { [element]: 100 }, { price_usd_per_kg: 15 + i }),
      ),
    ],
    heats: [heat(specification(windows, { balance: 'Ni' }))],
  };
}

it.each([0.3, 0.6, 1])(
  'makes the mass that was ordered, through a beam of strength %s: 6 yards',
  async (strength) => {
    let found = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { solution, conformance } = await planConfirmed(yard(seed), {
        solver: testSolver(),
        timeLimit_s: 10,
        seed: 1,
        jointConfidence: 0.9,
        checkSamples: 2000,
        refining: beam(strength),
        options: [{ id: 'beam' }],
      });
      if (solution.cost_usd === null) continue;
      found++;
      expect(Math.abs(conformance!.made - 1), `seed ${seed}: ${conformance!.made}`).toBeLessThan(2e-3);
    }
    expect(found).toBeGreaterThan(3);
  },
);
