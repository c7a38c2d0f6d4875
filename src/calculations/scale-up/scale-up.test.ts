import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ScaleUpInput } from '../../documents/economics/scale-up.ts';
import { CancelledError, InputError } from '../../foundation/errors.ts';
import { timeToLimit } from '../../models/economics/scale-up/heat-model.ts';
import { costGrowth, secondHalfYear } from '../../models/economics/scale-up/pioneer.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { scaleUpDocument } from './scale-up.ts';

const example = JSON.parse(
  readFileSync(new URL('../../../examples/scale-up/in718-turnings.json', import.meta.url), 'utf8'),
) as ScaleUpInput;
const facts = dataFacts();
const small = {
  ...example,
  samples: 8,
  draws: 200,
  shares: [0, 0.9],
  sizes: [
    { name: 'pilot', heat_kg: 100 },
    { name: 'industrial', heat_kg: 6000 },
  ],
};
const run = (more: object = {}, control = {}) => scaleUpDocument({ ...small, ...more }, facts, control);

describe('a heat from the pilot to the works', async () => {
  const answer = await run();
  const [pilot, works] = answer.sizes;

  it('is held longer where surface per volume is smaller, and costs less all the same', () => {
    expect(pilot!.areaToVolume_per_m / works!.areaToVolume_per_m).toBeCloseTo(60 ** (1 / 3), 6);
    expect(works!.hold_h!.median / pilot!.hold_h!.median).toBeGreaterThan(3);
    expect(works!.limits).toBe('holding for N');
    expect(works!.cost_per_kg!.median).toBeLessThan(pilot!.cost_per_kg!.median / 2);
    const sum = works!.costs.reduce((all, { per_kg }) => all + per_kg, 0);
    expect(Math.abs(sum / works!.cost_per_kg!.median - 1)).toBeLessThan(0.2);
    expect(answer.breakEven.heat_kg!.median).toBeGreaterThan(100);
  });

  it('moves its cost with the geometry of the furnace, through the kinetics alone', async () => {
    const deep = (await run({ furnace: { ...example.furnace, depthToWidth: 2.4 } })).sizes[1]!;
    expect(deep.areaToVolume_per_m).toBeCloseTo(works!.areaToVolume_per_m / 2 ** (2 / 3), 6);
    expect(deep.hold_h!.median).toBeGreaterThan(1.3 * works!.hold_h!.median);
    expect(deep.heatsPerYear!).toBeLessThan(0.9 * works!.heatsPerYear!);
    const part = (size: typeof deep, name: string) => size.costs.find(({ item }) => item === name)!.per_kg;
    for (const item of ['crew', 'capital', 'energy'])
      expect(part(deep, item)).toBeGreaterThan(part(works!, item));
    expect(part(deep, 'linings')).toBeCloseTo(part(works!, 'linings'), 3);
  });

  it('says that it starts at full output where nobody states that it is a first plant', async () => {
    const start = (of: typeof answer) => of.assumed.find(({ what }) => what === 'output in the first year');
    expect(example.pioneer).toBeDefined();
    expect(start(answer)).toBeUndefined();
    const { pioneer: _, ...proven } = { ...small };
    const said = start(await scaleUpDocument(proven, facts));
    expect(said).toMatchObject({ value: 'full output, at the estimated capital' });
    expect(said!.source).toContain('state it for one');
  });

  it('tells its progress, repeats by its seed and stops when asked', async () => {
    const told: number[] = [];
    expect(await run({}, { onProgress: (done: number) => told.push(done) })).toEqual(answer);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
    await expect(run({}, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });

  it('says that a limit is not reached, and gives no cost for metal that is not good', async () => {
    const { sizes } = await run({ limits: [{ element: 'N', max_ppm: 2 }], shares: [0, 0.5] });
    expect(sizes[1]).toMatchObject({
      reaches: 0,
      hold_h: null,
      cost_per_kg: null,
      limits: 'N: not reached',
      pays: 0,
    });
  });

  it.each([
    [
      { prices: { ...example.prices, returns: { ...example.prices.returns, date: undefined } } },
      /without a date/,
    ],
    [{ crew: { ...example.crew, unit: 'EUR/a' } }, /no rate of EUR/],
    [{ furnace: { settings: { nonsense: 1 } } }, /nonsense/],
  ])('refuses %o', async (more, words) => {
    const refused = run(JSON.parse(JSON.stringify(more)) as object);
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(words);
  });
});

describe('the time to a limit', () => {
  it('is where the content is below it for good', () => {
    expect(timeToLimit([0, 10, 20], [10, 6, 2], 4)).toBe(15);
    expect(timeToLimit([0, 10, 20], [3, 6, 2], 4)).toBe(15);
    expect(timeToLimit([0, 10], [3, 2], 4)).toBe(0);
    expect(timeToLimit([0, 10], [9, 5], 4)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the pioneer-plant equations', () => {
  const plant = {
    newTechnology: 0,
    impurities: 0,
    complexity: 0,
    inclusiveness: 0,
    definition: 2,
    preDevelopment: false,
    newSteps: 0,
    balanceEquations: 50,
    waste: 0,
    solids: 0,
  };
  it('grow with what is new, unclean and undefined, and start slower with solids', () => {
    expect(costGrowth(plant)).toBeCloseTo(1 / (1.122 - 0.08), 10);
    expect(costGrowth({ ...plant, newTechnology: 50, impurities: 5, definition: 8 })).toBeCloseTo(
      1 / (1.122 - 0.1485 - 0.1065 - 0.32),
      10,
    );
    expect(secondHalfYear(plant)).toBe(1);
    expect(secondHalfYear({ ...plant, solids: 1, newSteps: 2 })).toBeCloseTo(
      0.858 - 0.1938 + 0.165 - 0.179,
      10,
    );
  });
});
