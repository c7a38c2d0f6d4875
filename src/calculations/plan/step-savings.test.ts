import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';
import { whatIfDocument } from './what-if.ts';

const facts = dataFacts();
const solver = testSolver();

/** Yards planned: as many as `npm run long` takes, and the first of them in every run; the seed stands in what fails. */
const [YARDS, SEED] = [process.env.REMELT_LONG === '1' ? 10_000 : 4, 39];

const content = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const lot = fc.record({
  Cr: content(15, 20),
  S: content(2, 40),
  price: content(4, 12),
  kg: content(80, 400),
});
const yard = fc.record({
  lots: fc.array(lot, { minLength: 3, maxLength: 6 }),
  isSure: fc.boolean(),
  maxLots: fc.integer({ min: 1, max: 3 }),
  max_ppm: fc.integer({ min: 8, max: 25 }),
});

const documentOf = ({
  lots,
  isSure,
  max_ppm,
}: typeof yard extends fc.Arbitrary<infer Y> ? Y : never): PlanInput => ({
  heats: [
    {
      id: 'H-1',
      target: {
        mass_kg: 500,
        limits_wtpct: { Cr: { min: 16.5, max: 17.5 }, S: { max: max_ppm / 1e4 } },
        residual_wtpct: null,
      },
    },
  ],
  materials: [
    ...lots.map(({ Cr, S, price, kg }, i) => ({
      id: `L${i}`,
      composition_wtpct: { Cr, S: S / 1e4 },
      ...(isSure ? {} : { sd_wtpct: { Cr: 0.15, S: S / 2e5 } }),
      balance: 'Ni' as const,
      price_usd_per_kg: price,
      available_kg: kg,
      minimumIfUsed_kg: Math.min(40, kg),
    })),
    { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 18 },
    { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 15 },
  ],
  ...(isSure ? {} : { jointConfidence: 0.9, certificationSamples: 1000 }),
  seed: 1,
});
const planned = (document: PlanInput): Promise<PlanOutput> => planDocument(document, facts, { solver });
const gapOf = ({ cost_usd, bound_usd }: PlanOutput): number => Math.max(0, cost_usd! - bound_usd!);
const withHeat = (document: PlanInput, part: Partial<PlanInput['heats'][number]>): PlanInput => ({
  ...document,
  heats: [{ ...document.heats[0]!, ...part }],
});
/** Rounding of the planes of uncertain limits [1 of the cost]. */
const ROUNDING = 1e-5;

it(`what is told of a step is saved within the gap, a dearer metal or a restriction saves nothing: ${YARDS} yards`, async () => {
  const seen = { told: 0, untold: 0 };
  await fc.assert(
    fc.asyncProperty(yard, async (one) => {
      const document = documentOf(one);
      const plan = await planned(document);
      if (plan.cost_usd === null) return;
      const cost_usd = plan.cost_usd;
      const slack = ROUNDING * cost_usd;
      const sulfur = plan.heats[0]!.binding.find(({ element, side }) => element === 'S' && side === 'max');
      if (sulfur) {
        const { target } = document.heats[0]!;
        const limits_wtpct = { ...target.limits_wtpct, S: { max: (one.max_ppm + 1) / 1e4 } };
        const looser = await planned(withHeat(document, { target: { ...target, limits_wtpct } }));
        const saved_usd = cost_usd - looser.cost_usd!;
        const told_usd = sulfur.saving_usd ?? 0;
        seen[sulfur.saving_usd === null ? 'untold' : 'told']++;
        // the plan lies up to its gap above what it is held against, and so does the other
        const most = sulfur.saving_usd === null ? 2 * gapOf(plan) : told_usd + gapOf(plan);
        expect(saved_usd).toBeLessThanOrEqual(most + slack);
        expect(saved_usd).toBeGreaterThanOrEqual(told_usd - gapOf(looser) - slack);
      }
      const fewer = await planned(withHeat(document, { maxLots: one.maxLots }));
      if (fewer.cost_usd !== null)
        expect(fewer.cost_usd).toBeGreaterThanOrEqual(cost_usd - gapOf(plan) - slack);
      const [heat] = plan.heats;
      const held = {
        ...(heat!.confidence ? { z: heat!.confidence.z } : {}),
        charge: heat!.charge.map(({ id, mass_kg }) => ({ id, mass_kg })),
      };
      for (const change of [
        { what: 'element', element: 'Ni', more_usd_per_kg: 5 },
        { what: 'price', material: 'Cr', usd_per_kg: 19 },
        { what: 'most', material: 'L0', most_kg: 20 + one.maxLots * 20 },
      ] as const) {
        const { difference_usd } = await whatIfDocument(
          { plan: document, ...held, changes: [change] },
          facts,
          {
            solver,
          },
        );
        if (difference_usd !== null) expect(difference_usd, change.what).toBeGreaterThanOrEqual(-slack);
      }
    }),
    { numRuns: YARDS, seed: SEED },
  );
  // the property would hold of a plan that tells nothing
  expect(seen.told).toBeGreaterThan(0);
}, 14_400_000);
