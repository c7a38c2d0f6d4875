import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Sink } from '../exchange.ts';
import { meanTo } from '../exchange.ts';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';

const melt = () => meltOf({ wtpct: { Cr: 9, Al: 5.5, C: 0.05 }, ppm: { O: 10, Mg: 5, N: 10, S: 5 } }, 20);
const run = (settings: Parameters<typeof kinetic>[1]) =>
  runCentral(melt(), [kinetic('vacuum-induction', { temperature_K: 1823, time_s: 1800, ...settings })]);
type Run = ReturnType<typeof run>;
const booked = ({ bath, steps }: Run, sink: Sink, element: ElementSymbol): number =>
  meanTo(steps[0]!.exchange, sink, bath.elements.indexOf(element));

describe('oxide films', () => {
  it('a spinel film of earlier heats comes off an MgO wall and goes mostly to the dross again', () => {
    const clean = run({ lining: { material: 'MgO' } });
    const filmed = run({ lining: { material: 'MgO', looseFilm_kg_per_m2: 0.02 } });
    const given = booked(clean, 'wall', 'O') - booked(filmed, 'wall', 'O');
    const aluminium = booked(clean, 'wall', 'Al') - booked(filmed, 'wall', 'Al');
    expect(given).toBeGreaterThan(0);
    expect(aluminium / given).toBeCloseTo((2 * 26.98) / (4 * 16), 1);
    expect(ppm(filmed.bath, 'O')).toBeGreaterThan(ppm(clean.bath, 'O'));
    expect(booked(filmed, 'dross', 'O') - booked(clean, 'dross', 'O')).toBeGreaterThan(0.5 * given);
  });

  it('what comes off goes with 1 - exp(-t/1800 s); water-cooled copper carries no film', () => {
    const shed = (material: string, time_s: number): number => {
      const lining = { material };
      const clean = run({ time_s, lining });
      const filmed = run({ time_s, lining: { ...lining, looseFilm_kg_per_m2: 0.02 } });
      return booked(clean, 'wall', 'Al') - booked(filmed, 'wall', 'Al');
    };
    expect(shed('copper', 1800)).toBe(0);
    // Part of the flakes goes to the wall again: the ratio is that of what comes off within some per cent.
    const ratio = -Math.expm1(-2) / -Math.expm1(-0.5);
    expect(Math.abs(shed('MgO', 3600) / shed('MgO', 900) / ratio - 1)).toBeLessThan(0.1);
  });

  it('the skin of skull and charge brings its oxygen as alumina, booked from the skull', () => {
    const early = { meltdown_s: 300, time_s: 360 };
    const bare = run(early);
    const skinned = run({ ...early, chargeOxide_kg_per_kg: 5e-5 });
    expect(booked(bare, 'skull', 'O')).toBe(0);
    expect(booked(skinned, 'skull', 'O')).toBeCloseTo(-20 * 5e-5 * -Math.expm1(-360 / 100), 7);
    expect(booked(skinned, 'skull', 'Al') / booked(skinned, 'skull', 'O')).toBeCloseTo(53.96 / 48, 2);
    expect(ppm(skinned.bath, 'O')).toBeGreaterThan(ppm(bare.bath, 'O'));
  });

  it('coarse flakes of a skin take fine oxide along: an hour later the bath is no dirtier', () => {
    const bare = run({ time_s: 3600 });
    const skinned = run({ time_s: 3600, chargeOxide_kg_per_kg: 5e-5 });
    expect(ppm(skinned.bath, 'O')).toBeLessThan(1.02 * ppm(bare.bath, 'O'));
  });

  it('refuses a skin on a metal whose oxides are not known', () => {
    const copper = meltOf({ balance: 'Cu', wtpct: { Sn: 1 } }, 5);
    const step = kinetic('vacuum-induction', {
      temperature_K: 1500,
      chargeOxide_kg_per_kg: 1e-4,
      lining: { material: 'copper' },
    });
    expect(() => runCentral(copper, [step])).toThrow(/no element of this charge/);
  });
});
