import { describe, expect, it } from 'vitest';
import { ValidityError } from '../../../foundation/errors.ts';
import { meanTo } from '../exchange.ts';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';
import { heatLoss, surfaceTemperature } from './heat-balance.ts';

const wtpct = { Cr: 9, Co: 9.5, W: 7, Al: 5.5, Ti: 0.9, Ta: 3, Mo: 1.5, C: 0.07, Hf: 0.3 };
const bathOf = (mass_kg: number, oxygen = 20) =>
  meltOf({ wtpct, ppm: { O: oxygen, N: 15, S: 10, Cu: 100, Pb: 5, Mg: 20, Sn: 20, Mn: 300 } }, mass_kg);
const beam = (settings: Parameters<typeof kinetic>[1]) => kinetic('electron-beam', settings);

describe('electron beam', () => {
  it('takes 0.6 +- 0.1 of the oxygen in 30 min at 9 kW (eb-ni-superalloy-inclusions-you-2018), or a little more: 1 kg, 15 to 30 ppm assumed', () => {
    for (const oxygen of [15, 20, 30]) {
      const { bath } = runCentral(bathOf(1, oxygen), [beam({ power_W: 9000, mode: 'button', time_s: 1800 })]);
      const removed = 1 - ppm(bath, 'O') / oxygen;
      expect(removed).toBeGreaterThan(0.5);
      expect(removed).toBeLessThan(0.75);
    }
  });

  it('says how well it knows a surface that it worked out from the power, and nothing where the temperature is stated', () => {
    const warned = (settings: Parameters<typeof kinetic>[1]): string =>
      runCentral(bathOf(1), [beam({ mode: 'button', time_s: 60, ...settings })]).warnings.join('\n');
    expect(warned({ power_W: 9000 })).toMatch(
      /by the heat balance, a beam of this power heats the surface to \d{4} K, within about 100 K\. Evaporation varies threefold/,
    );
    expect(warned({ temperature_K: 1900 })).not.toMatch(/heat balance/);
  });

  it('copper costs about 10 % of the chromium per e-fold, worked out from vapour pressures', () => {
    const { bath } = runCentral(bathOf(1), [beam({ temperature_K: 1900, time_s: 1800 })]);
    const folds = Math.log(100 / ppm(bath, 'Cu'));
    const chromium = 1 - ppm(bath, 'Cr') / 9e4;
    expect(chromium / folds).toBeGreaterThan(0.05);
    expect(chromium / folds).toBeLessThan(0.15);
  });

  it('Mg and Pb go to zero, Sn stays with the matrix', () => {
    const { bath } = runCentral(bathOf(1), [beam({ temperature_K: 1900, time_s: 1800 })]);
    expect(ppm(bath, 'Mg')).toBeLessThan(0.01);
    expect(ppm(bath, 'Pb')).toBeLessThan(0.01);
    expect(ppm(bath, 'Sn')).toBeGreaterThan(10);
  });

  it('hearth and drip treat the metal only while it passes: less evaporates than from a button', () => {
    const left = (mode: string): number =>
      ppm(runCentral(bathOf(20), [beam({ mode, temperature_K: 1900, time_s: 3600 })]).bath, 'Cr');
    expect(left('drip')).toBeGreaterThan(left('hearth'));
    expect(left('hearth')).toBeGreaterThan(left('button'));
  });

  it('heats a hearth of 0.15 m2 with 250 kW at 100 kg/h: copper is its bottom and sides', () => {
    const { steps, warnings } = runCentral(bathOf(100), [
      beam({ mode: 'hearth', power_W: 250_000, meltRate_kg_per_h: 100, surfaceArea_m2: 0.15 }),
    ]);
    const surface = steps[0]!.kernel.assumed.find((one) => one.what === 'electron-beam.temperature_K')!;
    expect(surface.value).toBeGreaterThan(1700);
    expect(surface.value).toBeLessThan(2000);
    expect(warnings.join()).not.toContain('button');
  });

  it('evaporation caps the surface: ten times the power per surface stays under 3000 K', () => {
    const { steps } = runCentral(bathOf(1), [beam({ power_W: 90_000, time_s: 1 })]);
    const surface = steps[0]!.kernel.assumed.find((one) => one.what === 'electron-beam.temperature_K')!;
    expect(surface.value).toBeLessThan(2700);
  });

  it('a skull that lets less heat through leaves the surface hotter', () => {
    const surface = (copperTransfer_W_per_m2K: number): number => {
      const { steps } = runCentral(bathOf(1), [beam({ power_W: 9000, time_s: 1, copperTransfer_W_per_m2K })]);
      return steps[0]!.kernel.assumed.find((one) => one.what === 'electron-beam.temperature_K')!
        .value as number;
    };
    expect(surface(300)).toBeGreaterThan(surface(350) + 10);
  });

  it('hafnia sinks to the skull of a hearth, and into the ingot of a drip furnace', () => {
    const heavy = () => meltOf({ wtpct: { Cr: 8, Hf: 1.5, C: 0.001 }, ppm: { O: 40 } }, 100);
    const toWall = (mode: string): number => {
      const { bath, steps } = runCentral(heavy(), [beam({ mode, temperature_K: 1850 })]);
      return meanTo(steps[0]!.exchange, 'wall', bath.elements.indexOf('O'));
    };
    expect(toWall('hearth')).toBeGreaterThan(0);
    expect(toWall('drip')).toBe(0);
  });

  it('works the time in a pool out of surface, depth and melt rate', () => {
    const { steps } = runCentral(bathOf(100), [
      beam({ mode: 'drip', meltRate_kg_per_h: 75, surfaceArea_m2: 0.1, meltDepth_m: 0.02 }),
    ]);
    const residence = steps[0]!.kernel.assumed.find((one) => one.what === 'electron-beam.residence_s')!;
    expect(residence.value).toBeCloseTo((0.1 * 0.02 * 7500 * 3600) / 75, -1);
  });

  it('says that a button knows no melt rate, and that 200 kg are none', () => {
    const { warnings } = runCentral(bathOf(200), [beam({ meltRate_kg_per_h: 100 })]);
    expect(warnings.join()).toMatch(/meltRate_kg_per_h does not apply to a button/);
    expect(warnings.join()).toMatch(/button of 200 kg is unusual/);
  });

  it('refuses a beam that scorches in watts of the gun, and a surface below the liquidus', () => {
    expect(() => runCentral(bathOf(0.1), [beam({ power_W: 9e6 })])).toThrow(/a beam of 9000000 W would heat/);
    expect(() => runCentral(bathOf(1), [beam({ temperature_K: 1500 })])).toThrow(/below the liquidus/);
  });

  it('oxide of the raft decomposes with carbon: the metal comes back, oxygen goes as CO', () => {
    const alloy = (carbon: number) => meltOf({ wtpct: { Cr: 9, Al: 5.5, C: carbon }, ppm: { O: 40 } }, 1);
    const booked = (carbon: number, sink: 'gas' | 'dross', power_W = 9000): number => {
      const { bath, steps } = runCentral(alloy(carbon), [beam({ power_W, time_s: 1800 })]);
      return meanTo(steps[0]!.exchange, sink, bath.elements.indexOf('O')) * 1e6;
    };
    expect(booked(0, 'gas')).toBe(0);
    expect(booked(0.05, 'dross')).toBeLessThan(booked(0.001, 'dross'));
    const share = (power_W: number) =>
      booked(0.05, 'gas', power_W) / (booked(0.05, 'gas', power_W) + booked(0.05, 'dross', power_W));
    expect(share(11_000)).toBeGreaterThan(share(8000));
  });

  it('refuses a beam that melts nothing, naming the power it needs, and a pressure that no gun stands', () => {
    expect(() => runCentral(bathOf(5), [beam({ power_W: 500 })])).toThrow(/does not melt the metal/);
    const hearth = { mode: 'hearth', power_W: 500_000 };
    let refused: unknown;
    try {
      runCentral(bathOf(500), [beam(hearth)]);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ValidityError);
    expect(JSON.stringify((refused as ValidityError).details)).toMatch(/melt more slowly than 500 kg\/h/);
    expect(() => runCentral(bathOf(500), [beam({ ...hearth, meltRate_kg_per_h: 150 })])).not.toThrow();
    expect(() => runCentral(bathOf(1), [beam({ pressure_Pa: 100 })])).toThrow(ValidityError);
  });

  it('the heat balance closes and more power is hotter', () => {
    const heat = {
      absorbed_W: 6000,
      surface_m2: 5e-3,
      copper_m2: 1e-2,
      copper_W_per_m2K: 350,
      melting_kg_per_s: 0,
      evaporation_W_per_m2: (T: number) => 1e5 * Math.exp((T - 2000) / 80),
    };
    const T = surfaceTemperature(heat);
    expect(heatLoss(heat, T)).toBeCloseTo(6000, 3);
    expect(surfaceTemperature({ ...heat, absorbed_W: 7000 })).toBeGreaterThan(T);
  });
});
