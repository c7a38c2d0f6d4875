import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinetic, meltOf, ppm, runCentral, type Wtpct } from '../testing/melt.ts';
import { MAGNESIA, measuredOxygen, OWN_OXIDES, YTTRIA } from './step-own-oxide.ts';

const REACTIONS = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../../../data/thermo/reactions.json`, 'utf8'),
) as {
  readonly records: readonly {
    readonly id: string;
    readonly log10K?: { readonly A: number; readonly B: number };
  }[];
};

/** Two hours in yttria under argon; the route's own balance check holds the ledger to 1e-9. */
function inYttria(wtpct: Wtpct, temperature_K: number, O = 20) {
  const bath = meltOf({ wtpct, ppm: { O, S: 2 }, also: ['Al', 'C'] }, 5);
  return runCentral(bath, [
    kinetic('vacuum-induction', {
      temperature_K,
      atmosphere: 'argon',
      pressure_Pa: 101_325,
      time_s: 7200,
      lining: { material: 'Y2O3' },
    }),
  ]);
}

describe('nickel in a crucible of its own oxide (eq-y-o-liquid-nickel-ishii-1995)', () => {
  it.each(OWN_OXIDES.map((set) => [set.words, set] as const))('takes the filed constant of %s', (_, set) => {
    const reaction = { yttria: 'Y2O3(s) = 2[Y] + 3[O]', magnesia: 'MgO(s) = [Mg] + [O]' }[set.words];
    const filed = REACTIONS.records.find((one) => one.id === `measured/${reaction}`);
    expect(filed?.log10K).toEqual({ A: set.A, B: set.B });
  });

  it.each([
    [0.01, 1873.15, 12.5],
    [0.02, 1873.15, 9],
    [0.05, 1873.15, 7.5],
    [0.1, 1873.15, 10.2],
    [0.05, 1973.15, 16.9],
  ])('measures with %d wt%% Y at %d K %d ppm O within 2 %%', (metal, temperature_K, published) => {
    const wtpct = measuredOxygen(YTTRIA, metal, temperature_K, 5.557);
    expect(Math.abs((1e4 * wtpct) / published - 1)).toBeLessThan(0.02);
  });

  it('has its least oxygen over magnesia where log [O] + e [Mg] turns, at 0.434/28.4 = 0.0153 wt% Mg (1873 K)', () => {
    const at = (Mg: number): number => measuredOxygen(MAGNESIA, Mg, 1873, 1.519);
    expect(at(0.0153)).toBeLessThan(at(0.012));
    expect(at(0.0153)).toBeLessThan(at(0.019));
    expect(Math.log10(at(0.0153) * 0.0153) - 28.43 * (0.0153 + 1.519 * at(0.0153))).toBeCloseTo(-5.835, 2);
  });

  it.each([5, 40])(
    'holds a melt that came with %d ppm O near the measured minimum, its yttrium kept',
    (O) => {
      const { bath } = inYttria({ Y: 0.05 }, 1873, O);
      expect(ppm(bath, 'O')).toBeGreaterThan(6.5);
      expect(ppm(bath, 'O')).toBeLessThan(8);
      expect(ppm(bath, 'Y')).toBeGreaterThan(350);
    },
  );

  it('gives more above the minimum and when hotter', () => {
    const least = ppm(inYttria({ Y: 0.05 }, 1873).bath, 'O');
    expect(ppm(inYttria({ Y: 0.1 }, 1873).bath, 'O')).toBeGreaterThan(least + 1);
    expect(ppm(inYttria({ Y: 0.05 }, 1973).bath, 'O')).toBeGreaterThan(1.8 * least);
  });

  it('is only shown for an alloy, where yttrium is lost to the wall as before', () => {
    const { bath, steps } = inYttria({ Y: 0.1, Cr: 9, Al: 5 }, 1873);
    expect(ppm(bath, 'Y')).toBeLessThan(700);
    const row = steps[0]!.limits.find((one) => one.element === 'O');
    expect(row?.published).toMatch(
      /ppm in all measured over yttria in nickel .*apparent, not used for alloys/,
    );
  });
});
