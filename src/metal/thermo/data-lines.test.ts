import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { elementFacts } from '../alloy/element-data.ts';
import { thermoData } from './assemble.ts';
import {
  ACTIVITY_FILE,
  EPSILON_FILE,
  equilibria,
  formationLines,
  IRON_INTERACTIONS_FILE,
  REACTIONS_FILE,
  readActivity,
  readEpsilons,
  readInteractions,
  readIronInteractions,
} from './data-lines.ts';
import {
  LIQUID_FILE,
  LIQUID_GAPS_FILE,
  LIQUID_IRON4CD_FILE,
  LIQUID_MF_STEEL_FILE,
  PURE_LIQUIDS_FILE,
  type PureLiquid,
  primaryLiquid,
  pureLiquids,
  readLiquid,
} from './data-liquid.ts';
import {
  PARTITION_FILE,
  partitionCoefficients,
  TRANSPORT_FILE,
  transportProperties,
} from './data-transport.ts';
import { alternativeLiquid } from './testing/alternative-liquid.ts';

const file = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'));
const data = thermoData(file, elementFacts(file('elements.json')));
const R = 8.314462618;

describe('vapour pressure lines', () => {
  const pressure_Pa = (species: string, T: number): number => {
    const line = data.vapour.find((one) => one.species === species)!;
    return 101325 * 10 ** (line.A + line.B / T + line.C * Math.log10(T) + line.D * 1e-3 * T);
  };
  it.each([
    ['Mn(g)', 5060],
    ['Cr(g)', 31.7],
    ['Ni(g)', 3.881],
    ['Fe(g)', 8.147],
    ['Al(g)', 175.4],
  ])('%s at 1873.15 K is %f Pa, as in the checks of the source', (species, expected) => {
    expect(pressure_Pa(species, 1873.15) / expected).toBeCloseTo(1, 1);
  });
  it('one monomer line per element, dimers beside them', () => {
    const monomers = data.vapour.filter((line) => line.species === `${line.element}(g)`);
    expect(new Set(monomers.map((line) => line.element)).size).toBe(monomers.length);
    expect(data.vapour.filter((line) => line.species === `${line.element}2(g)`)).toHaveLength(5);
  });
  it('lines of solids carry the step to the supercooled liquid: Mo, W, Hf, Re', () => {
    const solids = data.vapour.filter((line) => line.liquidOverSolid).map((line) => line.element);
    expect(solids.sort()).toEqual(['Hf', 'Mo', 'Re', 'W']);
  });
});

describe('activities', () => {
  it('Mn in Ni: gamma0 = exp(1.2487 - 6819.2/1873.15) = 0.0915', () => {
    const { A, B } = data.dilute.find((row) => row.element === 'Mn')!;
    expect(Math.exp(A + B / 1873.15)).toBeCloseTo(0.0915, 4);
  });
  it('the line gives the value stated at 1873 K, and the Henrian line follows from it, for every element', () => {
    const molar = data.molarMass;
    for (const row of readActivity(file(ACTIVITY_FILE)).records) {
      const gamma = Math.exp(row.A + row.B / 1873.15);
      expect(Math.abs(Math.log10(gamma / row.at1873K)), row.id).toBeLessThan(0.01);
      const gibbs = R * 1873.15 * Math.log((row.at1873K * molar.Ni!) / (100 * molar[row.element]!));
      expect(Math.abs(row.henrian.A + row.henrian.B * 1873.15 - gibbs), row.id).toBeLessThan(250);
    }
  });
  it('carbon refers to graphite and stays out', () => {
    expect(data.dilute.some((row) => row.element === 'C')).toBe(false);
  });
});

describe('interaction parameters', () => {
  it('are 54 in nickel, 244 derived from the liquid, 410 in iron', () => {
    expect(readInteractions(file('thermo/interactions.json')).records).toHaveLength(54);
    expect(readEpsilons(file(EPSILON_FILE)).records).toHaveLength(244);
    expect(readIronInteractions(file(IRON_INTERACTIONS_FILE)).records).toHaveLength(410);
  });
  it('derived epsilons are reciprocal to 0.01 of the larger', () => {
    const rows = readEpsilons(file(EPSILON_FILE)).records;
    const by = new Map(rows.map((row) => [`${row.i}-${row.j}`, row.epsilon1873K!]));
    for (const [pair, epsilon] of by) {
      const mirror = by.get(pair.split('-').reverse().join('-'));
      if (mirror !== undefined)
        expect(Math.abs(epsilon - mirror), pair).toBeLessThan(0.02 + 0.01 * Math.abs(epsilon));
    }
  });
  it('recommends one value per pair: e_O^Cr = -0.162 (Miyazaki 2019)', () => {
    const pairs = data.interactions.map((row) => `${row.i}-${row.j}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(data.interactions.find((row) => row.i === 'O' && row.j === 'Cr')).toMatchObject({
      A: -0.162,
      B: 0,
    });
  });
});

describe('reactions', () => {
  const log10K = (reaction: string, kind: string): number => {
    const row = equilibria(file(REACTIONS_FILE)).find(
      (one) => one.reaction === reaction && one.kind === kind,
    )!;
    return row.A + row.B / 1873.15;
  };
  it.each([
    ['Al2O3(s) = 2[Al] + 3[O]', 'derived', -13.73],
    ['Y2O3(s) = 2[Y] + 3[O]', 'derived', -22.4],
    ['Y2O3(s) = 2[Y] + 3[O]', 'measured', -12.99],
    ['[C] + [O] = CO(g)', 'derived', 5.24],
  ])('log10 K of %s (%s) at 1873 K is %f', (reaction, kind, expected) => {
    expect(log10K(reaction, kind)).toBeCloseTo(expected, 1);
  });
  it('turns dG0 into log10 K: oxygen in nickel, -65999 J at 1873 K (Jacob 1986)', () => {
    expect(log10K('1/2 O2(g) = [O]_1wt%Ni', 'dissolution')).toBeCloseTo(65999 / (R * Math.LN10 * 1873.15), 3);
  });
  it('one formation line per compound', () => {
    const compounds = formationLines(file(REACTIONS_FILE)).map((line) => line.compound);
    expect(new Set(compounds).size).toBe(compounds.length);
    expect(compounds).toEqual(
      expect.arrayContaining(['Al2O3', 'MgO', 'CaO', 'Y2O3', 'La2O3', 'TiN', 'NbC', 'CO']),
    );
  });
});

describe('liquid', () => {
  const primary = primaryLiquid(file(LIQUID_FILE), file(LIQUID_GAPS_FILE));
  it('the primary set has 132 binaries, 121 ternaries, 12 quaternaries and 121 named gaps', () => {
    const count = (form: RegExp): number => primary.interactions.filter((one) => form.test(one.form)).length;
    expect([count(/binary/), count(/const|compos/), count(/quat/)]).toEqual([132, 121, 12]);
    expect(primary.missing).toHaveLength(121);
    expect(primary.elements).toHaveLength(21);
  });
  it('the extended set fills 38 gaps, seven more by their like pair, replaces two pairs and a quaternary of nitrogen and adds the ternary of N-Ni-V, all marked', () => {
    const fills = data.liquid.interactions.filter((one) => one.fill);
    expect(fills).toHaveLength(49);
    const quaternary = data.liquid.interactions.filter((one) => one.elements.join('-') === 'Cr-Fe-N-Ni');
    expect(quaternary.map(({ fill }) => fill)).toEqual([true]);
    expect(data.liquid.missing).toHaveLength(121 - 45);
    const cobalt = fills.find((one) => one.elements.join('-') === 'Co-Y')!;
    expect(cobalt.source).toContain('assumption');
    expect(data.liquid.elements).toEqual(expect.arrayContaining(['Ta', 'Re']));
  });
  it('Fe-La of the primary set is flagged and replaced (L0 = -41 + 15.2 T instead of -136242)', () => {
    const row = readLiquid(file(LIQUID_FILE)).records.find((one) => one.id === 'Fe-La')!;
    expect(row.checks?.[0]?.what).toMatch(/cannot be right/);
    const used = data.liquid.interactions.find((one) => one.elements.join('-') === 'Fe-La')!;
    expect(used.coefficients[0]!.terms).toMatchObject({ a: -41, b: 15.2 });
  });
  it('alternatives stand by themselves', () => {
    expect(alternativeLiquid(file(LIQUID_IRON4CD_FILE), LIQUID_IRON4CD_FILE).interactions).toHaveLength(103);
    expect(alternativeLiquid(file(LIQUID_MF_STEEL_FILE), LIQUID_MF_STEEL_FILE).interactions).toHaveLength(
      209,
    );
  });
  it('keeps the ODbL notice in the attribution', () => {
    expect(primary.attribution).toMatch(/TU Wien.*Open Database License/s);
  });
  it('refuses a ternary with two elements', () => {
    const broken = file(LIQUID_FILE) as { records: { form: string }[] };
    broken.records[0]!.form = 'constant';
    expect(() => primaryLiquid(broken, file(LIQUID_GAPS_FILE))).toThrow(/is not a constant interaction/);
  });
  /** Gibbs energy [J/mol] at T [K]: terms as in the head of the file, all but the last piece up to its end. */
  const gibbsOf = (segments: PureLiquid['liquid'], T: number): number => {
    const { terms: t } = segments.find(({ range: [, high] }) => T < high) ?? segments.at(-1)!;
    const powers: readonly (readonly [number | undefined, number])[] = [
      [t.a, 0],
      [t.b, 1],
      [t.d, 2],
      [t.e, 3],
      [t.f, -1],
      [t.T7, 7],
      [t.Tm9, -9],
      [t.T4, 4],
      [t.Tm2, -2],
      [t.Tm3, -3],
    ];
    return powers.reduce((sum, [factor = 0, n]) => sum + factor * T ** n, (t.c ?? 0) * T * Math.log(T));
  };
  it('Gibbs energy of fusion vanishes at the melting point of nickel (1728 K) within 2 J/mol', () => {
    const nickel = pureLiquids(file(PURE_LIQUIDS_FILE)).get('Ni')!;
    expect(Math.abs(gibbsOf(nickel.liquid, 1728) - gibbsOf(nickel.reference, 1728))).toBeLessThan(2);
    expect(gibbsOf(nickel.liquid, 1873.15) - gibbsOf(nickel.reference, 1873.15)).toBeCloseTo(-1486.2, 0);
  });
});

describe('transport and partition', () => {
  const transport = transportProperties(file(TRANSPORT_FILE));
  it('keeps numbers, ranges and words apart', () => {
    expect(transport.get('inclusion density/Al2O3')?.value).toBe(3970);
    expect(transport.get('mass transfer/VIM, melt side, induction stirred')?.low).toBeLessThan(2.45e-4);
    expect(transport.get('flotation/Stokes')).toMatchObject({ words: expect.any(String) });
  });
  it('density of nickel at 1873 K lies between 7600 and 7800 kg/m3 by both forms', () => {
    const p = transport.get('density/pure Ni')!.parameters as Record<'rho0' | 'beta' | 'Tref', number>;
    const rho = p.rho0 / (1 + p.beta * (1873 - p.Tref));
    expect(rho).toBeGreaterThan(7600);
    expect(rho).toBeLessThan(7800);
  });
  it('sulfur and rare earths stay in the liquid, tungsten and rhenium in the solid', () => {
    const rows = partitionCoefficients(file(PARTITION_FILE)).filter((row) => row.recommended);
    const of = (element: string): number => rows.find((row) => row.element === element)!.high;
    for (const element of ['S', 'Y', 'La', 'Pb', 'B']) expect(of(element), element).toBeLessThan(0.1);
    for (const element of ['W', 'Re']) expect(of(element), element).toBeGreaterThan(1.3);
  });
});
