import { describe, expect, it } from 'vitest';
import { bathFrom, ensembleOf } from '../bath.ts';
import { runRoute } from '../route.ts';
import type { GivenSettings } from '../settings.ts';
import { kinetic } from '../testing/melt.ts';
import { properties } from '../testing/refining-data.ts';

const elements = ['Ni', 'Cr', 'Cu', 'C', 'O'] as const;
const fractions = [0.8989, 0.1, 1e-3, 1e-4, 2e-5];

/** Chromium [kg/kg] of a kilogram after ten minutes, by sample, for surfaces so many standard deviations off. */
function chromium(settings: GivenSettings, off: readonly number[]): number[] {
  const values = Float64Array.from(off.flatMap(() => fractions));
  const melt = bathFrom({ elements, samples: off.length, values }, 1);
  const given = new Map([['electron-beam/surface', Float64Array.from(off)]]);
  const { bath, steps } = runRoute(melt, [kinetic('electron-beam', { time_s: 600, ...settings })], {
    properties,
    draw: { kind: 'given', values: given, others: { kind: 'central' } },
  });
  expect(steps).toHaveLength(1);
  const { values: out } = ensembleOf(bath);
  return off.map((_, s) => out[s * elements.length + 1]!);
}

describe('a surface that a heat balance knows within 100 K', () => {
  it('evaporates at two standard deviations as it does 100 K hotter or colder, within a fifth of the loss', () => {
    const [middle, hot, cold] = chromium({ power_W: 9000 }, [0, 2, -2]);
    const at = (temperature_K: number): number => chromium({ temperature_K }, [0])[0]!;
    const surface_K = [...Array(60).keys()]
      .map((k) => 1700 + 10 * k)
      .reduce((best, T) => (Math.abs(at(T) - middle!) < Math.abs(at(best) - middle!) ? T : best));
    const loss = (left: number): number => 0.1 - left;
    expect(Math.abs(loss(hot!) / loss(at(surface_K + 100)) - 1)).toBeLessThan(0.2);
    expect(Math.abs(loss(cold!) / loss(at(surface_K - 100)) - 1)).toBeLessThan(0.2);
    expect(loss(hot!)).toBeGreaterThan(2 * loss(middle!));
  });

  it('is known where its temperature is stated', () => {
    const [middle, hot] = chromium({ temperature_K: 1900 }, [0, 2]);
    expect(hot).toBe(middle);
  });
});
