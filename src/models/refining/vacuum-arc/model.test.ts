import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { meanTo } from '../exchange.ts';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';
import { skinShare, sweptShare } from './sweep.ts';

const wtpct = { Cr: 18.5, Fe: 18, Nb: 5.2, Mo: 3, Ti: 1, Al: 0.5, C: 0.03, Mn: 0.1 };
const electrode = () => meltOf({ wtpct, ppm: { O: 8, N: 60, S: 8, Mg: 20, Pb: 1 } }, 2000);
const arc = (settings: Parameters<typeof kinetic>[1] = {}) =>
  kinetic('vacuum-arc', { mould_diameter_m: 0.508, meltRate_kg_per_h: 240, ...settings });
const left = (element: ElementSymbol, settings: Parameters<typeof kinetic>[1] = {}): number =>
  ppm(runCentral(electrode(), [arc(settings)]).bath, element);

describe('vacuum arc', () => {
  it('removes no oxygen: carbon takes none, and what floats stays in the ingot', () => {
    const { bath, steps } = runCentral(electrode(), [arc()]);
    const place = bath.elements.indexOf('O');
    for (const sink of ['gas', 'dross', 'skull', 'slag'] as const)
      expect(meanTo(steps[0]!.exchange, sink, place)).toBe(0);
    expect(ppm(bath, 'O')).toBeGreaterThanOrEqual(8);
  });

  it('keeps hafnia too: what sinks freezes into the ingot', () => {
    const heavy = meltOf({ wtpct: { Cr: 8, Hf: 1.5, C: 0.1 }, ppm: { O: 30 } }, 1000);
    const { bath } = runCentral(heavy, [arc()]);
    expect(ppm(bath, 'O')).toBeGreaterThanOrEqual(30);
  });

  it('sees the tip before the pool: lead leaves from both, k X over 19,600 s/m', () => {
    const folds = -Math.log(left('Pb') / 1);
    const exposed = runCentral(electrode(), [arc()]).steps[0]!.kernel.assumed;
    const exposure = (of: string) =>
      exposed.find((one) => one.what === `vacuum-arc.exposure of the ${of}`)!.value as number;
    expect(exposure('tip') + exposure('pool')).toBeCloseTo(19_600, -3);
    // Melt transport of 2e-4 m/s limits lead at the tip and in the pool alike.
    expect(folds).toBeGreaterThan(0.75 * 2e-4 * (exposure('tip') + exposure('pool')));
    expect(folds).toBeLessThan(1.02 * 2e-4 * (exposure('tip') + exposure('pool')));
  });

  it('a hotter pool takes more manganese, though the tip stays where it melts', () => {
    expect(left('Mn', { temperature_K: 1900 })).toBeLessThan(left('Mn', { temperature_K: 1740 }));
  });

  it('turned off, the skin takes more oxide than metal (var-gh4169-edge-2019: edge richer than inside)', () => {
    const { bath, steps } = runCentral(electrode(), [arc({ turned_m: 0.01 })]);
    const share = (element: ElementSymbol, of_kg: number) =>
      meanTo(steps[0]!.exchange, 'skull', bath.elements.indexOf(element)) / of_kg;
    expect(share('Cr', 370)).toBeCloseTo(skinShare(0.01, 0.508), 2);
    expect(share('O', 0.016)).toBeGreaterThan(1.8 * share('Cr', 370));
    const side = steps[0]!.limits.find((row) => row.limitedBy.includes('sweeps'))!;
    expect(side.limitedBy).toMatch(/skin held [2-4]\.?\d* times/);
  });

  it('a slow melt sweeps more: 1 - exp(-v X)', () => {
    const pool = (exposure_s_per_m: number) => ({ name: 'pool', exposure_s_per_m, residence_s: 120 });
    expect(sweptShare(pool(3000), 1e-5)).toBeCloseTo(1 - Math.exp(-0.03), 12);
    expect(left('O', { turned_m: 0.01, meltRate_kg_per_h: 120 })).toBeLessThan(left('O', { turned_m: 0.01 }));
  });

  it('refuses to turn the ingot away, and a pool below the liquidus', () => {
    expect(() => left('O', { turned_m: 0.09, mould_diameter_m: 0.15 })).toThrow(/leaves no metal/);
    expect(() => left('O', { temperature_K: 1450 })).toThrow(/below the liquidus/);
  });
});
