import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { refiningOf, routeOptionOf } from './refining.ts';
import { furnacesOf } from './routes.ts';

const facts = furnacesOf(dataFacts());
const ROUTE = [
  { operation: 'vacuum-induction', settings: { time_s: 1800 } },
  { operation: 'electroslag' },
] as const;
/** A charge of Haynes 230 with dysprosium, all but used up by wall, oxygen and sulfur [kg/kg]. */
const USED_UP = {
  ...{ Ni: 0.576, Cr: 0.24, W: 0.134, Mo: 0.012, Fe: 0.0072, Co: 0.0018, Mn: 0.0107, Si: 0.007, Al: 0.0042 },
  ...{ C: 0.0015, S: 1.2e-5, P: 3e-5, O: 1.2e-5, N: 1.8e-5, Dy: 9e-5 },
};

describe('the linearisation of a furnace', () => {
  it('shows how the mean of what is nearly used up rises, alike for charges that are alike to 1e-3', () => {
    const option = routeOptionOf([...ROUTE], facts, { id: 'route', path: 'route' });
    const { linearise } = refiningOf({
      facts,
      options: [option],
      mass_kg: 500,
      seed: 1,
      removalCredit: [],
      control: {},
    });
    const kept = [1, 1.001, 0.999, 1.0005].map(
      (times) => linearise(option, { ...USED_UP, Dy: USED_UP.Dy * times }).retained.Dy!,
    );
    // drawn heats rise by 0.40 kg per kg up to as much again; one central heat with 2 % more says -0.7 to 1.9
    for (const one of kept) expect(one).toBeGreaterThan(0.35);
    for (const one of kept) expect(one).toBeLessThan(0.45);
  });

  it('draws few heats of the next charge, and takes the rest of their scatter from the one before', () => {
    const option = routeOptionOf([ROUTE[0]], facts, { id: 'route', path: 'route' });
    const run = { facts, options: [option], mass_kg: 500, seed: 1, removalCredit: [], control: {} };
    const { linearise } = refiningOf(run);
    const first = linearise(option, USED_UP).factors.Mn!;
    const next = linearise(option, { ...USED_UP, Mn: USED_UP.Mn * 1.05 }).factors.Mn!;
    const ratioAt = (s: number): number => (next[s]! - 1) / (first[s]! - 1);
    expect(next).toHaveLength(500);
    for (const s of [150, 300, 499]) expect(ratioAt(s)).toBeCloseTo(ratioAt(200), 9);
    // what was not drawn again is what drawing again would show
    const drawn = refiningOf(run).linearise(option, { ...USED_UP, Mn: USED_UP.Mn * 1.05 }).factors.Mn!;
    for (const s of [0, 149, 150, 499]) expect(Math.abs(next[s]! - drawn[s]!)).toBeLessThan(0.01);
  });
});
