import { describe, expect, it } from 'vitest';
import { RARE_EARTHS } from '../../../metal/alloy/element.ts';
import { totalKg } from '../bath.ts';
import { netLoss } from '../exchange.ts';
import { dissolvedPpm, kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';

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

  it('decides the forms of a charge to the end, where its metal binds 30 % of itself a round', () => {
    const charge = meltOf({ wtpct: {}, ppm: { Al: 100, O: 500 }, also: ['Mg'] }, 50);
    const settings = { temperature_K: 1823, pressure_Pa: 1, time_s: 0, lining: { material: 'MgO' } };
    const { bath } = runCentral(charge, [kinetic('vacuum-induction', settings)]);
    expect(ppm(bath, 'Al')).toBeCloseTo(100, 6);
    expect(dissolvedPpm(bath, 'Al')).toBeLessThan(1);
  });

  it('binds oxygen to calcium first while there is enough', () => {
    const after = killed(50);
    expect(ppm(after, 'Ca') - dissolvedPpm(after, 'Ca')).toBeGreaterThan(40);
    expect(dissolvedPpm(after, 'Al')).toBeGreaterThan(280);
  });
});

describe('sulfur and rare earth', () => {
  it.each([
    ['Ce', 'CeS', 11.497 - 29_787.8 / 1823],
    ['Y', 'YS', 20.86 - 47_000 / 1823],
  ] as const)(
    '%s takes as %s what finds no oxygen for an oxysulfide, down to its measured product',
    (metal, sulfide, log10K) => {
      const bath = meltOf({ wtpct: { Cr: 9, Al: 5, [metal]: 0.1 }, ppm: { O: 8, S: 80 } }, 20);
      const settings = { temperature_K: 1823, pressure_Pa: 1, time_s: 1200, lining: { material: 'copper' } };
      const { bath: after } = runCentral(bath, [kinetic('vacuum-induction', settings)]);
      const held = after.populations.reduce(
        (sum, one, k) => sum + (one.phase === sulfide ? after.particles[k]! : 0),
        0,
      );
      expect(held).toBeGreaterThan(0);
      expect(ppm(after, 'S')).toBeLessThan(60);
      const dissolved = dissolvedPpm(after, 'S') / 1e4;
      const product = Math.min(0.05, dissolvedPpm(after, metal) / 1e4) * dissolved;
      expect(Math.abs(Math.log10(product) - log10K)).toBeLessThan(0.2);
    },
  );
});

describe('every rare earth', () => {
  const settings = { temperature_K: 1823, pressure_Pa: 1, time_s: 1200, lining: { material: 'copper' } };
  const melted = (rareEarth: Wtpct, S: number) => {
    const bath = meltOf({ wtpct: { Cr: 9, Al: 5, ...rareEarth }, ppm: { O: 20, S } }, 20);
    return runCentral(bath, [kinetic('vacuum-induction', settings)]);
  };
  const withAluminium = dissolvedPpm(melted({}, 0).bath, 'O');

  it.each(RARE_EARTHS)('%s leaves less dissolved oxygen than aluminium does', (element) => {
    expect(dissolvedPpm(melted({ [element]: 0.1 }, 0).bath, 'O')).toBeLessThan(0.4 * withAluminium);
  });

  it('oxysulfides dissolve to their product and no further once the oxide is gone: oxygen does not swing', () => {
    const bath = meltOf({ wtpct: { Cr: 9, Al: 5, La: 0.1 }, ppm: { O: 20, S: 30 } }, 20);
    const oxygen = [400, 800, 1180, 1200, 1220].map((time_s) =>
      dissolvedPpm(runCentral(bath, [kinetic('vacuum-induction', { ...settings, time_s })]).bath, 'O'),
    );
    expect(Math.max(...oxygen) / Math.min(...oxygen)).toBeLessThan(1.1);
  });

  it.each(RARE_EARTHS)('%s takes sulfur into particles of its own, and nothing is lost', (element) => {
    const { bath, steps } = melted({ [element]: 0.1 }, 30);
    expect(dissolvedPpm(bath, 'S')).toBeLessThan(15);
    const own = bath.populations.filter(({ phase }) => new RegExp(`^${element}(2O2)?S$`).test(phase));
    expect(own.length).toBeGreaterThan(0);
    expect(own.some((one) => bath.particles[bath.populations.indexOf(one)]! > 0)).toBe(true);
    const at = bath.elements.indexOf(element);
    expect(totalKg(bath)[at]! + netLoss(steps[0]!.exchange, 0, at)).toBeCloseTo(0.02, 10);
  });
});
