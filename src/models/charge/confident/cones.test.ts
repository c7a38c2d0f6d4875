import { describe, expect, it } from 'vitest';
import { standardNormal, streamKey, uniform } from '../../../foundation/numerics/random.ts';
import { fromWtpct } from '../../../foundation/quantity/fractions.ts';
import type { Content } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { buildBlend } from '../blend/blend.ts';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { type Cone, conesOf, cutsOf, deviationAt, supportsAt } from './cones.ts';
import { carriedOver, coldStart, solveCones, type WarmStart } from './solve-cones.ts';

/** How far a point is from mean + z sd <= upper and mean - z sd >= lower, the worse of the two [row units]; positive = broken. */
function excessAt(cone: Cone, x: Float64Array, z: number): number {
  const reach = z * deviationAt(cone, x);
  const mean = x[cone.content]!;
  return Math.max(mean + cone.shape.max * reach - cone.upper, cone.lower - mean + cone.shape.min * reach);
}

/** A material with a standard deviation [wt%] and loadings [wt%] on some contents. */
function uncertain(
  base: ChargeMaterial,
  spread: Readonly<Partial<Record<ElementSymbol, number>>>,
  loadings: Readonly<Record<string, Readonly<Partial<Record<ElementSymbol, number>>>>> = {},
): ChargeMaterial {
  const contents = Object.entries(base.composition.contents).map(([element, content]): [string, Content] => {
    const key = element as ElementSymbol;
    const shared = Object.entries(loadings).flatMap(([source, by]) =>
      by[key] === undefined ? [] : [[source, by[key] / 100] as const],
    );
    return [
      element,
      { ...content, spread: (spread[key] ?? 0) / 100, law: 'normal', loadings: Object.fromEntries(shared) },
    ];
  });
  return { ...base, composition: { ...base.composition, contents: Object.fromEntries(contents) } };
}

describe('limits with spread', () => {
  it('meets 29.894378 for the chance-constrained cattle feed of van de Panne and Popp 1963 (Hock-Schittkowski 73)', async () => {
    const feeds: readonly (readonly [string, number, number, number, number])[] = [
      ['barley', 2.3, 12, 0.28, 24.55],
      ['oats', 5.6, 11.9, 0.19, 26.75],
      ['sesame', 11.1, 41.8, 20.5, 39],
      ['groundnut', 1.3, 52.1, 0.62, 40.5],
    ];
    const materials = feeds.map(([id, Al, Fe, variance, price_usd_per_kg]) =>
      uncertain(material(id, { Al, Fe }, { balance: 'Ni', price_usd_per_kg }), { Fe: Math.sqrt(variance) }),
    );
    const of = specification({ Al: [5, null], Fe: [21, null] }, { balance: 'Ni' });
    const blend = buildBlend({ materials, heats: [heat(of, { mass_kg: 1 })] }, { contentColumns: true });
    const found = await solveCones(blend.model, conesOf(blend), {
      solver: testSolver(),
      timeLimit_s: 5,
      z: 1.645,
      tolerance: 1e-9,
    });
    expect(found.kept).toBe(true);
    expect(found.solution.objective! * blend.usdPerUnit).toBeCloseTo(29.894378, 5);
  });

  it('has the deviation of ten thousand draws: lots apart, a common laboratory together, the balance by difference', () => {
    const lots = [
      uncertain(
        material('A', { Cr: 20, Mo: 3 }, { balance: 'Ni', metalYield: 0.9 }),
        { Cr: 0.3, Mo: 0.1 },
        { 'lab:X/Cr': { Cr: 0.2 } },
      ),
      uncertain(
        material('B', { Cr: 10, Mo: 5 }, { balance: 'Ni' }),
        { Cr: 0.2, Mo: 0.3 },
        { 'lab:X/Cr': { Cr: 0.1 } },
      ),
    ];
    const refining = { retained: { Mo: 0.8 }, gained: {}, metalYield: 0.95 };
    const of = specification(
      { Cr: [10, 20], Ni: [50, null] },
      { sums: [{ elements: ['Cr', 'Mo'], max: fromWtpct(25) }] },
    );
    const problem: ChargeProblem = { materials: lots, heats: [heat(of, { refining })] };
    const blend = buildBlend(problem, { contentColumns: true });
    const x = new Float64Array(blend.columns.length);
    const kg = [400, 700];
    blend.columns.forEach((column, j) => {
      if (column.kind === 'charge') x[j] = kg[column.material]! / column.size;
    });
    const key = (name: string) => streamKey(1, name);
    for (const cone of conesOf(blend)) {
      let sum = 0;
      let squares = 0;
      const samples = 10_000;
      for (let s = 0; s < samples; s++) {
        const lab = standardNormal(key('lab'), s);
        const content = lots.reduce((total, lot, i) => {
          const Cr =
            0.01 * ([20, 10][i]! + [0.3, 0.2][i]! * standardNormal(key(`Cr${i}`), s) + [0.2, 0.1][i]! * lab);
          const Mo = 0.01 * ([3, 5][i]! + [0.1, 0.3][i]! * standardNormal(key(`Mo${i}`), s));
          const by = { Cr, Mo: 0.8 * Mo, Ni: 1 - Cr - Mo };
          const one = cone.limit.elements.reduce(
            (part, element) => part + by[element as 'Cr' | 'Mo' | 'Ni'],
            0,
          );
          return total + (kg[i]! / 1000) * lot.metalYield * 0.95 * one;
        }, 0);
        sum += content / cone.scale;
        squares += (content / cone.scale) ** 2;
      }
      const sd = Math.sqrt(squares / samples - (sum / samples) ** 2);
      // the standard deviation of 10,000 draws is known to 0.7 %
      expect(deviationAt(cone, x) / sd).toBeCloseTo(1, 1);
      expect(Math.abs(deviationAt(cone, x) / sd - 1)).toBeLessThan(0.03);
    }
  });

  it('counts the furnace and late recoveries as common causes', () => {
    const late = material(
      'NiLa',
      { La: 20 },
      { balance: 'Ni', recovery: { La: { mean: 0.6, spread: 0.15 } } },
    );
    const refining = { retained: { S: 0.5 }, gained: { S: 1e-6 }, metalYield: 1 };
    const dirty = material('R', { S: 0.002 }, { balance: 'Ni' });
    const of = specification({ S: [null, 0.005], La: [0.005, 0.015] }, { balance: 'Ni' });
    const blend = buildBlend(
      { materials: [dirty, late], heats: [heat(of, { refining })] },
      { contentColumns: true },
    );
    const x = Float64Array.from(blend.columns, (column) =>
      column.kind === 'charge' ? [999, 1][column.material]! / column.size : 0,
    );
    const [sulphur, lanthanum] = ['S', 'La'].map(
      (element) => conesOf(blend, [{ S: 0.1 }]).find((cone) => cone.limit.elements[0] === element)!,
    );
    // 0.1 of (0.999 * 20 ppm * 0.5 + 1 ppm) and 0.15/0.6 of 1 kg * 0.2 * 0.6 in 1,000 kg
    expect(deviationAt(sulphur!, x) * sulphur!.scale).toBeCloseTo(0.1 * (0.999 * 2e-5 * 0.5 + 1e-6), 12);
    expect(deviationAt(lanthanum!, x) * lanthanum!.scale).toBeCloseTo(0.25 * 0.2 * 0.6 * 1e-3, 12);
  });

  it('cuts off only points that break a cone, seeds 1 to 20', () => {
    const lots = [0, 1, 2].map((i) =>
      uncertain(
        material(`L${i}`, { Cr: 15 + 5 * i, Mo: 3 }, { balance: 'Ni' }),
        { Cr: 0.5 + i, Mo: 0.1 },
        { lab: { Cr: 0.3 } },
      ),
    );
    const blend = buildBlend(
      { materials: lots, heats: [heat(specification({ Cr: [16, 24] }, { balance: 'Ni' }))] },
      { contentColumns: true },
    );
    const cones = conesOf(blend);
    for (let seed = 1; seed <= 20; seed++) {
      const key = streamKey(seed, 'charge/cones.test');
      const point = (from: number): Float64Array => {
        const x = Float64Array.from(blend.columns, (column, j) =>
          column.kind === 'charge' ? uniform(key, from + j) : 0,
        );
        const total = blend.columns.reduce(
          (sum, column, j) => sum + (column.kind === 'charge' ? x[j]! * column.size : 0),
          0,
        );
        blend.columns.forEach((column, j) => {
          if (column.kind === 'charge') x[j] = (x[j]! * 1000) / total;
        });
        for (const cone of cones)
          x[cone.content] = blend.columns.reduce(
            (sum, column, j) =>
              sum +
              (column.kind === 'charge'
                ? (x[j]! * column.size * [0.15, 0.2, 0.25][column.material]!) / (1000 * cone.scale)
                : 0),
            0,
          );
        return x;
      };
      const broken = point(0);
      const cuts = cutsOf(cones, supportsAt(cones, broken, { z: 2, tolerance: 0 }), 2);
      for (let n = 1; n <= 10; n++) {
        const other = point(100 * n);
        if (cones.some((cone) => excessAt(cone, other, 2) > 0)) continue;
        for (const cut of cuts) {
          const activity = cut.indices.reduce((sum, j, k) => sum + cut.values[k]! * other[j]!, 0);
          expect(activity).toBeLessThanOrEqual(cut.upper + 1e-9);
          expect(activity).toBeGreaterThanOrEqual(cut.lower - 1e-9);
        }
      }
      if (cones.some((cone) => excessAt(cone, broken, 2) > 1e-9)) expect(cuts.length).toBeGreaterThan(0);
    }
  });

  it('starts a related problem from what the last one left, with fewer rounds and the same optimum', async () => {
    const problemWith = (retained: number): ChargeProblem => ({
      materials: [15, 20, 25].map((Cr, i) =>
        uncertain(
          material(
            `L${i}`,
            { Cr, Mo: 3 + i },
            { balance: 'Ni', price_usd_per_kg: 10 - i, available_kg: 700 },
          ),
          { Cr: 0.5 + i / 4, Mo: 0.2 },
        ),
      ),
      heats: [
        heat(specification({ Cr: [17, 20], Mo: [3, 4.5] }, { balance: 'Ni' }), {
          refining: { retained: { Mo: retained }, gained: {}, metalYield: 1 },
        }),
      ],
    });
    const solve = (retained: number, before?: WarmStart) => {
      const blend = buildBlend(problemWith(retained), { contentColumns: true });
      const cones = conesOf(blend);
      const rows = blend.model.rowNames.length;
      const warmStart = before ? carriedOver(before, cones, rows) : coldStart();
      const how = { solver: testSolver(), timeLimit_s: 5, z: 2, tolerance: 1e-7, warmStart };
      return solveCones(blend.model, cones, how).then((found) => ({ ...found, warmStart }));
    };
    const first = await solve(1);
    const cold = await solve(0.98);
    const warm = await solve(0.98, first.warmStart);
    expect(warm.kept).toBe(true);
    expect(warm.rounds).toBeLessThan(cold.rounds);
    expect(warm.solution.objective).toBeCloseTo(cold.solution.objective!, 6);
    expect(cold.solution.objective).not.toBeCloseTo(first.solution.objective!, 4);
  });
});
