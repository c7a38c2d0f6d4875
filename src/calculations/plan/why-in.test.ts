import { expect, it } from 'vitest';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { asPlanned } from '../../documents/heats/what-if.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';
import { whatIfDocument } from './what-if.ts';

const facts = dataFacts();
const control = { solver: testSolver() };

const IN718 = { Cr: 18.5, Fe: 18.3, Nb: 5.1, Mo: 3.05, Ti: 0.95, Al: 0.52, C: 0.04, Si: 0.1, Mn: 0.08 };
const SHELF = { Ni: 21, Cr: 12, Fe: 2, Nb: 70, Mo: 50, Ti: 12, Al: 3 };
const LIKE_LOTS = 12;

interface Yard {
  readonly available_kg: number;
  readonly minimumIfUsed_kg: number;
  /** Relative standard deviation of every content [1]; 0: an exact plan. */
  readonly spread: number;
  readonly shelf: boolean;
}

/** 100 kg of IN718 from twelve lots that are nearly the same. */
const planOf = ({ spread, shelf, ...amounts }: Yard): PlanInput => ({
  format: 'remelt-plan/1',
  heats: [{ id: 'H', target: { gradeId: 'IN718', internalShare: 0.5, mass_kg: 100 } }],
  materials: [
    ...Array.from({ length: LIKE_LOTS }, (_, i) => {
      const contents = Object.entries(IN718).map(
        ([element, wtpct]) => [element, wtpct * (1 + 0.02 * Math.sin(7 * i + 13 * wtpct))] as const,
      );
      return {
        ...amounts,
        id: `L-${i}`,
        composition_wtpct: Object.fromEntries(contents),
        ...(spread > 0 && {
          sd_wtpct: Object.fromEntries(contents.map(([element, wtpct]) => [element, wtpct * spread])),
        }),
        balance: 'Ni' as const,
        price_usd_per_kg: 9 + 0.1 * (i % 5),
        lotClass: 'purchased-scrap' as const,
      };
    }),
    ...(shelf ? Object.entries(SHELF) : []).map(([element, price_usd_per_kg]) => ({
      id: `${element} pure`,
      composition_wtpct: { [element]: 100 },
      price_usd_per_kg,
      lotClass: 'virgin' as const,
    })),
  ],
  certificationSamples: 500,
  seed: 1,
});

/** A plan and a what-if each end within this much of the cheapest charge in whole pieces [1 of the cost]. */
const TWO_GAPS = 2 * 1.5e-3;

const yards: readonly [string, Yard][] = [
  [
    'a least piece and nothing to buy',
    { available_kg: 97, minimumIfUsed_kg: 10, spread: 0.01, shelf: false },
  ],
  ['a least piece beside the shelf', { available_kg: 97, minimumIfUsed_kg: 10, spread: 0.03, shelf: true }],
  ['every lot needed', { available_kg: 8.3, minimumIfUsed_kg: 4, spread: 0.01, shelf: true }],
  ['exact contents and nothing to buy', { available_kg: 97, minimumIfUsed_kg: 10, spread: 0, shelf: false }],
];

it.each(yards)('why a lot is in agrees with the what-if without it: %s', async (_, yard) => {
  const plan = planOf(yard);
  const { heats, cost_usd } = await planDocument(plan, facts, control);
  const inside = heats[0]!.lots!.filter(({ mass_kg }) => mass_kg > 0);
  expect(inside.length).toBeGreaterThan(0);
  for (const { id, mass_kg, breakEven_usd_per_kg, price_usd_per_kg, words } of inside) {
    const { difference_usd } = await whatIfDocument(
      { plan, ...asPlanned(heats[0]), changes: [{ what: 'without', material: id }] },
      facts,
      control,
    );
    const told_usd = (breakEven_usd_per_kg! - price_usd_per_kg) * mass_kg;
    expect(Math.abs(told_usd - difference_usd!), `${words}: ${difference_usd}`).toBeLessThan(
      TWO_GAPS * cost_usd!,
    );
    expect(words).toMatch(/without it the heat would cost (the same|[\d.]+ USD more)/);
  }
});

it('a lot that nothing replaces has to be in, and the what-if agrees', async () => {
  const plan = planOf({ available_kg: 8.4, minimumIfUsed_kg: 4, spread: 0.01, shelf: false });
  const { heats } = await planDocument(plan, facts, control);
  const { words, id, breakEven_usd_per_kg } = heats[0]!.lots![0]!;
  expect([words, breakEven_usd_per_kg]).toEqual([
    expect.stringContaining('no charge meets the limits without it'),
    null,
  ]);
  const { after } = await whatIfDocument(
    { plan, ...asPlanned(heats[0]), changes: [{ what: 'without', material: id }] },
    facts,
    control,
  );
  expect(after).toBeNull();
});
