import { afterAll, expect, it } from 'vitest';
import { CancelledError } from '../../foundation/errors.ts';
import { closeTestSolver, testSolver } from '../../models/charge/testing/solver.ts';
import { aside, type Control } from '../control.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
afterAll(closeTestSolver);

/** Returns whose bismuth nobody has measured, skewed as such contents are, and a clean metal that is dear. */
const lot = (id: string, price_usd_per_kg: number, more: object = {}) => ({
  id,
  composition_wtpct: { Cr: 20, Bi: 0.2e-4 },
  sd_wtpct: { Cr: 0.1, Bi: 0.3e-4 },
  balance: 'Ni',
  price_usd_per_kg,
  available_kg: 400,
  ...more,
});
const UNSURE = {
  heats: [
    { id: 'H-1', target: { mass_kg: 300, limits_wtpct: { Cr: { min: 19, max: 21 }, Bi: { max: 0.5e-4 } } } },
  ],
  materials: [lot('A-1', 8), lot('A-2', 9)],
  jointConfidence: 0.99,
  seed: 1,
};

/** What is told on the way, and the answer. */
async function followed(document: object) {
  const shares: number[] = [];
  const output = await planDocument(document, facts, {
    solver: testSolver(),
    onProgress: (_, words) => {
      const share = /([\d.]+) % of drawn heats pass/.exec(words)?.[1];
      if (share !== undefined) shares.push(Number(share));
    },
  });
  return { shares, output };
}
const textOf = (output: Awaited<ReturnType<typeof planDocument>>): string => JSON.stringify(output.conflict);

it('a refusal names the surest charge that was told on the way, and no smaller share beside it', async () => {
  const { shares, output } = await followed(UNSURE);
  expect(output.status).toBe('infeasible');
  const surest = Math.max(...shares);
  expect(surest).toBeGreaterThan(50);
  const named = /require ([\d.]+) % instead of 99 %/.exec(textOf(output))?.[1];
  expect(Number(named)).toBeCloseTo(surest, 0);
  expect(textOf(output)).not.toMatch(/each limit by itself holds/);
});

it('a search beside the one that was asked for tells how far it is, not what it found, and an interrupt leaves none of it', async () => {
  const told: string[] = [];
  const control: Control = { onProgress: (_, words) => void told.push(words) };
  const best = new CancelledError('best so far 99.5 %', [{ path: 'A-1', value: 300, unit: 'kg' }]);
  const stopped = aside(control, async ({ onProgress }) => {
    onProgress?.(0.1, 'following the route');
    onProgress?.(0.5, 'best so far 99.5 %', {
      incumbent: { value: 1, unit: 'USD', of: 'cost of the charge' },
    });
    throw best;
  });
  await expect(stopped).rejects.toMatchObject({
    code: 'cancelled',
    details: [],
    message: expect.not.stringContaining('99.5'),
  });
  expect(told).toEqual(['following the route']);
});
