import { describe, expect, it } from 'vitest';
import { meanFractions } from '../../metal/alloy/composition.ts';
import { imputeLot } from '../identify/impute-lot.ts';
import { dataFacts } from '../testing/data-facts.ts';
import type { LotAnalysis } from './contents.ts';
import { type LotForPlanning, materialOfLot, worthOfLot } from './material.ts';

const facts = dataFacts();
const analysis = (more: Partial<LotAnalysis>): LotAnalysis => ({
  id: 'A1',
  basis: 'measured',
  method: 'ICP-OES',
  laboratory: null,
  balance: 'Ni',
  values: {},
  below: {},
  sd: {},
  ...more,
});
const lot = (analyses: readonly LotAnalysis[], more: Partial<LotForPlanning> = {}): LotForPlanning => ({
  id: 'R-1',
  form: 'turnings',
  lotClass: 'purchased-scrap',
  generation: 0,
  free_kg: 100,
  clearedAs: 'H230',
  analyses,
  ...more,
});

describe('a lot as a material of the plan', () => {
  it('a measured content beats an imputed one and "<" stays "<"', () => {
    const { material, imputed } = materialOfLot(
      lot([
        analysis({ values: { Cr: 22 }, below: { Ti: 0.01 } }),
        analysis({
          id: 'prior',
          basis: 'imputed',
          method: 'prior',
          values: { Cr: 5, S: 0.002 },
          sd: { Cr: 1, S: 0.001 },
        }),
      ]),
      facts,
    );
    expect(material.composition_wtpct).toEqual({ Cr: 22, S: 0.002 });
    expect(material.below_wtpct).toEqual({ Ti: 0.01 });
    expect(material.sd_wtpct!.S).toBe(0.001);
    expect(imputed).toEqual(['S']);
  });
  it('has a price for every bought metal as it comes: titanium sponge brings chlorine, which nobody pays for', () => {
    for (const { id, composition } of facts.chargeMaterials.values()) {
      const values = Object.fromEntries(
        Object.entries(composition.contents).map(([element, { mean }]) => [element, 100 * mean]),
      );
      const balance = composition.balance ?? null;
      const bought = lot([analysis({ basis: 'nominal', balance, values })], {
        clearedAs: id,
        form: 'virgin',
      });
      expect(materialOfLot(bought, facts).material.price_usd_per_kg, id).toBeGreaterThan(0);
    }
  });
  it('plans late what practice adds late, with what the melt takes up of it; the rest goes in first', () => {
    const bought = (clearedAs: string) =>
      materialOfLot(lot([analysis({ values: { Mn: 1 } })], { clearedAs, form: 'virgin' }), facts).material;
    expect(bought('NiLa').recovery).toEqual({ La: { mean: 0.65, sd: 0.15 } });
    expect(bought('Al-ingot').recovery).toEqual({});
    expect(bought('Cr-vacuum-grade').recovery).toBeUndefined();
    expect(materialOfLot(lot([analysis({ values: { Cr: 22 } })]), facts).material.recovery).toBeUndefined();
  });
  it('combines measurements, and gives lots of one laboratory its bias as one shared source', () => {
    const again = analysis({ id: 'A2', laboratory: 'B', values: { Cr: 22.2 } });
    const first = analysis({ laboratory: 'A', values: { Cr: 22 } });
    const one = materialOfLot(lot([first]), facts).material;
    const two = materialOfLot(lot([first, again]), facts).material;
    expect(two.composition_wtpct.Cr).toBeGreaterThan(22);
    expect(two.composition_wtpct.Cr).toBeLessThan(22.2);
    expect(two.sd_wtpct!.Cr).toBeLessThan(one.sd_wtpct!.Cr!);
    expect(Object.keys(two.loadings!)).toEqual(['lab:A/ICP-OES/Cr', 'lab:B/ICP-OES/Cr']);
    const neighbour = materialOfLot(lot([first], { id: 'R-2' }), facts).material;
    expect(neighbour.loadings).toEqual(one.loadings);
  });
  it('shows what certificate and own analysis disagree on and plans with the own one', () => {
    const { material, conflicts } = materialOfLot(
      lot([
        analysis({ id: 'paper', basis: 'certificate', values: { Cr: 22, W: 14, Mo: 2 } }),
        analysis({ id: 'own', values: { Cr: 22, W: 12, Mo: 2 } }),
      ]),
      facts,
    );
    expect(conflicts.map(({ element, words }) => [element, words])).toEqual([
      ['W', expect.stringContaining('14 wt% by paper (certificate) against 12 wt% by own (measured)')],
    ]);
    expect(material.composition_wtpct.W).toBe(12);
  });
  it('leaves out an analysis of another lot, and refuses two that are of no one metal', () => {
    const H230 = { Cr: 22, W: 14, Mo: 2, Fe: 1.5 };
    const other = { Cr: 18, W: 0.1, Mo: 3, Fe: 18 };
    const { material, foreign } = materialOfLot(
      lot([
        analysis({ values: H230 }),
        analysis({ id: 'A2', laboratory: 'B', values: H230 }),
        analysis({ id: 'A3', values: other }),
      ]),
      facts,
    );
    expect(foreign).toEqual(['A3']);
    expect(material.composition_wtpct.Fe).toBeCloseTo(1.5, 9);
    expect(() =>
      materialOfLot(lot([analysis({ values: H230 }), analysis({ id: 'A2', values: other })]), facts),
    ).toThrow(/not of one metal/);
  });
  it('melts the oil on the metal with it, and pays for the metal only', () => {
    const one = lot([analysis({ values: { Cr: 22, C: 0.1 } })]);
    const bare = materialOfLot(one, facts);
    const found = { oil: 0.01, residues: [], film_m: null };
    const oily = materialOfLot({ ...one, found }, facts);
    expect(oily.material.composition_wtpct.C).toBeCloseTo(0.1 + 0.85, 9);
    expect(oily.material.price_usd_per_kg).toBe(bare.material.price_usd_per_kg);
    expect(oily.added.map(({ element }) => element)).toEqual(['C', 'S']);
  });
  it('takes a content that its method does not see as by an unstated laboratory, a printed spread as printed', () => {
    const { material } = materialOfLot(
      lot([analysis({ method: 'pXRF', values: { Cr: 22, C: 0.1 }, sd: { Cr: 0.5 } })], { form: 'virgin' }),
      facts,
    );
    expect(material.sd_wtpct!.C).toBeGreaterThan(0);
    expect(material.sd_wtpct!.Cr).toBeCloseTo(Math.hypot(0.5, 22 * 0.001), 9);
    // what one report prints is said of no other
    const next = lot([analysis({ method: 'pXRF', values: { Cr: 22 } })], { form: 'virgin' });
    expect(materialOfLot(next, facts).material.sd_wtpct!.Cr).toBeLessThan(0.4);
  });
  it('adds the form of the lot to the spread of the method: turnings scatter more than the laboratory', () => {
    const { material } = materialOfLot(lot([analysis({ values: { Cr: 22 } })]), facts);
    expect(material.sd_wtpct!.Cr).toBeGreaterThan(22 * facts.forms.get('turnings')!.heterogeneity * 0.999);
  });
  it('prints the base metal by difference when the analysis names no balance', () => {
    const { material } = materialOfLot(
      lot([analysis({ balance: null, values: { Ni: 59, Cr: 22, W: 14 } })]),
      facts,
    );
    expect(material.balance).toBe('Ni');
    expect(material.composition_wtpct.Ni).toBeUndefined();
    const whole = analysis({ balance: null, values: { Ni: 59, Cr: 22 } });
    const part = analysis({ id: 'button', balance: null, values: { W: 14, Pb: 0.0002 } });
    expect(materialOfLot(lot([whole, part]), facts).material.balance).toBe('Ni');
  });
  it('prices returns at contained value x factor of their form, charge materials at their price', () => {
    const returns = materialOfLot(lot([analysis({ values: { Cr: 20 } })]), facts).material.price_usd_per_kg;
    const metals = facts.market.metals;
    const factor = facts.market.scrapFactors.get(facts.forms.get('turnings')!.scrapFactor!)!.value;
    expect(returns).toBeCloseTo((0.2 * metals.get('Cr')!.value + 0.8 * metals.get('Ni')!.value) * factor, 3);
    const nickel = materialOfLot(
      lot([analysis({ basis: 'nominal' })], {
        clearedAs: 'Ni-electrolytic',
        form: 'virgin',
        lotClass: 'virgin',
      }),
      facts,
    );
    expect(nickel.material.price_usd_per_kg).toBe(
      facts.chargeMaterials.get('Ni-electrolytic')!.price_usd_per_kg,
    );
  });
  it('is worth in the yard what its plan pays, with what is on it and what was paid', () => {
    const found = { oil: 0.01, residues: [], film_m: 0 };
    for (const more of [{}, { found }, { paid_usd_per_kg: 7 }, { clearedAs: 'Ni-electrolytic' }]) {
      const one = lot([analysis({ values: { Cr: 22, Mo: 2 }, below: { Ti: 0.01 } })], more);
      const { contained_usd_per_kg, conflicts, foreign, material } = materialOfLot(one, facts);
      const price = { price_usd_per_kg: material.price_usd_per_kg };
      const { composition, ...worth } = worthOfLot(one, facts);
      expect(worth).toEqual({ contained_usd_per_kg, conflicts, foreign, ...price });
      expect(meanFractions(composition).Cr).toBeCloseTo(0.22, 6);
    }
  });
  it('refuses a lot without analysis', () => {
    expect(() => materialOfLot(lot([]), facts)).toThrow(/no analysis/);
  });
});

describe('imputation', () => {
  const grade = facts.grades.get('H230')!;
  it('fills only what no analysis gives, in ppm with a spread, and gives turnings more oxygen than solids', () => {
    const known = ['Ni', 'Cr', 'W', 'S'] as const;
    const turnings = imputeLot({ form: 'turnings', grade, known }, facts);
    const solids = imputeLot({ form: 'mill-solids', grade, known }, facts);
    expect(turnings.map(({ element }) => element)).not.toContain('S');
    expect(turnings.map(({ element }) => element)).toEqual(expect.arrayContaining(['O', 'N', 'Pb', 'Bi']));
    const oxygen = (contents: typeof turnings): number =>
      Number(contents.find(({ element }) => element === 'O')!.text);
    expect(oxygen(turnings)).toBeGreaterThan(oxygen(solids));
    for (const { text, sd } of turnings) expect([text, sd].join()).toMatch(/^[\d.]+,[\d.]+$/);
  });
});
