import { describe, expect, it } from 'vitest';
import { leversOf } from './levers.ts';
import { kinetic, meltOf, ppm, runCentral } from './testing/melt.ts';
import { properties } from './testing/refining-data.ts';

const bathOf = (mass_kg = 50) =>
  meltOf(
    { wtpct: { Cr: 20, Mn: 1, Al: 0.5, C: 0.02 }, ppm: { Pb: 20, N: 100, O: 15, S: 5 }, also: ['Mg'] },
    mass_kg,
  );
const settings = { temperature_K: 1823, pressure_Pa: 1, time_s: 1800, areaToVolume_per_m: 6 };
const central = { properties, draw: { kind: 'central' } } as const;

describe('levers', () => {
  it('are the differences that running the operation again by hand gives', () => {
    const [levers] = leversOf(bathOf(), [kinetic('vacuum-induction', settings)], central);
    const lead = (over: object): number =>
      ppm(runCentral(bathOf(), [kinetic('vacuum-induction', { ...settings, ...over })]).bath, 'Pb');
    const time = levers!.get('Pb')!.find((one) => one.setting === 'time_s')!;
    expect(time.effect_pct).toBeCloseTo(100 * (lead({ time_s: 1980 }) / lead({}) - 1), 9);
    expect(time.effect_pct).toBeLessThan(-5);
  });

  it('know that surface takes lead and pressure does not, and that temperature takes nitrogen', () => {
    const [levers] = leversOf(bathOf(), [kinetic('vacuum-induction', settings)], central);
    const names = (element: 'Pb' | 'N') => levers!.get(element)!.map((one) => one.setting);
    expect(names('Pb')).toContain('areaToVolume_per_m');
    expect(names('Pb')).not.toContain('pressure_Pa');
    expect(names('N')).toContain('temperature_K');
    const temperature = levers!.get('N')!.find((one) => one.setting === 'temperature_K')!;
    expect(temperature.change).toBe('+10 K');
    expect(temperature.effect_pct).toBeLessThan(0);
  });

  it('move defaults that were worked out, and power instead of the temperature that follows from it', () => {
    const steps = [
      kinetic('vacuum-induction', { temperature_K: 1823, pressure_Pa: 1, time_s: 1800 }),
      kinetic('electron-beam', { power_W: 9000, mode: 'button', time_s: 900 }),
    ];
    const [melting, beam] = leversOf(bathOf(1), steps, central);
    expect(melting!.get('Pb')!.map((one) => one.setting)).toContain('areaToVolume_per_m');
    const all = [...beam!.values()].flat().map((one) => one.setting);
    expect(all).toContain('power_W');
    expect(all).not.toContain('temperature_K');
  });

  it('leave out a setting that is at the end of its range', () => {
    const [levers] = leversOf(bathOf(), [kinetic('vacuum-induction', { ...settings, temperature_K: 2995 })], {
      ...central,
      extrapolate: true,
    });
    expect([...levers!.values()].flat().some((one) => one.setting === 'temperature_K')).toBe(false);
  });
});
