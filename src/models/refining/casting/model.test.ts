import { describe, expect, it } from 'vitest';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';

const poured = (settings: Parameters<typeof kinetic>[1]) => {
  const bath = meltOf({ wtpct: { Cr: 9, Co: 10, Al: 5.5 }, ppm: { O: 10, N: 5, H: 0.3 } }, 100);
  const { bath: after, steps, warnings, assumed } = runCentral(bath, [kinetic('casting', settings)]);
  return { ppm: (element: 'O' | 'N' | 'H') => ppm(after, element), steps, warnings, assumed };
};

describe('the gas that metal is poured in', () => {
  it('is argon where it is let into the vacuum of the furnace: it brings neither nitrogen nor hydrogen', () => {
    const vacuum = poured({});
    for (const pressure_Pa of [20_000, 101_325]) {
      const argon = poured({ pressure_Pa });
      expect(argon.ppm('N')).toBeLessThan(1.05 * vacuum.ppm('N'));
      expect(argon.ppm('H')).toBeLessThan(0.5);
      expect(argon.assumed.find(({ what }) => what === 'casting.backfill')).toMatchObject({ value: 'argon' });
    }
  });

  it('is what is stated: nitrogen and air are taken up, air oxidises', () => {
    const argon = poured({ pressure_Pa: 101_325, atmosphere: 'argon' });
    const nitrogen = poured({ pressure_Pa: 101_325, atmosphere: 'nitrogen' });
    const air = poured({ pressure_Pa: 101_325, atmosphere: 'air' });
    expect(nitrogen.ppm('N')).toBeGreaterThan(4 * argon.ppm('N'));
    expect(air.ppm('N')).toBeGreaterThan(2 * argon.ppm('N'));
    expect(air.ppm('O')).toBeGreaterThan(3 * argon.ppm('O'));
    expect(air.warnings.join(' ')).toMatch(/casting in air: oxygen passes through still gas/);
  });
});
