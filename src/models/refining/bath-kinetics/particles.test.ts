import { describe, expect, it } from 'vitest';
import { dissolvedPpm, kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { stokesVelocity } from './step-particles.ts';

const wtpct = { Cr: 12, Co: 13, Mo: 4, W: 4, Al: 3.5, Ti: 3.5, Nb: 3.5, C: 0.05 };

describe('particles', () => {
  it('a 10 um alumina sphere rises 31 um/s, La2O3 four times slower, HfO2 sinks', () => {
    expect(stokesVelocity(1e-5, 3970) * 1e6).toBeCloseTo(31, -1);
    expect(stokesVelocity(1e-5, 6510)).toBeLessThan(stokesVelocity(1e-5, 3970) / 3);
    expect(stokesVelocity(1e-5, 9680)).toBeLessThan(0);
  });

  it('levitation gathers singles of a few micrometres into clusters: most of the volume ends above 40 um (inclusions-levitation-2020)', () => {
    const bath = meltOf({ wtpct, ppm: { O: 40, S: 5 } }, 0.05);
    const { bath: after } = runCentral(bath, [
      kinetic('vacuum-induction', {
        temperature_K: 1873,
        pressure_Pa: 30_000,
        atmosphere: 'argon',
        time_s: 600,
        stirring: 'levitated',
        areaToVolume_per_m: 1e-3,
        lining: { material: 'copper' },
      }),
    ]);
    const volume = (from: number): number =>
      after.populations.reduce(
        (sum, one, k) => sum + (one.diameter_m >= from ? after.particles[k]! / one.density_kg_per_m3 : 0),
        0,
      );
    expect(volume(CLASS_DIAMETERS_M[4]) / volume(0)).toBeGreaterThan(0.7);
  });

  it('total oxygen is dissolved plus suspended, and dissolved sits at the oxide equilibrium', () => {
    const bath = meltOf({ wtpct, ppm: { O: 40, S: 5 }, also: ['Mg'] }, 5);
    const { bath: after, steps } = runCentral(bath, [
      kinetic('vacuum-induction', {
        temperature_K: 1823,
        pressure_Pa: 50_000,
        atmosphere: 'argon',
        time_s: 600,
      }),
    ]);
    expect(ppm(after, 'O')).toBeGreaterThan(3 * dissolvedPpm(after, 'O'));
    const floor = steps[0]!.limits.find((row) => row.element === 'O')!;
    expect(dissolvedPpm(after, 'O') / floor.floor_ppm).toBeGreaterThan(0.95);
    expect(floor.limitedBy).toMatch(/^suspended oxide/);
  });
});
