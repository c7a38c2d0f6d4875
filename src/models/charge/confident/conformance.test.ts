import { expect, it } from 'vitest';
import type { ChargeProblem } from '../problem.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { conformingInTurns } from './conformance.ts';

/** A heat whose chromium is 20 +- 1 wt% below a maximum, of 10,000 draws. */
function trialBelow(most_wtpct: number) {
  const lot = material('lot', { Cr: 20 }, { balance: 'Ni' });
  const { Cr } = lot.composition.contents;
  const contents = { ...lot.composition.contents, Cr: { ...Cr!, spread: 0.01, law: 'normal' as const } };
  const problem: ChargeProblem = {
    materials: [{ ...lot, composition: { ...lot.composition, contents } }],
    heats: [heat(specification({ Cr: [null, most_wtpct] }, { balance: 'Ni' }))],
  };
  return {
    problem,
    lines: [{ material: 0, mass_kg: problem.heats[0]!.mass_kg }],
    samples: 10_000,
    draws: { seed: 1, branch: 'certification/1' },
    furnace: {},
    route: null,
  };
}

it('draws all where the confidence is reached, and pauses after every thousand', async () => {
  const trial = trialBelow(22.5);
  let pauses = 0;
  const count = await conformingInTurns(trial, { confidence: 0.95, pause: async () => void pauses++ });
  expect(count).toEqual(await conformingInTurns(trial, { confidence: 0 }));
  expect(count.samples).toBe(10_000);
  expect(pauses).toBe(10);
});

it('ends as soon as no lower limit can reach the confidence, not before', async () => {
  // four in five pass: with a thousand draws 200 fail, and more than 464 of 10,000 may not
  const count = await conformingInTurns(trialBelow(20.84), { confidence: 0.95 });
  expect(count.samples).toBe(3000);
  // 94.5 % pass: certain late
  const near = await conformingInTurns(trialBelow(21.6), { confidence: 0.95 });
  expect(near.samples).toBeGreaterThan(8000);
});
