import { describe, expect, it } from 'vitest';
import { InputError } from '../../../foundation/errors.ts';
import { meanTo } from '../exchange.ts';
import { dissolvedPpm, kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';

const IN718: Wtpct = { Cr: 19, Fe: 18.4, Nb: 5.1, Mo: 3.05, Ti: 0.95, Al: 0.5, C: 0.03 };
const ALSO = ['Al', 'Mg', 'Ca', 'Y', 'Si', 'O', 'Ta', 'Co', 'Cu'] as const;
const vim = (settings: Parameters<typeof kinetic>[1], additions: Parameters<typeof kinetic>[2] = []) =>
  kinetic('vacuum-induction', settings, additions);

describe('meltdown', () => {
  const returns = (settings: object) => {
    const bath = meltOf({ wtpct: IN718, ppm: { N: 100, O: 20, S: 10 }, also: ALSO }, 500);
    return runCentral(bath, [
      vim({ temperature_K: 1848, pressure_Pa: 0.5, time_s: 3600, areaToVolume_per_m: 3, ...settings }),
    ]);
  };

  it('takes several times less nitrogen than refining (vim-n-gh4169-returns-ustb-2021: 1 against 10 ppm/h)', () => {
    const melting = 100 - ppm(returns({ meltdown_s: 3600, pressure_Pa: 5 }).bath, 'N');
    const refining = 100 - ppm(returns({}).bath, 'N');
    expect(melting).toBeGreaterThan(0);
    expect(refining / melting).toBeGreaterThan(3);
  });

  it('brings nitrides of the charge that dissolve when the bath is hot', () => {
    const at = (time_s: number) => {
      const bath = meltOf({ wtpct: { ...IN718, Ti: 1.2 }, ppm: { N: 150, O: 20 }, also: ALSO }, 100);
      const settings = { temperature_K: 1873, pressure_Pa: 1, time_s, meltdown_s: 1200 };
      const { bath: after } = runCentral(bath, [vim(settings)]);
      return ppm(after, 'N') - dissolvedPpm(after, 'N');
    };
    expect(at(1200)).toBeGreaterThan(20);
    expect(at(3600)).toBeLessThan(0.3 * at(1200));
  });

  it('treats the metal less than the same time as a full bath: less Mn leaves, the walls give less', () => {
    const run = (meltdown_s: number) => {
      const bath = meltOf({ wtpct: { ...IN718, Mn: 0.5 }, ppm: { O: 20 }, also: ALSO }, 50);
      const settings = { temperature_K: 1650, pressure_Pa: 1, time_s: 1800, meltdown_s };
      return runCentral(bath, [vim(settings)]);
    };
    expect(ppm(run(1800).bath, 'Mg')).toBeLessThan(ppm(run(0).bath, 'Mg'));
    expect(ppm(run(1800).bath, 'Mn')).toBeGreaterThan(ppm(run(0).bath, 'Mn') * (1 - 1e-9));
  });

  it('can not outlast the operation', () => {
    expect(() => returns({ meltdown_s: 4000 })).toThrow(InputError);
  });
});

describe('an addition dissolves over time', () => {
  const addition = (dissolution_s?: number) => ({
    material: 'NiW',
    fractions: { Ni: 0.5, W: 0.5 },
    amount: { wtpct: 2 },
    at_s: 100,
    recovery: 1,
    ...(dissolution_s === undefined ? {} : { dissolution_s }),
    path: 'route[0].additions[0]',
  });
  const tungsten = (at_s: number, dissolution_s?: number): number => {
    const bath = meltOf({ wtpct: { Cr: 9, W: 0 }, ppm: { O: 10 }, also: ALSO }, 10);
    const settings = { temperature_K: 1823, pressure_Pa: 1, time_s: 1200, lining: { material: 'copper' } };
    const { snapshots } = runCentral(bath, [vim(settings, [addition(dissolution_s)])], { at_s: [at_s] });
    return ppm(snapshots[0]!.bath, 'W');
  };

  it('is all there at once when its time is zero, in part at half its time, all there after it', () => {
    const all = tungsten(100, 0);
    expect(all).toBeCloseTo((1e6 * 0.01) / 1.02, -2);
    expect(tungsten(100, 400)).toBe(0);
    expect(tungsten(300, 400) / all).toBeCloseTo(0.875, 2);
    expect(tungsten(600, 400) / all).toBeCloseTo(1, 2);
  });

  it('takes minutes by default for tungsten, and the same metal ends up in the bath', () => {
    expect(tungsten(120)).toBe(0);
    expect(tungsten(500) / tungsten(500, 0)).toBeCloseTo(1, 3);
  });

  it('says when the operation ends before it is gone', () => {
    const bath = meltOf({ wtpct: { Cr: 9, W: 0 }, ppm: { O: 10 }, also: ALSO }, 10);
    const { warnings, bath: after } = runCentral(bath, [
      vim({ temperature_K: 1823, time_s: 150, lining: { material: 'copper' } }, [addition(400)]),
    ]);
    expect(warnings.join(' ')).toContain('needs some 400 s to dissolve');
    expect(ppm(after, 'W')).toBeGreaterThan(9000);
  });
});

describe('the lining remembers', () => {
  const run = (lining: object) => {
    const bath = meltOf({ wtpct: { Cr: 9, Al: 5 }, ppm: { O: 10 }, also: ALSO }, 100);
    const settings = {
      temperature_K: 1823,
      pressure_Pa: 1,
      time_s: 3600,
      lining: { material: 'MgO', ...lining },
    };
    return runCentral(bath, [vim(settings)]);
  };

  it('the last grade: its tantalum comes back from the wall, booked there', () => {
    const { bath, steps } = run({ lastHeat_wtpct: { Ta: 8, Co: 10 } });
    expect(ppm(bath, 'Ta')).toBeGreaterThan(10);
    expect(ppm(bath, 'Ta')).toBeLessThan(2000);
    expect(ppm(bath, 'Co') / ppm(bath, 'Ta')).toBeCloseTo(10 / 8, 2);
    const { exchange } = steps[0]!;
    const booked = -meanTo(exchange, 'wall', exchange.elements.indexOf('Ta'));
    expect(booked / (ppm(bath, 'Ta') * 1e-4)).toBeCloseTo(1, 2);
    expect(ppm(run({}).bath, 'Ta')).toBe(0);
  });

  it('the heat before the last less, and a new lining nothing', () => {
    const before = ppm(run({ lastHeat_wtpct: { Co: 10 }, heatBefore_wtpct: { Ta: 8 } }).bath, 'Ta');
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(0.3 * ppm(run({ lastHeat_wtpct: { Ta: 8 } }).bath, 'Ta'));
    expect(ppm(run({ lastHeat_wtpct: { Ta: 8 }, heatsSinceReline: 0 }).bath, 'Ta')).toBe(0);
    expect(() => run({ lastHeat_wtpct: { RE: 1 } })).toThrow(InputError);
  });
});

describe('a wall', () => {
  it('is not kept above the temperature at which it melts, unless that is wanted', () => {
    const nickel = () => meltOf({ wtpct: { Cr: 10 }, ppm: { O: 20 }, also: ['Si', 'Al', 'Y'] }, 5);
    const hot = (material: string, extrapolate = false) =>
      runCentral(
        nickel(),
        [vim({ temperature_K: { at_s: [0, 5], value: [1980, 2040] }, time_s: 10, lining: { material } })],
        { extrapolate },
      );
    expect(() => hot('SiO2')).toThrow(/a wall of SiO2 melts at about 1995 K, the metal has 2040 K/);
    expect(hot('SiO2', true).warnings.join(' ')).toMatch(
      /extrapolated: a wall of SiO2 melts at about 1995 K/,
    );
    for (const material of ['Al2O3', 'Y2O3', 'copper']) expect(() => hot(material)).not.toThrow();
  });
});

describe('argon let in during a vacuum treatment', () => {
  it('brings no air: nitrogen does not rise with a backfill of 50 kPa, but does in a constant bad vacuum', () => {
    const nitrogen = (pressure_Pa: unknown): number => {
      const bath = meltOf({ wtpct: IN718, ppm: { N: 40, O: 20 }, also: ALSO }, 50);
      const settings = { temperature_K: 1823, time_s: 3600, pressure_Pa: pressure_Pa as number };
      return ppm(runCentral(bath, [vim(settings)]).bath, 'N');
    };
    const backfilled = nitrogen({ at_s: [0, 1800, 1800], value: [0.5, 0.5, 50_000] });
    expect(backfilled).toBeLessThan(40);
    expect(nitrogen(50_000)).toBeGreaterThan(100);
  });

  it('is asked for where a vacuum is none', () => {
    const warnings = (settings: object): string => {
      const bath = meltOf({ wtpct: IN718, ppm: { N: 40, O: 20 }, also: ALSO }, 50);
      return runCentral(bath, [vim({ temperature_K: 1823, time_s: 60, ...settings })]).warnings.join(' ');
    };
    const asked = /counts as air without its oxygen, with 78 % nitrogen. State the atmosphere/;
    expect(warnings({ pressure_Pa: 50_000 })).toMatch(asked);
    expect(warnings({ pressure_Pa: 50_000, atmosphere: 'argon' })).not.toMatch(asked);
    expect(warnings({ pressure_Pa: 100 })).not.toMatch(asked);
  });
});
