import { describe, expect, it } from 'vitest';
import document from '../../../data/charge-materials.json' with { type: 'json' };
import forms from '../../../data/forms.json' with { type: 'json' };
import grades from '../../../data/grades.json' with { type: 'json' };
import prices from '../../../data/prices.json' with { type: 'json' };
import { chargeMaterials, findMaterial } from './charge-material.ts';
import { meanFractions } from './composition.ts';
import { gradesById } from './grade.ts';
import { lotForms } from './lot-form.ts';
import { containedValue, marketOf } from './market.ts';

const materials = chargeMaterials(document);
const market = marketOf(prices);
const get = (id: string) => materials.get(id)!;

describe('charge materials', () => {
  it('sum to 100 %, each with a positive balance', () => {
    for (const { id, composition } of materials.values()) {
      const fractions = meanFractions(composition);
      const sum = Object.values(fractions).reduce((total, x) => total + x, 0);
      expect(sum, id).toBeCloseTo(1, 12);
      expect(fractions[composition.balance!], id).toBeGreaterThan(0.05);
    }
  });
  it('bring their own oxygen, nitrogen, sulphur and lead, marked imputed', () => {
    for (const { id, composition } of materials.values())
      for (const element of ['O', 'N', 'S', 'Pb'] as const)
        expect(composition.contents[element], `${id} ${element}`).toMatchObject({
          origin: 'imputed',
          law: 'lognormal',
        });
  });
  it('vacuum-grade chromium is at least ten times cleaner in N and four times in O than aluminothermic', () => {
    const of = (id: string, element: 'N' | 'O'): number => get(id).composition.contents[element]!.mean;
    expect(of('Cr-aluminothermic', 'N') / of('Cr-vacuum-grade', 'N')).toBeGreaterThan(10);
    expect(of('Cr-aluminothermic', 'O') / of('Cr-vacuum-grade', 'O')).toBeGreaterThanOrEqual(4);
  });
  it('electrolytic nickel keeps inside ASTM B39: Co 0.15, Cu 0.02, C 0.03, Fe 0.02, S 0.01 wt%', () => {
    const limits = { Co: 0.15, Cu: 0.02, C: 0.03, Fe: 0.02, S: 0.01 } as const;
    for (const id of ['Ni-electrolytic', 'Ni-briquette'])
      for (const [element, max] of Object.entries(limits))
        expect(get(id).composition.contents[element as 'Co']!.mean * 100).toBeLessThan(max);
  });
  it('prices are premium x contained value of the price deck', () => {
    for (const row of document.records) {
      const main = Object.fromEntries(
        Object.entries(row.composition)
          .filter(([, content]) => !('impurity' in content))
          .map(([element, content]) => [element, content.mean / 100]),
      );
      const rest = Object.values(row.composition).reduce((sum, content) => sum - content.mean / 100, 1);
      const value = containedValue(market, { ...main, [row.balance]: rest });
      expect(row.price.containedValue / value, row.id).toBeCloseTo(1, 3);
      expect(row.price.value / (row.price.premium * value), row.id).toBeCloseTo(1, 2);
    }
  });
  it('rare-earth and magnesium additions go in last, under argon, with a stated recovery', () => {
    for (const [id, element] of [
      ['NiLa', 'La'],
      ['NiY', 'Y'],
      ['NiCe', 'Ce'],
      ['NiMg', 'Mg'],
    ] as const) {
      expect(get(id).stage).toBe('last-under-argon');
      expect(get(id).recovery[element]?.mean).toBeLessThan(0.8);
    }
  });
  it('are found by name, and an unknown one is refused with the list', () => {
    expect(findMaterial(materials, 'Nickel Cathode').id).toBe('Ni-electrolytic');
    expect(() => findMaterial(materials, 'NiXx', 'additions[0].material')).toThrow(
      /unknown charge material "NiXx"/,
    );
    for (const [typed, meant] of [
      ['Mo', /^Mo-briquette/],
      ['Fe-electrolitic', /^Fe-electrolytic/],
    ] as const)
      expect(() => findMaterial(materials, typed)).toThrow(
        expect.objectContaining({
          details: [expect.objectContaining({ allowed: expect.stringMatching(meant) })],
        }),
      );
  });
  it('refuses contents above 100 %', () => {
    const broken = structuredClone(document);
    broken.records[0]!.composition.Co!.mean = 99.99;
    expect(() => chargeMaterials(broken)).toThrow(/Ni-electrolytic has 1\d\d\.\d+ wt%/);
  });
});

describe('forms', () => {
  const table = lotForms(forms);
  it('are the forms of the trade, with prices that exist', () => {
    for (const id of ['foundry-returns', 'mill-solids', 'turnings', 'mixed-turnings', 'grindings', 'powder'])
      expect(table.has(id)).toBe(true);
    for (const { id, scrapFactor } of table.values())
      if (scrapFactor !== undefined) expect(market.scrapFactors.has(scrapFactor), id).toBe(true);
  });
  it('yield falls from solids over turnings to grindings', () => {
    const metalYield = ['mill-solids', 'turnings', 'mixed-turnings', 'grindings'].map(
      (id) => table.get(id)!.metalYield.mean,
    );
    expect(metalYield).toEqual([...metalYield].sort((a, b) => b - a));
  });
});

describe('market', () => {
  it.each([
    ['IN718', 14.26],
    ['MARM247', 83.75],
    ['CMSX4', 114.19],
    ['H230', 19.41],
  ])('contained value of %s is %f USD/kg, as in the price notes', (id, usd) => {
    expect(containedValue(market, gradesById(grades).get(id)!.nominal)).toBeCloseTo(usd, 0);
  });
  it('an element above a residual without a price is refused', () => {
    expect(() => containedValue(market, { Ni: 0.9, Os: 0.1 })).toThrow(/no price of Os/);
  });
  it('keeps ranges: oily turnings 0.40 to 0.65 of contained value', () => {
    expect(market.scrapFactors.get('scrap/turnings-oily')).toMatchObject({
      value: 0.52,
      low: 0.4,
      high: 0.65,
    });
    expect(market.energy.get('EU')?.value).toBe(0.16);
    expect(market.conversion.get('vacuum-induction')).toMatchObject({ low: 2, high: 4.5 });
  });
});
