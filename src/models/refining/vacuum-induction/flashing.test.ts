import { describe, expect, it } from 'vitest';
import { ValidityError } from '../../../foundation/errors.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { meanTo } from '../exchange.ts';
import { kinetic, meltOf, runCentral } from '../testing/melt.ts';

const settings = (pressure_Pa: number, time_s: number) => ({
  atmosphere: pressure_Pa < 100 ? 'vacuum' : 'argon',
  pressure_Pa,
  temperature_K: 1823,
  time_s,
  lining: { material: 'copper' },
});

describe('volatile rare earths', () => {
  const added = (element: ElementSymbol, pressure_Pa: number) =>
    runCentral(meltOf({ wtpct: { Cr: 9, Al: 5 }, ppm: { O: 5, S: 5 }, also: [element] }, 20), [
      kinetic('vacuum-induction', settings(pressure_Pa, 120), [
        {
          material: `Ni${element}`,
          fractions: { Ni: 0.8, [element]: 0.2 },
          amount: { wtpct: 5 },
          at_s: 0,
          recovery: 1,
          path: 'route[0].additions[0]',
        },
      ]),
    ]);

  it('ytterbium flashes at 10 Pa as magnesium does, and goes in under argon; La, Sm, Dy go in at 10 Pa', () => {
    for (const element of ['Mg', 'Yb'] as const) {
      expect(() => added(element, 10), element).toThrow(ValidityError);
      expect(() => added(element, 10)).toThrow(new RegExp(`would flash off: ${element} reaches`));
    }
    expect(() => added('Yb', 5000)).not.toThrow();
    for (const element of ['La', 'Sm', 'Dy'] as const) expect(() => added(element, 10)).not.toThrow();
  });

  const lost = (element: ElementSymbol): number => {
    const bath = meltOf({ wtpct: { Cr: 9, Al: 5, [element]: 0.1 }, ppm: { O: 1, S: 1 } }, 20);
    const { steps } = runCentral(bath, [kinetic('vacuum-induction', settings(0.1, 3600))]);
    const at = bath.elements.indexOf(element);
    return (meanTo(steps[0]!.exchange, 'gas', at) + meanTo(steps[0]!.exchange, 'condensate', at)) / 0.02;
  };

  it('in an hour at 0.1 Pa most of the ytterbium leaves, samarium by percents, lanthanum and scandium stay', () => {
    expect(lost('Yb')).toBeGreaterThan(0.5);
    expect(lost('Sm')).toBeGreaterThan(0.02);
    expect(lost('Sm')).toBeLessThan(0.5 * lost('Yb'));
    for (const element of ['La', 'Sc', 'Er'] as const) expect(lost(element), element).toBeLessThan(0.005);
  });
});
