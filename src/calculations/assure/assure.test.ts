import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../foundation/errors.ts';
import { tostProbability } from '../../models/qualification/equivalency/tost-power.ts';
import type { Facts } from '../facts.ts';
import { partsHere } from '../testing/parts-here.ts';
import { assureDocument, assureParts } from './assure.ts';

const facts = { version: 'test' } as Facts;
const known = (sd: number) => ({ p05: sd, p95: sd });
const property = (more: object = {}, belief: object = {}) => ({
  id: 'Rm',
  unit: 'MPa',
  side: 'lower',
  designMinimum: 960,
  ...more,
  belief: { mean: { value: 1000, sd: 0 }, withinSd: known(10), heatSd: known(5), ...belief },
});
const order = (more: object = {}) => ({
  level: '1A',
  properties: [property()],
  designs: [
    { heats: 3, perHeat: 6 },
    { heats: 10, perHeat: 10 },
    { heats: 20, perHeat: 10 },
  ],
  draws: 300,
  ...more,
});
const run = (document: object, control = {}) => assureDocument(document, facts, control);

describe('assurance of a programme', () => {
  it('gives 3 x 6 no chance at 1A, and more heats a better one', async () => {
    const { designs } = await run(order());
    const [small, planned, large] = designs.map(({ pass }) => pass.chance);
    expect(small).toBe(0);
    expect(large!).toBeGreaterThan(planned!);
    expect(planned!).toBeGreaterThan(0.2);
  });

  it('is the power of the statistic where only equivalence is asked of a known material', async () => {
    const { designs } = await run({
      ...order({ level: '1S', draws: 1000, designs: [{ heats: 3, perHeat: 6 }] }),
      properties: [
        property(
          { designMinimum: undefined, margin: 10, baseline: { values: 30, mean: 1000, sd: 10 } },
          { heatSd: known(0) },
        ),
      ],
    });
    const said = tostProbability({ baselineN: 30, candidateN: 18, marginInSd: 1, shift: 0, alpha: 0.05 });
    expect(Math.abs(designs[0]!.pass.chance - said)).toBeLessThan(3 * Math.sqrt((said * (1 - said)) / 1000));
  });

  it('names the cheapest design of the level whose interval reaches what is wanted', async () => {
    const cost = { heat_usd: 1000, specimen_usd: 10 };
    const { designs, cheapest } = await run(
      order({ cost, wanted: 0.5, time: { heat_months: 1, specimens_per_month: 100 } }),
    );
    expect(designs[1]).toMatchObject({ cost_usd: 11000, months: 11, specimens: 100 });
    expect(cheapest).toBe(designs.findIndex(({ pass }) => pass.low >= 0.5));
    expect((await run(order({ wanted: 0.999999 }))).cheapest).toBeUndefined();
  });

  it('repeats by its seed, and another seed draws another material', async () => {
    const first = await run(order());
    expect(await run(order())).toEqual(first);
    expect((await run(order({ seed: 2 }))).designs).not.toEqual(first.designs);
  });

  it.each([1, 2, 7])('is the same in %d parts, which cut designs anywhere', async (parts) => {
    const document = order({ properties: [property(), property({ id: 'A', designMinimum: 970 })] });
    expect(await run(document, { pool: partsHere(parts, assureParts()) })).toEqual(await run(document));
  });

  it('tells its progress and stops when asked', async () => {
    const told: number[] = [];
    await run(order(), { onProgress: (done: number) => told.push(done) });
    expect(told.at(-1)).toBe(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
    await expect(run(order(), { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });

  it.each([
    [
      { belief: { mean: { value: 1, sd: 0 }, withinSd: { p05: 3, p95: 2 }, heatSd: known(1) } },
      /p05 above p95/,
    ],
    [{ margin: 5 }, /baseline/],
  ])('refuses %o', async (bad, words) => {
    await expect(run(order({ properties: [{ ...property(), ...bad }] }))).rejects.toThrow(words);
  });
});
