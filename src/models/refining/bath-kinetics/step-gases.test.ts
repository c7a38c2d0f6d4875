import { describe, expect, it } from 'vitest';
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
