import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { ledgerRow } from '../exchange.ts';
import type { GivenSettings } from '../settings.ts';
import { kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';

/** Losses of 35 kg of a metal in an hour at 10 Pa, and what of them condensed. */
function refined(balance: ElementSymbol, wtpct: Wtpct, temperature_K: number) {
  const bath = meltOf({ wtpct, balance }, 35);
  const { bath: after, steps } = runCentral(bath, [
    kinetic('vacuum-induction', {
      temperature_K,
      pressure_Pa: 10,
      time_s: 3600,
      lining: { material: 'copper' },
    }),
  ]);
  const { exchange } = steps[0]!;
  return {
    lost: (element: ElementSymbol): number => 1 - ppm(after, element) / ppm(bath, element),
    condensed_kg: (element: ElementSymbol): number =>
      exchange.kg[ledgerRow(exchange, 'condensate', 0) + bath.elements.indexOf(element)]!,
  };
}

describe('oxides and pairs as vapour', () => {
  it('arsenic leaves anode copper as AsO: 2 to 25 % within a factor 3, antimony stays (evap-bi-as-sb-cu-35kg)', () => {
    const anode = refined('Cu', { As: 0.1, Sb: 0.05, O: 0.2 }, 1523);
    expect(anode.lost('As')).toBeGreaterThan(0.02 / 3);
    expect(anode.lost('As')).toBeLessThan(0.25);
    expect(anode.lost('Sb')).toBeLessThan(0.01);
  });

  it('takes an atom of oxygen with each of arsenic, and nothing without oxygen', () => {
    const { condensed_kg } = refined('Cu', { As: 0.1, O: 0.2 }, 1523);
    expect(condensed_kg('O') / 15.999 / (condensed_kg('As') / 74.9216)).toBeGreaterThan(0.98);
    expect(condensed_kg('O') / 15.999 / (condensed_kg('As') / 74.9216)).toBeLessThan(1);
    const without = refined('Cu', { As: 0.1, O: 1e-5 }, 1523).condensed_kg('As');
    expect(condensed_kg('As')).toBeGreaterThan(100 * without);
  });

  it('oxygen speeds lead up in copper (Yoshida, Nagasaka, Hino 2001)', () => {
    const [plain, oxidised] = [0.001, 0.3].map((O) => refined('Cu', { Pb: 0.1, O }, 1473).lost('Pb'));
    expect(oxidised).toBeGreaterThan(plain! * 1.03);
  });

  it('more oxygen leaves less of a metal only as long as there is oxygen', () => {
    const little = refined('Cu', { Sn: 0.5, O: 0.01 }, 1523);
    expect(little.condensed_kg('O')).toBeLessThanOrEqual(35 * 1e-4);
    expect(little.condensed_kg('Sn') / 118.71).toBeLessThan((1.1 * 35 * 1e-4) / 15.999);
  });

  it('As, Sb and Sn stay in nickel, with 40 ppm O and 15 ppm S too', () => {
    const nickel = refined('Ni', { Cr: 12, As: 0.005, Sb: 0.005, Sn: 0.005, O: 0.004, S: 0.0015 }, 1873);
    for (const element of ['As', 'Sb', 'Sn'] as const) expect(nickel.lost(element)).toBeLessThan(0.05);
  });
});

describe('surface covered with oxygen', () => {
  it('iron leaves more slowly with 500 ppm O than with 20 ppm (evap-threshold-pressure-fe-cu), by its open sites', () => {
    const [clean, dirty] = [0.002, 0.05].map((O) => refined('Fe', { O }, 1873).condensed_kg('Fe'));
    expect(dirty! / clean!).toBeGreaterThan(0.1);
    expect(dirty! / clean!).toBeLessThan(0.5);
  });
});

describe('sulfur as atoms', () => {
  /** Share of 20 ppm S in 10 kg that an hour at 1873 K takes to the condensate. */
  const taken = (wtpct: Wtpct, settings: GivenSettings): number => {
    const bath = meltOf({ wtpct, ppm: { S: 20 } }, 10);
    const { steps } = runCentral(bath, [
      kinetic('vacuum-induction', {
        temperature_K: 1873,
        time_s: 3600,
        lining: { material: 'copper' },
        ...settings,
      }),
    ]);
    const { exchange } = steps[0]!;
    const at = ledgerRow(exchange, 'condensate', 0) + bath.elements.indexOf('S');
    return exchange.kg[at]! / (10 * 20e-6);
  };

  it('a few per cent leave an alloy with aluminium in vacuum, hardly any under argon', () => {
    const alloy = { Cr: 9, Co: 10, Al: 5 };
    expect(taken(alloy, { pressure_Pa: 1 })).toBeGreaterThan(0.02);
    expect(taken(alloy, { pressure_Pa: 1 })).toBeLessThan(0.15);
    expect(taken(alloy, { pressure_Pa: 5e4, atmosphere: 'argon' })).toBeLessThan(0.002);
  });

  it('leaves iron in first order though it covers the surface (Fruehan and Turkdogan: 0.008 to 0.1 wt% S)', () => {
    const share = (S: number): number => {
      const bath = meltOf({ wtpct: { C: 2, Si: 0.05, S }, ppm: { O: 10 }, balance: 'Fe' }, 15);
      const settings = { temperature_K: 1873, pressure_Pa: 1.3, time_s: 600, lining: { material: 'copper' } };
      const { exchange } = runCentral(bath, [kinetic('vacuum-induction', settings)]).steps[0]!;
      return exchange.kg[ledgerRow(exchange, 'condensate', 0) + bath.elements.indexOf('S')]! / S;
    };
    expect(share(0.08) / share(0.02)).toBeGreaterThan(0.8);
    expect(share(0.08) / share(0.02)).toBeLessThan(1.1);
  });

  it('aluminium drives it out: e_S^Al = 0.133 in nickel (Venal and Geiger 1973), less what it covers of the surface', () => {
    const ratio = taken({ Al: 5 }, { pressure_Pa: 1 }) / taken({ Al: 0 }, { pressure_Pa: 1 });
    expect(ratio).toBeGreaterThan(2);
    expect(ratio).toBeLessThan(10 ** (5 * 0.133));
  });
});

describe('oxygen as Al2O', () => {
  /** TiAl (48 at% Al) with 750 ppm O in a cold crucible for ten minutes. */
  const aluminide = (pressure_Pa: number, wtpct: Wtpct = { Al: 34.2 }) => {
    const bath = meltOf({ wtpct, ppm: { O: 750 }, balance: 'Ti' }, 5);
    const { bath: after, steps } = runCentral(bath, [
      kinetic('vacuum-induction', {
        temperature_K: 1900,
        pressure_Pa,
        atmosphere: 'argon',
        time_s: 600,
        lining: { material: 'copper' },
      }),
    ]);
    const { exchange } = steps[0]!;
    const condensed = (element: ElementSymbol): number =>
      exchange.kg[ledgerRow(exchange, 'condensate', 0) + bath.elements.indexOf(element)]!;
    return { left: ppm(after, 'O'), condensed };
  };

  it('falls with the aluminium that a vacuum takes from TiAl, not under argon (Sakamoto 1992: melts in cold copper keep theirs)', () => {
    expect(aluminide(0.1).left).toBeLessThan(0.9 * 750);
    expect(aluminide(1e4).left).toBeGreaterThan(0.98 * 750);
  });

  it('never takes more oxygen than one atom for two of aluminium', () => {
    const { condensed } = aluminide(0.1);
    expect(condensed('O') / 15.999).toBeLessThan(condensed('Al') / 26.98 / 2);
  });

  it('stays in titanium without much aluminium', () => {
    expect(aluminide(0.1, { Al: 1 }).left).toBeGreaterThan(0.99 * 750);
  });
});
