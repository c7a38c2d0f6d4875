import { describe, expect, it } from 'vitest';
import { imputeLot } from './impute-lot.ts';
import { type LotAnalysis, type LotForPlanning, materialOfLot } from './lot-material.ts';
import { dataFacts } from './testing/data-facts.ts';

const facts = dataFacts();
const analysis = (more: Partial<LotAnalysis>): LotAnalysis => ({
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
  it('a measured content beats an imputed one, the newer analysis the older, and "<" stays "<"', () => {
    const { material, imputed } = materialOfLot(
      lot([
        analysis({ values: { Cr: 21 } }),
        analysis({ values: { Cr: 22 }, below: { Ti: 0.01 } }),
        analysis({ basis: 'imputed', method: 'prior', values: { Cr: 5, S: 0.002 }, sd: { Cr: 1, S: 0.001 } }),
      ]),
      facts,
    );
    expect(material.composition_wtpct).toEqual({ Cr: 22, S: 0.002 });
    expect(material.below_wtpct).toEqual({ Ti: 0.01 });
    expect(material.sd_wtpct!.S).toBe(0.001);
    expect(imputed).toEqual(['S']);
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
