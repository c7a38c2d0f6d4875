import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { ledgerRow } from '../exchange.ts';
import type { GivenSettings } from '../settings.ts';
import { dissolvedPpm, kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';

const VACUUM = { temperature_K: 1873, pressure_Pa: 0.013, time_s: 1800 } as const;

/** Iron with carbon and oxygen in ppm, 10 kg, after half an hour of vacuum in a lining. */
function held(content: Wtpct, settings: GivenSettings) {
  const bath = meltOf({ wtpct: {}, ppm: content, balance: 'Fe' }, 10);
  const { bath: after, steps } = runCentral(bath, [kinetic('vacuum-induction', { ...VACUUM, ...settings })]);
  const { exchange } = steps[0]!;
  const gas = ledgerRow(exchange, 'gas', 0);
  return {
    after,
    toGas: (element: 'C' | 'O'): number => exchange.kg[gas + bath.elements.indexOf(element)]!,
  };
}
const COLD = { lining: { material: 'copper' } } as const;

/** What is left of 20 kg under air at 1 atm over a cold wall, half an hour at 1873 K. */
function inAir(
  content: { readonly balance?: 'Ni' | 'Fe'; readonly wtpct?: Wtpct; readonly ppm: Wtpct },
  settings: GivenSettings = {},
) {
  const bath = meltOf({ wtpct: {}, ...content }, 20);
  const air = { temperature_K: 1873, pressure_Pa: 101_325, atmosphere: 'air', time_s: 1800, ...COLD };
  const { bath: after, steps } = runCentral(bath, [kinetic('vacuum-induction', { ...air, ...settings })]);
  const { exchange } = steps[0]!;
  const at = (element: ElementSymbol): number => bath.elements.indexOf(element);
  return {
    ppm: (element: ElementSymbol): number => ppm(after, element),
    dissolved_kg: (element: ElementSymbol): number => after.dissolved[at(element)]!,
    /** Out of the air [kg]. */
    taken_kg: (element: ElementSymbol): number => -exchange.kg[ledgerRow(exchange, 'gas', 0) + at(element)]!,
  };
}

describe('air over a melt', () => {
  const oxygen = (settings: GivenSettings = {}): number => inAir({ ppm: { O: 30 } }, settings).ppm('O');

  it('gives oxygen as fast as the film of the gas lets it: 1 to 4 g of it per m2 and second', () => {
    const time_s = 60;
    const perSecond = ((oxygen({ time_s, areaToVolume_per_m: 7 }) - 30) * 1e-6) / time_s;
    const flux = (1000 * perSecond * 7500) / 7;
    expect(flux).toBeGreaterThan(1);
    expect(flux).toBeLessThan(4);
  });
  it.each([
    ['Ni', 1740, 0.24, 'at its eutectic, 1711 K'],
    ['Fe', 1873, 0.23, 'under FeO'],
  ] as const)(
    'ends where %s dissolves no more: at %d K within 30 %% of %d wt%% (%s)',
    (balance, temperature_K, wtpct, _where) => {
      const [half, whole] = [20_000, 40_000].map((time_s) =>
        inAir({ balance, ppm: { O: 30 } }, { temperature_K, time_s }).ppm('O'),
      ) as [number, number];
      expect(whole / half).toBeLessThan(1.02);
      expect(whole / 1e4 / wtpct).toBeGreaterThan(0.7);
      expect(whole / 1e4 / wtpct).toBeLessThan(1.3);
    },
  );
  it('gives more where more of the melt lies open, none under argon', () => {
    expect(oxygen({ areaToVolume_per_m: 20 })).toBeGreaterThan(1.5 * oxygen({ areaToVolume_per_m: 7 }));
    expect(oxygen({ atmosphere: 'argon' })).toBeLessThan(31);
  });
  it('takes nitrogen no faster under a thicker skin, however thick', () => {
    const nitrogen = (looseFilm_kg_per_m2: number): number =>
      inAir(
        { wtpct: { Al: 3 }, ppm: { O: 30, N: 50 } },
        { lining: { material: 'Al2O3', looseFilm_kg_per_m2 } },
      ).ppm('N');
    const [bare, thin, thick, thickest] = [0, 1, 5, 10].map(nitrogen) as [number, number, number, number];
    // Away from 50 ppm towards the 21 of air: each skin holds more of it in.
    expect(thin).toBeGreaterThan(bare);
    expect(thick).toBeGreaterThan(thin);
    expect(thickest).toBeGreaterThan(thick);
  });
  it('burns aluminium: 1.124 g of it with each g of oxygen, the less the longer its skin grows', () => {
    const burnt = (time_s: number): number => {
      const after = inAir({ wtpct: { Al: 1, Cr: 15 }, ppm: { O: 10 } }, { time_s });
      const burnt_kg = 0.2 - after.dissolved_kg('Al');
      const bound_kg = after.taken_kg('O') + 20 * 10e-6 - after.dissolved_kg('O');
      expect(burnt_kg / bound_kg).toBeGreaterThan(1.09);
      expect(burnt_kg / bound_kg).toBeLessThan(1.16);
      return burnt_kg;
    };
    const [first, both] = [burnt(1800), burnt(3600)];
    expect(first).toBeGreaterThan(0.01);
    expect(both - first).toBeGreaterThan(0);
    expect(both - first).toBeLessThan(first / 2);
  });
});

describe('nitrogen', () => {
  it('leaves the film on a tip alike, looked at once or hundreds of times', () => {
    const left = (looks: number): number => {
      const bath = meltOf({ wtpct: { Cr: 7, Co: 7.5, W: 5, Ta: 6.5, Al: 6 }, ppm: { O: 10, N: 60 } }, 500);
      const at_s = Array.from({ length: looks }, (_, k) => (9000 * (k + 1)) / looks);
      const { bath: after } = runCentral(bath, [kinetic('vacuum-arc', { time_s: 9000 })], { at_s });
      return ppm(after, 'N');
    };
    const once = left(1);
    // Freely dissolved, so that much of it goes: one step over the film would take a tenth more.
    expect(once).toBeLessThan(40);
    expect(left(1000) / once).toBeCloseTo(1, 2);
  });
});

describe('carbon with oxygen', () => {
  it('iron in magnesia at 0.013 Pa comes below [C][O] = 3.5e-5 wt%2 (vim-c-o-iron-mgo-wu-1964: least 0.6e-5 to 3.5e-5)', () => {
    const { after } = held({ C: 400, O: 200 }, { lining: { material: 'MgO' } });
    const product = (ppm(after, 'C') / 1e4) * (ppm(after, 'O') / 1e4);
    expect(product).toBeLessThan(3.5e-5);
  });

  it('takes an atom of each, never more than the scarcer one, whichever that is', () => {
    for (const content of [
      { C: 10, O: 200 },
      { C: 400, O: 20 },
    ]) {
      const { after, toGas } = held(content, COLD);
      expect(toGas('O') / 15.999).toBeCloseTo(toGas('C') / 12.011, 12);
      expect(ppm(after, 'C')).toBeGreaterThan(0);
      expect(ppm(after, 'O')).toBeGreaterThan(0);
    }
  });

  it('waits for the carbon where that is scarcer: 10 ppm of it take no faster than their own film lets them', () => {
    const taken = (C: number) => held({ C, O: 200 }, { ...COLD, time_s: 300 }).toGas('O');
    expect(taken(10)).toBeLessThan(0.5 * taken(400));
  });

  it('can not draw a melt far below its wall, and does in a cold crucible', () => {
    const alloy = (material: string): number => {
      const bath = meltOf({ wtpct: { Cr: 15, Al: 3, C: 0.05 }, ppm: { O: 10 } }, 10);
      const { bath: after } = runCentral(bath, [
        kinetic('vacuum-induction', {
          temperature_K: 1823,
          pressure_Pa: 1,
          time_s: 14_400,
          lining: { material },
        }),
      ]);
      return dissolvedPpm(after, 'O');
    };
    expect(alloy('Al2O3')).toBeGreaterThan(3 * alloy('copper'));
  });
});
