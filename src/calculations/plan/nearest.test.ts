import { expect, it } from 'vitest';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

/** A lot whose bismuth is not known well: one heat in eleven is above the limit, whatever else is charged. */
const document = (more: object = {}, lot: object = {}) => ({
  format: 'remelt-plan/1',
  jointConfidence: 0.95,
  seed: 3,
  certificationSamples: 2000,
  materials: [
    {
      ...{ id: 'R-1', composition_wtpct: { Cr: 20, Bi: 0.2e-4 }, sd_wtpct: { Cr: 0.1, Bi: 0.5e-4 } },
      ...{ balance: 'Ni', price_usd_per_kg: 9, available_kg: 800 },
      ...lot,
    },
  ],
  heats: [
    { id: 'H', target: { mass_kg: 700, limits_wtpct: { Cr: { min: 19, max: 21 }, Bi: { max: 0.5e-4 } } } },
  ],
  ...more,
});
const plan = (given: object, control: object = {}) =>
  planDocument(given, dataFacts(), { solver: testSolver(), ...control });

it('a heat that can not keep the confidence has the surest charge, counted on draws of its own', async () => {
  const { status, nearest, heats, cost_usd } = await plan(document());
  expect([status, heats, cost_usd]).toEqual(['infeasible', [], null]);
  const [heat] = nearest!.heats;
  expect(nearest!.asked).toBe(0.95);
  expect(heat).toMatchObject({
    id: 'H',
    charge: [{ id: 'R-1', mass_kg: expect.closeTo(700, 0) }],
    risks: [{ words: 'Bi above 0.5 ppm', share: 1 }],
  });
  const { passRate, lowerLimit, samples } = heat!.certificate;
  expect(samples).toBe(2000);
  // a lognormal content with a mean of 0.2 ppm and a standard deviation of 0.5 ppm is below 0.5 ppm in 91.2 %
  expect(passRate).toBeGreaterThan(0.892);
  expect(passRate).toBeLessThan(0.932);
  expect(lowerLimit).toBeLessThan(passRate);
  expect(nearest!.cost_usd).toBeCloseTo(9 * heat!.charge[0]!.mass_kg, 6);
});

it('is left out of a plan that keeps it, of one that not even mean contents allow, and where no reasons are asked', async () => {
  expect(await plan(document({}, { sd_wtpct: { Cr: 0.1, Bi: 0.01e-4 } }))).not.toHaveProperty('nearest');
  expect(await plan(document({}, { available_kg: 100 }))).not.toHaveProperty('nearest');
  expect(await plan(document(), { withoutReasons: true })).not.toHaveProperty('nearest');
});

it('is told before what would help is looked for, and is what an interrupt then leaves', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const stopped = plan(document(), {
    signal: stop.signal,
    onProgress: (_: number, words: string) => {
      told.push(words);
      if (words.startsWith('nearest plan')) stop.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({
    code: 'cancelled',
    message: expect.stringMatching(
      /^stopped while what would help was looked for; nearest plan 6,3\d\d\.\d\d USD: 9\d\.\d % of drawn heats meet every limit, 95 % are asked; nothing is reserved$/,
    ),
    details: [expect.objectContaining({ path: 'R-1', unit: 'kg' })],
  });
  expect(told.at(-1)).toMatch(/^nearest plan/);
});
