import { describe, expect, it } from 'vitest';
import { dissolvedPpm, kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';

describe('oxides', () => {
  const killed = (Ca: number) => {
    const bath = meltOf(
      { wtpct: { Al: 0.03 }, ppm: { O: 30, S: 50, Ca }, balance: 'Fe', also: ['Mg', 'Si', 'C'] },
      50,
    );
    const settings = {
      atmosphere: 'argon',
      pressure_Pa: 101_325,
      temperature_K: 1873,
      time_s: 60,
      lining: { material: 'CaO' },
    };
    return runCentral(bath, [kinetic('vacuum-induction', settings)]).bath;
  };

  it('a trace of calcium does not hold alumina off: what calcium can not bind goes to aluminium', () => {
    const without = dissolvedPpm(killed(0), 'O');
    expect(without).toBeLessThan(6);
    for (const Ca of [1, 10, 50]) expect(dissolvedPpm(killed(Ca), 'O')).toBeLessThan(1.05 * without);
  });

  it('binds oxygen to calcium first while there is enough', () => {
    const after = killed(50);
    expect(ppm(after, 'Ca') - dissolvedPpm(after, 'Ca')).toBeGreaterThan(40);
    expect(dissolvedPpm(after, 'Al')).toBeGreaterThan(280);
  });
});
