import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { ledgerRow } from '../exchange.ts';
import { kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';

const ALSO = ['Al', 'Ca', 'Si', 'O', 'C'] as const;

/** Half an hour in lime; sulfur left [share] and kg that the wall and the gas took. */
function inLime(
  given: { readonly wtpct: Wtpct; readonly balance?: ElementSymbol; readonly S?: number },
  settings: Parameters<typeof kinetic>[1] = {},
) {
  const { wtpct, balance = 'Ni', S = 100 } = given;
  const bath = meltOf({ wtpct, ppm: { O: 5, S }, balance, also: ALSO }, 10);
  const { bath: after, steps } = runCentral(bath, [
    kinetic('vacuum-induction', {
      temperature_K: 1873,
      pressure_Pa: 1,
      time_s: 1800,
      lining: { material: 'CaO' },
      ...settings,
    }),
  ]);
  const to = (element: ElementSymbol, sink: Parameters<typeof ledgerRow>[1]): number =>
    steps[0]!.exchange.kg[ledgerRow(steps[0]!.exchange, sink, 0) + after.elements.indexOf(element)]!;
  return { left: ppm(after, 'S') / S, to };
}

const ARGON = { pressure_Pa: 101_325, atmosphere: 'argon', temperature_K: 1673 };

describe('lime', () => {
  it('takes sulfur from iron that holds 4 wt% C (lime-desulf-pigiron-1975), and carbon takes its oxygen as CO', () => {
    const { left, to } = inLime({ wtpct: { C: 4 }, balance: 'Fe', S: 500 }, ARGON);
    expect(left).toBeLessThan(0.6);
    const sulfur = to('S', 'wall') / 32.06;
    expect(to('C', 'gas') / 12.011).toBeGreaterThan(0.8 * sulfur);
    expect(to('C', 'gas') / 12.011).toBeCloseTo(to('O', 'gas') / 15.999, 9);
  });

  it('takes less from iron that holds little carbon: the oxygen has nowhere to go', () => {
    const poor = inLime({ wtpct: { C: 0.05 }, balance: 'Fe', S: 500 }, { ...ARGON, temperature_K: 1873 });
    const rich = inLime({ wtpct: { C: 4 }, balance: 'Fe', S: 500 }, { ...ARGON, temperature_K: 1873 });
    expect(1 - poor.left).toBeLessThan(0.15 * (1 - rich.left));
  });

  it('takes little from a nickel alloy without a deoxidiser, though carbon in vacuum is a weak one', () => {
    const { left } = inLime({ wtpct: { Cr: 9, Co: 10, W: 5, C: 0.03 } });
    expect(left).toBeGreaterThan(0.93);
  });

  it('takes nothing through a melt that stands still: what leaves goes as particles', () => {
    expect(inLime({ wtpct: { Cr: 9, Al: 5 } }, { meltTransport_m_per_s: 0 }).left).toBeGreaterThan(0.8);
  });

  it('takes two aluminium for three sulfur', () => {
    const { left, to } = inLime({ wtpct: { Cr: 9, Al: 5 } });
    expect(left).toBeLessThan(0.5);
    expect(to('Al', 'wall') / 26.982 / (to('S', 'wall') / 32.06)).toBeCloseTo(2 / 3, 1);
  });
});
