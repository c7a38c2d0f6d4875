import { expect, it } from 'vitest';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const plan = (mass_kg: number, lot: object, more: object = {}) =>
  planDocument(
    {
      format: 'remelt-plan/1',
      materials: [
        {
          id: 'R-1',
          composition_wtpct: { Cr: 20 },
          balance: 'Ni',
          price_usd_per_kg: 9,
          available_kg: 100,
          ...lot,
        },
      ],
      heats: [{ id: 'H', target: { mass_kg, limits_wtpct: { Cr: { min: 19, max: 21 }, Re: { min: 3 } } } }],
      ...more,
    },
    dataFacts(),
    { solver: testSolver() },
  );

it('names the metal that a heat lacks, in kilograms, whether contents have a spread or not', async () => {
  const lacks = { heat: 'H', element: 'Re', needs_kg: 1.5, has_kg: 0, least_wtpct: 3, richest_wtpct: 0 };
  expect((await plan(50, {})).missing).toEqual([lacks]);
  expect((await plan(50, {}, { jointConfidence: 0.9, certificationSamples: 500 })).missing).toEqual([lacks]);
});

it('counts all metal that can be used, and asks for a richer one where the mass is there', async () => {
  const thin = await plan(50, { composition_wtpct: { Cr: 20, Re: 2 }, metal_yield: 0.9 });
  expect(thin.missing).toMatchObject([{ element: 'Re', needs_kg: 1.5, has_kg: 1.8, richest_wtpct: 2 }]);
  const short = await plan(300, { composition_wtpct: { Cr: 20, Re: 4 } });
  expect(short.missing).toMatchObject([
    { needs_kg: 300, has_kg: 100 },
    { element: 'Cr', needs_kg: 57 },
    { element: 'Re', needs_kg: 9, has_kg: 4 },
  ]);
});

it('is absent where mass and minima leave a charge open, whatever else refuses', async () => {
  const impure = await plan(50, { composition_wtpct: { Cr: 20, Re: 4, Bi: 1 } });
  expect(impure.status).toBe('infeasible');
  expect(impure).not.toHaveProperty('missing');
});
