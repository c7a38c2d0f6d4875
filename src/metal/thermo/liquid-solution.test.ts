import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ElementSymbol, elementsIn } from '../alloy/element.ts';
import {
  extendedLiquid,
  LIQUID_FILE,
  LIQUID_GAPS_FILE,
  LIQUID_IRON4CD_FILE,
  LIQUID_MF_STEEL_FILE,
  LIQUID_SUPPLEMENTS_FILE,
  primaryLiquid,
} from './data-liquid.ts';
import type { LiquidParameters } from './liquid-parameters.ts';
import { excessGibbs, liquidAt, liquidSolution, lnGamma } from './liquid-solution.ts';
import { alternativeLiquid } from './testing/alternative-liquid.ts';

const DATA = new URL('../../../data/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, DATA), 'utf8'));
const checks = JSON.parse(
  readFileSync(new URL('./__fixtures__/liquid-checks.json', import.meta.url), 'utf8'),
) as {
  readonly vectors: readonly {
    readonly name: string;
    readonly parameter_set: 'primary' | 'extended' | 'iron4cd' | 'mf_steel';
    readonly T_K: number;
    readonly composition_mole_fraction: Readonly<Record<string, number>>;
    readonly gamma: Readonly<Record<string, number>>;
    readonly Gex_J_mol: number;
  }[];
};

const sets: Readonly<Record<string, LiquidParameters>> = {
  primary: primaryLiquid(json(LIQUID_FILE), json(LIQUID_GAPS_FILE)),
  iron4cd: alternativeLiquid(json(LIQUID_IRON4CD_FILE), LIQUID_IRON4CD_FILE),
  mf_steel: alternativeLiquid(json(LIQUID_MF_STEEL_FILE), LIQUID_MF_STEEL_FILE),
  extended: extendedLiquid({
    liquid: json(LIQUID_FILE),
    gaps: json(LIQUID_GAPS_FILE),
    iron4cd: json(LIQUID_IRON4CD_FILE),
    mfSteel: json(LIQUID_MF_STEEL_FILE),
    supplements: json(LIQUID_SUPPLEMENTS_FILE),
  }),
};

function gammas(
  set: LiquidParameters,
  elements: readonly ElementSymbol[],
  x: Float64Array,
  T: number,
): Float64Array {
  const out = new Float64Array(x.length);
  lnGamma(liquidAt(liquidSolution(set, elements), T), x, out);
  return out;
}

describe('the liquid equals the published check vectors to 1e-9', () => {
  it.each(checks.vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const elements = elementsIn(vector.composition_mole_fraction);
    const x = Float64Array.from(Object.values(vector.composition_mole_fraction));
    const set = sets[vector.parameter_set]!;
    const ln = gammas(set, elements, x, vector.T_K);
    elements.forEach((element, i) => {
      const expected = vector.gamma[element];
      if (expected !== undefined) expect(Math.abs(ln[i]! - Math.log(expected))).toBeLessThan(1e-9);
    });
    const G = excessGibbs(liquidAt(liquidSolution(set, elements), vector.T_K), x, new Float64Array(x.length));
    expect(G).toBeCloseTo(vector.Gex_J_mol, 4);
  });
});

describe('the liquid', () => {
  const elements: readonly ElementSymbol[] = ['Ni', 'Cr', 'Fe', 'Nb', 'Mo', 'Ti', 'Al', 'C', 'N'];
  const composition = fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minLength: elements.length,
      maxLength: elements.length,
    })
    .map((parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      return Float64Array.from(parts, (part) => part / total);
    });

  it('satisfies Gibbs-Duhem: sum x_i d ln gamma_i = 0 along any direction', () => {
    fc.assert(
      fc.property(composition, composition, (x, y) => {
        const h = 1e-5;
        const shift = (sign: number): Float64Array => x.map((xi, i) => xi + sign * h * (y[i]! - xi));
        const up = gammas(sets.extended!, elements, shift(1), 1823);
        const down = gammas(sets.extended!, elements, shift(-1), 1823);
        let sum = 0;
        let scale = 0;
        x.forEach((xi, i) => {
          sum += xi * (up[i]! - down[i]!);
          scale += Math.abs(xi * (up[i]! - down[i]!));
        });
        expect(Math.abs(sum)).toBeLessThanOrEqual(1e-6 * scale + 1e-12);
      }),
      { seed: 20260, numRuns: 50 },
    );
  });

  it('does not depend on the order of the elements', () => {
    const x = Float64Array.from([0.5, 0.2, 0.15, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01]);
    const straight = gammas(sets.extended!, elements, x, 1823);
    const turned = gammas(sets.extended!, [...elements].reverse(), Float64Array.from([...x].reverse()), 1823);
    straight.forEach((value, i) => {
      expect(turned[elements.length - 1 - i]).toBeCloseTo(value, 12);
    });
  });

  it('names the pairs that it mixes ideally and those it fills', () => {
    const solution = liquidSolution(sets.extended!, ['Ni', 'Ta', 'Re', 'Al']);
    expect(solution.missing.map((pair) => pair.elements.join('-'))).toEqual(
      expect.arrayContaining(['Re-Ta', 'Al-Re']),
    );
    expect(solution.fills.join()).toMatch(/Ni-Re|Re-Ni/);
    expect(solution.fills.join()).toMatch(/(Ni-Ta|Ta-Ni) \(taken as 0.83 Ni-Nb, assumption\)/);
  });
});
