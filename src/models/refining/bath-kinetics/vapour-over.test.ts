import { expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';

/** Natural logarithm of before over after of an element in a melt under gas. */
function folds(
  of: { readonly balance: ElementSymbol; readonly wtpct: Wtpct; readonly element: ElementSymbol },
  at: { readonly temperature_K: number; readonly pressure_Pa: number; readonly time_s: number },
): number {
  const bath = meltOf(of, 20);
  const { bath: after } = runCentral(bath, [
    kinetic('vacuum-induction', { ...at, atmosphere: 'argon', lining: { material: 'copper' } }),
  ]);
  return Math.log(ppm(bath, of.element) / ppm(after, of.element));
}

it('a volatile trace does not blow the gas away for the others: chromium under 100 Pa with and without zinc', () => {
  const at = { temperature_K: 1873, pressure_Pa: 100, time_s: 600 };
  const chromium = (Zn: number): number => folds({ balance: 'Ni', wtpct: { Cr: 20, Zn }, element: 'Cr' }, at);
  expect(chromium(0.02) / chromium(1e-6)).toBeLessThan(1.2);
});

it('a rich vapour streams through the gas, and less as it is spent: lead from copper under 100 Pa', () => {
  const at = { temperature_K: 1473, pressure_Pa: 100, time_s: 300 };
  const lead = (Pb: number, time_s = at.time_s): number =>
    folds({ balance: 'Cu', wtpct: { Pb }, element: 'Pb' }, { ...at, time_s });
  expect(lead(5) / lead(0.05)).toBeGreaterThan(1.5);
  expect(lead(5, 1200) / lead(5)).toBeLessThan(4);
});
