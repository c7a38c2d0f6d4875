import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { footprintOfHeat } from './footprint.ts';

const { footprints } = dataFacts();
const order = {
  product_kg: 1000,
  operations: [{ name: 'vacuum-induction', mass_kg: 1000 }],
  energy_kWh: 1000,
  grid: 'EU',
  weighed: true,
} as const;
/** Nominal IN718 as virgin metal. */
const contents = { Ni: 0.529, Cr: 0.184, Fe: 0.186, Nb: 0.0516, Mo: 0.03, Ti: 0.0099, Al: 0.005 };

describe('footprint of a heat', () => {
  it('charged all virgin has the 5.1 kg CO2e/kg of metal that Nuss & Eckelman 2014 give IN718, and the furnaces on top', () => {
    const { parts, total, allVirgin } = footprintOfHeat(
      { ...order, lines: [{ id: 'V', mass_kg: 1000, origin: 'virgin', contents }] },
      footprints,
    );
    const metal = parts.filter(({ name }) => name.endsWith('virgin'));
    expect(metal.reduce((sum, { value }) => sum + value, 0) / 1000).toBeCloseTo(5.1, 1);
    expect(metal.slice(0, 2).map(({ name }) => name)).toEqual(['Ni, virgin', 'Nb, virgin']);
    // 1000 kWh on 0.25 kg/kWh, 250 kg/t consumables
    expect(total.value - metal.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(500, 6);
    expect(allVirgin.value).toBeCloseTo(total.value, 6);
  });
  it('returns carry no first burden, melting is paid both ways: the difference is metal alone', () => {
    const { total, allVirgin, boundary } = footprintOfHeat(
      {
        ...order,
        lines: [
          { id: 'V', mass_kg: 200, origin: 'virgin', contents },
          { id: 'R', mass_kg: 800, origin: 'return', contents },
        ],
      },
      footprints,
    );
    expect((allVirgin.value - 500) * 0.2).toBeCloseTo(total.value - 500, 6);
    expect(boundary.join(' ')).toMatch(/Returns \(80\.0 % of the charge\)/);
  });
  it('ranges hold the value, reach to the industry sets of nickel, and are not made up where there is one source', () => {
    const { parts } = footprintOfHeat(
      { ...order, lines: [{ id: 'V', mass_kg: 1, origin: 'virgin', contents: { Ni: 0.5, W: 0.5 } }] },
      footprints,
    );
    for (const { low, value, high } of parts) expect(low <= value && value <= high).toBe(true);
    const one = (name: string) => parts.find((part) => part.name === name)!;
    expect(one('Ni, virgin')).toMatchObject({ value: 3.25, high: 35 });
    expect(one('W, virgin').high).toBe(one('W, virgin').value);
    // VIM 900 to 1,500 kWh/t around the computed 1,000
    expect(one('electricity of the furnaces')).toMatchObject({ low: 225, value: 250, high: 375 });
  });
  it('calls the mass of metal measured only where it was weighed', () => {
    const lines = [{ id: 'V', mass_kg: 1, origin: 'virgin', contents: { Ni: 1 } }] as const;
    const basis = (weighed: boolean) =>
      footprintOfHeat({ ...order, lines, weighed }, footprints).parts[0]!.basis;
    expect([basis(true), basis(false)]).toEqual(['measured', 'assumed']);
  });
  it('names what it has no number for instead of counting it as nothing', () => {
    const { missing } = footprintOfHeat(
      { ...order, lines: [{ id: 'V', mass_kg: 1, origin: 'virgin', contents: { Ni: 0.9, Nd: 0.1 } }] },
      footprints,
    );
    expect(missing).toEqual(['Nd']);
  });
  it('takes what was recorded in place of practice: power without a range, argon and refractories by mass', () => {
    const lines = [{ id: 'R', mass_kg: 1000, origin: 'return' as const, contents }];
    const parts = (used: object) =>
      Object.fromEntries(
        footprintOfHeat({ ...order, lines, used }, footprints).parts.map(({ name, low, value, high }) => [
          name,
          [low, value, high],
        ]),
      );
    const both = parts({ energy: 900, argon: 100, refractory: 10 });
    expect(both).toEqual({
      'electricity of the furnaces': [225, 225, 225],
      'argon, recorded': [expect.closeTo(41.75, 9), expect.closeTo(100.2, 9), expect.closeTo(317.3, 9)],
      'crucible and lining, recorded': [10, 20, 35],
    });
    // one of two: practice stands for the rest, and nothing is counted twice
    const one = parts({ argon: 100 });
    expect(one['argon, refractories, crucible: what is not recorded']![1]).toBeCloseTo(250 - 100.2, 9);
    const kept = parts({ labour: 3 });
    expect(kept['argon, refractories, crucible']).toEqual([100, 250, 400]);
    const basesOf = (used: object, energy_kWh: number | null) =>
      footprintOfHeat({ ...order, lines, used, energy_kWh }, footprints).parts.map(({ basis }) => basis);
    expect(basesOf({ energy: 900, argon: 100 }, 1000)).toEqual(['measured', 'measured', 'assumed']);
    expect(basesOf({}, 1000)).toEqual(['modelled', 'assumed']);
    expect(basesOf({}, null)).toEqual(['assumed', 'assumed']);
  });
});
