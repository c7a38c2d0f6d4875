import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../foundation/numerics/random.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: object) => planDocument(document, facts, { solver: testSolver() });

const key = (seed: number) => streamKey(seed, 'calculations/plan-order.test');

/** Ten uncertain lots, two of them alike to the last digit, and bought metal. */
const MATERIALS = [
  ...Array.from({ length: 10 }, (_, i) => {
    const draw = (k: number, low: number, high: number): number =>
      // lots 8 and 9 are twins
      low + (high - low) * uniform(key(0), 20 * Math.min(i, 8) + k);
    return {
      id: `L${i}`,
      composition_wtpct: { Cr: draw(0, 14, 18), Al: draw(1, 2.6, 3.4), Pb: draw(2, 0.0001, 0.0006) },
      sd_wtpct: { Cr: 0.15, Al: 0.06, Pb: 0.00005 },
      balance: 'Ni',
      price_usd_per_kg: draw(3, 6, 9),
      available_kg: draw(4, 150, 400),
      form: i % 3 === 0 ? 'turnings' : 'solid',
    };
  }),
  { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 16 },
  { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 11 },
  { id: 'Al', composition_wtpct: { Al: 100 }, price_usd_per_kg: 4 },
];
const HEAT = {
  id: 'H1',
  target: {
    limits_wtpct: { Cr: { min: 15, max: 17 }, Al: { min: 2.8, max: 3.3 }, Pb: { max: 0.0005 } },
    residual_wtpct: null,
    mass_kg: 1000,
  },
  maxLots: 4,
  shares: [{ form: 'turnings', max: 0.4 }],
};
const VIM = [{ operation: 'vacuum-induction', fidelity: 'table' }];

/** The same list in another order. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((one, i) => ({ one, at: uniform(key(seed), i) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** The same data with the keys of every object in reverse. */
function turnedRound<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => turnedRound(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, one]) => [name, turnedRound<unknown>(one)])) as T;
}

const certain = (material: object): object => ({ ...material, sd_wtpct: undefined });
const materialsOf = (document: object): readonly object[] =>
  (document as { readonly materials: readonly object[] }).materials;

describe('the order of the lots in a document', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['an exact plan', { heats: [{ ...HEAT, shares: [] }], materials: MATERIALS.map(certain) }],
    ['a plan with joint confidence', { heats: [HEAT], materials: MATERIALS, jointConfidence: 0.95 }],
    [
      'a plan through a furnace',
      { heats: [{ ...HEAT, route: VIM }], materials: MATERIALS, jointConfidence: 0.95 },
    ],
  ];
  it.each(cases)('changes not a bit of %s, seeds 1 to 3', async (_, document) => {
    const straight = await run(document);
    expect(straight.status).toBe('optimal');
    for (let seed = 1; seed <= 3; seed++) {
      const turned = await run({ ...document, materials: shuffled(materialsOf(document), seed) });
      expect(turned.heats).toEqual(straight.heats);
      expect(turned.cost_usd).toBe(straight.cost_usd);
      expect(turned.bound_usd).toBe(straight.bound_usd);
      expect(turned.baselines).toEqual(straight.baselines);
    }
  });

  it('of keys changes nothing either, in a plan through a furnace', async () => {
    const document = { heats: [{ ...HEAT, route: VIM }], materials: MATERIALS, jointConfidence: 0.95 };
    expect(await run(turnedRound(document))).toEqual(await run(document));
  });

  it('changes nothing in a conflict', async () => {
    const heats = [{ ...HEAT, target: { ...HEAT.target, mass_kg: 100_000 } }];
    const materials = MATERIALS.filter(({ id }) => id.startsWith('L'));
    const [one, other] = [
      await run({ heats, materials, jointConfidence: 0.9 }),
      await run({ heats, materials: shuffled(materials, 4), jointConfidence: 0.9 }),
    ];
    expect(one.status).toBe('infeasible');
    expect(other.conflict).toEqual(one.conflict);
  });
});
