import { expect, test } from 'vitest';
import type { PlanOutput } from '../../documents/heats/plan.ts';
import type { Page } from '../../documents/page.ts';
import { errorDocument, placed } from '../../foundation/errors.ts';
import { refusalOf } from './refused-plan.ts';

const of = (more: object): PlanOutput =>
  ({
    ...{
      status: 'infeasible',
      cost_usd: null,
      bound_usd: null,
      gap: null,
      heats: [],
      assumed: [],
      baselines: [],
    },
    ...{ solver: { doubts: [] }, conflict: [], ...more },
  }) as unknown as PlanOutput;
const conflict = (...cures: object[]) => [{ words: 'Nb cannot be met', rows: [], cures }];
const nearest = {
  ...{ asked: 0.99, cost_usd: 3086.2 },
  heats: [
    {
      ...{ id: 'H-1', cost_usd: 3086.2, charge: [{ id: 'R-1', mass_kg: 101 }] },
      certificate: { passRate: 0.6949, lowerLimit: 0.69, samples: 2000, seed: 1 },
      risks: [{ words: 'Bi above 0.3 ppm', share: 0.9 }],
    },
  ],
};
const order = { heat: 'H-1', gradeId: 'IN718', mass_kg: 100 };

test('says first how far the surest charge comes and what decides it, then each way out with its verb', () => {
  const unmeasured = new Map([
    ['R-1', ['Bi', 'Mg']],
    ['R-2', ['Mg']],
  ]);
  const smaller = { kind: 'smaller', words: 'ask for 60 kg', mass_kg: 60, cost_usd: 2000, passRate: 0.995 };
  const { message, details } = refusalOf(order, of({ nearest, conflict: conflict(smaller) }), { unmeasured });
  expect(message).toBe(
    '69.4 % of heats meet every limit at best, 99 % asked: Bi decides, not measured in R-1 (100 kg of IN718, 3,086 USD)',
  );
  expect(details).toEqual([
    {
      cure: 'Plan 60 kg (99.5 % pass, 2,000 USD the heat; planner). The free metal makes a smaller heat.',
      does: [{ verb: 'heats/plan-heat', order: { heat: 'H-1', gradeId: 'IN718', mass_kg: 60 } }],
    },
    {
      cure: expect.stringMatching(
        /^Take the plan at 69.4 % all the same .* Planner and quality both accept it, each with a reason/,
      ),
      does: [{ verb: 'heats/plan-heat', order: { ...order, nearest: true } }],
    },
  ]);
});

test('keeps what was typed in the orders of its ways, without what only showed it', () => {
  const typed = { ...order, spec: 'C-718 rev 1', dryRun: true, confirm: 'x' };
  const smaller = { kind: 'smaller', words: 'ask for 60 kg', mass_kg: 60 };
  const { details } = refusalOf({ ...order, typed }, of({ conflict: conflict(smaller) }));
  expect(details[0]!.does![0]!.order).toEqual({ ...order, spec: 'C-718 rev 1', mass_kg: 60 });
});

test('names what lacks in kilograms, and no limit that would have to give way', () => {
  const missing = [
    { heat: 'H-1', needs_kg: 100, has_kg: 64 },
    { heat: 'H-1', element: 'Re', needs_kg: 9, has_kg: 0 },
  ];
  const loosen = { words: 'raise the maximum of N from 3 ppm to 40 ppm' };
  const { message, details } = refusalOf(order, of({ missing, conflict: conflict(loosen) }));
  expect(message).toBe(
    '100 kg of IN718 cannot be made of the cleared lots: 64 of 100 kg are free; it lacks 9 kg Re',
  );
  expect(JSON.stringify(details)).not.toContain('maximum of N');
  expect(details).toMatchObject([{ does: [{ verb: 'yard/buy-material' }] }]);
});

test('tells the conflict where no way out is known', () => {
  expect(refusalOf(order, of({ conflict: conflict() })).details).toEqual([{ message: 'Nb cannot be met' }]);
});

test('carries the page of the nearest plan to whoever shows it, marked where the plant is invented', () => {
  const refused = refusalOf(order, of({ nearest }), { isDemonstration: true });
  const told = () => placed('heats[0].', () => Promise.reject(refused));
  return told().catch((error: unknown) => {
    const page = errorDocument(error).error.instead as Page;
    expect(page).toMatchObject({ title: 'H-1: 100 kg of IN718', verdict: 'HOLD' });
    expect(page.mark).toBeDefined();
  });
});
