import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { dissolvedPpm, kinetic, meltOf, runCentral } from '../testing/melt.ts';

type Melt = Parameters<typeof meltOf>[0];

/** Row of an element after ten minutes in vacuum. */
function rowOf(melt: Melt, element: ElementSymbol, lining: string) {
  const { steps } = runCentral(meltOf(melt, 10), [
    kinetic('vacuum-induction', { temperature_K: 1873, time_s: 600, lining: { material: lining } }),
  ]);
  return steps[0]!.limits.find((row) => row.element === element)!;
}

describe('limits in words', () => {
  it('without carbon nothing is said to leave as CO', () => {
    const row = rowOf({ wtpct: { Cr: 20 }, ppm: { O: 20 } }, 'O', 'MgO');
    expect(row.limitedBy).toContain('no carbon');
    expect(row.lever).toContain('carbon');
  });

  it('with carbon the way to the surface is', () => {
    expect(rowOf({ wtpct: { Cr: 20, C: 0.1 }, ppm: { O: 20 } }, 'O', 'MgO').limitedBy).toContain('CO');
  });

  it('names no lining as a lever of oxygen: their order was never predicted and then measured', () => {
    for (const lining of ['MgO', 'Al2O3', 'CaO', 'SiO2'])
      for (const wtpct of [{ Cr: 20 }, { Cr: 20, C: 0.1 }, { Cr: 20, Al: 2 }])
        for (const O of [5, 60])
          expect(rowOf({ wtpct, ppm: { O } }, 'O', lining).lever).not.toMatch(/lining|MgO|CaO|Y2O3|Al2O3/);
  });

  it('sulfur that nothing takes has its own content as floor', () => {
    const row = rowOf({ wtpct: { Cr: 20, Al: 1 }, ppm: { S: 30 } }, 'S', 'MgO');
    expect(row.floor_ppm).toBeCloseTo(30, 0);
    expect(row.limitedBy).toContain('nothing removes it');
  });

  it('lime has the floor of its equilibrium with the oxygen of the melt', () => {
    const row = rowOf({ wtpct: { Cr: 8, Al: 5 }, ppm: { S: 30, O: 10 } }, 'S', 'CaO');
    expect(row.limitedBy).toContain('lime');
    expect(row.floor_ppm).toBeGreaterThan(0);
  });

  it('no floor is above everything there is', () => {
    const titanium = { balance: 'Ti' as const, wtpct: { Al: 6.4, V: 4, O: 0.15 } };
    const { steps } = runCentral(meltOf(titanium, 10), [
      kinetic('electron-beam', { temperature_K: 2100, time_s: 300 }),
    ]);
    for (const row of steps[0]!.limits) expect(row.floor_ppm).toBeLessThan(1e6);
    expect(steps[0]!.limits.find((row) => row.element === 'O')!.limitedBy).toContain('no oxide forms');
  });

  it('names the sulfide that holds sulfur when no oxysulfide does, with its product as floor', () => {
    const melt = meltOf({ wtpct: { Cr: 9, Al: 5 }, ppm: { O: 10, S: 60, Ca: 400 } }, 20);
    const argon = { pressure_Pa: 101_325, atmosphere: 'argon', temperature_K: 1773, time_s: 120 };
    const { steps, bath } = runCentral(melt, [kinetic('vacuum-induction', argon)]);
    const row = steps[0]!.limits.find((one) => one.element === 'S')!;
    expect(row.limitedBy).toContain('CaS');
    expect(row.floor_ppm).toBeLessThanOrEqual(1.05 * dissolvedPpm(bath, 'S'));
  });

  it('copper leaves iron with oxygen and sulfur from the sites that they leave open', () => {
    const steel = (ppm: { readonly O: number; readonly S: number }) =>
      rowOf({ balance: 'Fe', wtpct: { Cu: 0.3 }, ppm }, 'Cu', 'copper').limitedBy;
    expect(steel({ O: 300, S: 300 })).toMatch(/from the \d+ % of the sites that O and S leave open/);
    expect(steel({ O: 2, S: 2 })).not.toContain('sites');
  });
});
