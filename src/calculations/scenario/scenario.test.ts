import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioOutputSchema } from '../../documents/economics/scenario.ts';
import { CancelledError, InputError } from '../../foundation/errors.ts';
import { investDocument } from '../invest/invest.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { scenarioDocument } from './scenario.ts';

const facts = dataFacts();
const words = { format: 'remelt-scenario/1', title: 't', goal: 'g', functionalUnit: '1 kg', boundary: 'b' };
const uniform = (min: number, max: number, assumed = false) => ({
  unit: '1',
  source: 's',
  min,
  max,
  assumed,
});
const loop = {
  id: 'part',
  method: 'revert',
  inputs: { heatPerPart: 5, meltYield: '=y', acceptedShareOfMachiningReturns: '=c' },
};
const base = {
  ...words,
  parameters: {
    y: uniform(0.9, 1),
    c: { ...uniform(0.4, 0.9, true), title: 'share of the chips' },
    idleHours: uniform(0, 1, true),
  },
  steps: [
    loop,
    { id: 'again', method: 'circular-footprint', inputs: { Ev: '=part.virginPerPart', Erecycled: 1, R: 0 } },
  ],
  results: [
    { name: 'virgin', title: 'virgin metal', unit: 'kg', value: 'part.virginPerPart', wanted: { atMost: 2 } },
    {
      name: 'sum',
      title: 'virgin less itself through another step',
      unit: 'kg',
      value: 'part.virginPerPart - again.material',
    },
  ],
  draws: 200,
};

describe('a scenario', async () => {
  const output = await scenarioDocument(base, facts);
  it('says the spread, the drivers and the share of the variance that is assumed', () => {
    expect(scenarioOutputSchema.parse(output)).toEqual(output);
    const [virgin, sum] = output.results;
    // 5/y - 4c: the accepted share spreads it by 4 * 0.5/sqrt(12), the yield by about 5 * 0.1/0.9/sqrt(12).
    expect(virgin!.sd).toBeCloseTo(Math.hypot(4 * 0.5, 5 * (1 / 0.9 - 1)) / Math.sqrt(12), 1);
    expect(virgin!.drivers.map(({ name }) => name)).toEqual(['c', 'y']);
    expect(virgin!.assumedShare).toBeGreaterThan(0.8);
    expect(output.undecided.join()).toMatch(/virgin metal.*measure share of the chips first/);
    expect(output.parameters.map(({ name, title }) => [name, title])).toEqual([
      ['y', 'y'],
      ['c', 'share of the chips'],
      ['idleHours', 'idle hours'],
    ]);
    // What is compared has the same draws: the difference has no spread.
    expect(sum).toMatchObject({ mean: 0, sd: 0 });
  });
  it('says what would have to be true', () => {
    const { wanted } = output.results[0]!;
    const turn = wanted!.needs.find(({ parameter }) => parameter === 'c')!;
    // 5/0.95 - 4c = 2
    expect(turn.turnsAt).toBeCloseTo((5 / 0.95 - 2) / 4, 6);
    expect(wanted!.met).toBe(false);
    expect(wanted!.chance).toBeGreaterThan(0);
  });
  it('is the same on every machine, and another with another seed', async () => {
    expect(await scenarioDocument(base, facts)).toEqual(output);
    const other = await scenarioDocument({ ...base, seed: 2 }, facts);
    expect(other.results[0]!.mean).not.toBe(output.results[0]!.mean);
  });
  it('refuses an expression that names nothing, an unknown method, a parameter without source and a quantity that is no number', async () => {
    const step = (inputs: object) => ({
      ...base,
      steps: [{ ...loop, inputs: { ...loop.inputs, ...inputs } }],
      results: base.results.slice(0, 1),
    });
    await expect(scenarioDocument(step({ heatPerPart: '=z' }), facts)).rejects.toThrow(
      /steps\[0\].inputs.heatPerPart.*no "z"/,
    );
    const steps = [loop, { id: 'plant', method: 'invst', inputs: {} }];
    await expect(scenarioDocument({ ...base, steps }, facts)).rejects.toMatchObject({
      details: [
        {
          path: 'steps[1].method',
          allowed: 'invest, scale-up, one of its questions, as their list names it',
          cure: 'write "invest"',
        },
      ],
    });
    await expect(
      scenarioDocument({ ...base, parameters: { y: { value: 1, unit: '1' } } }, facts),
    ).rejects.toThrow(/parameters.y.source/);
    await expect(
      scenarioDocument({ ...base, results: [{ ...base.results[0], value: 'part.moon' }] }, facts),
    ).rejects.toThrow(/part.moon is no number/);
  });
});

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../examples/${path}`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

describe('a plant as a step of a scenario', async () => {
  const pilot = read('investments/pilot-100kg.json');
  const { variants: _, ...plant } = pilot;
  const turnings = read('scale-up/in718-turnings.json');
  const document = {
    ...words,
    parameters: { returns: uniform(0.4, 0.7), dear: uniform(1, 1.5) },
    steps: [
      {
        id: 'melt',
        method: 'scale-up',
        inputs: {
          document: { ...turnings, samples: 8, shares: [0.3, 0.8] },
          size: 'pilot',
          set: { revertShare: '=returns' },
        },
      },
      {
        id: 'plant',
        method: 'invest',
        inputs: { document: plant, set: { 'capital[0].cost': '=3 * dear', 'feed[0].share': '=returns' } },
      },
    ],
    results: [
      { name: 'npv', title: 'net present value', unit: 'USD', value: 'plant.npv' },
      { name: 'hold', title: 'hold', unit: 'h', value: 'melt.hold_h' },
    ],
    draws: 150,
  };
  const output = await scenarioDocument(document, facts);
  const result = (name: string) => output.results.find((one) => one.name === name)!;

  it('answers at the stated values what invest answers, in the units that are stated', async () => {
    const central = await investDocument(
      {
        ...plant,
        capital: (plant.capital as { cost: object }[]).map((one, i) =>
          i === 0 ? { ...one, cost: { ...exact(one.cost), value: 3 * 1.25 } } : one,
        ),
        feed: (plant.feed as { share?: object }[]).map((one, i) =>
          i === 0 ? { ...one, share: { ...exact(one.share!), value: 0.55 } } : one,
        ),
        draws: 200,
      },
      facts,
    );
    expect(result('npv').point).toBeCloseTo(central.central.npv, 4);
  });
  it('draws what its documents state with a range beside the parameters, from the same draws', () => {
    const names = output.parameters.map(({ name }) => name);
    expect(names).toContain('returns');
    expect(names).toContain('melt: furnace models (quantile of the hold)');
    expect(names.some((name) => name.startsWith('plant: '))).toBe(true);
    const drivers = result('hold').drivers.map(({ name }) => name);
    expect(drivers.slice(0, 2).sort()).toEqual(['melt: furnace models (quantile of the hold)', 'returns']);
    // more returns, longer hold: through the furnace models alone
    expect(result('hold').drivers.find(({ name }) => name === 'returns')!.rank).toBeGreaterThan(0.2);
  });
  it('keeps the draws that are done when it is stopped', async () => {
    const stop = new AbortController();
    const stopped = await scenarioDocument({ ...document, draws: 400 }, facts, {
      signal: stop.signal,
      onProgress: (_, says) => {
        if (says.startsWith('200 of')) stop.abort();
      },
    });
    expect(stopped.stopped).toMatch(/^stopped after 200 of 400 draws/);
    expect(stopped.manifest.draws).toBe(200);
    expect(stopped.results[0]!.drivers.length).toBeGreaterThan(3);
    await expect(scenarioDocument(document, facts, { signal: AbortSignal.abort() })).rejects.toThrow(
      CancelledError,
    );
  });
  it('refuses a place that the plant does not have, and an unknown size', async () => {
    const withSet = (set: object, more: object = {}) => ({
      ...document,
      steps: [{ id: 'plant', method: 'invest', inputs: { document: plant, set, ...more } }],
      results: document.results.slice(0, 1),
    });
    await expect(scenarioDocument(withSet({ 'feed[9].price': 3 }), facts)).rejects.toThrow(/feed\[9\].price/);
    await expect(scenarioDocument(withSet({ output: 'many' }), facts)).rejects.toThrow(InputError);
    await expect(scenarioDocument(withSet({ 'feed[0].share': '=2 * returns' }), facts)).rejects.toThrow(
      /sets feed\[0\].share to 1.1/,
    );
    const [melt] = document.steps;
    const other = { ...melt, inputs: { ...melt!.inputs, size: 'huge' } };
    await expect(scenarioDocument({ ...document, steps: [other, document.steps[1]] }, facts)).rejects.toThrow(
      /no size huge/,
    );
  });
});

const exact = ({ low: _low, high: _high, ...rest }: { low?: number; high?: number }): object => rest;

describe('a step that is asked in every draw', () => {
  const own = (amount: unknown) => ({
    functionalUnit: { product: 'heat', amount: 1, unit: 'kg' },
    background: 'footprints',
    processes: [
      {
        name: 'melting',
        level: 'modelled',
        source: 's',
        makes: [{ product: 'heat', amount: 1, unit: 'kg' }],
        uses: [
          { product: 'Ni', amount, unit: 'kg' },
          { product: 'heat', amount: '=c / 10', unit: 'kg' },
          { product: 'electricity US', amount: 2, unit: 'kWh' },
        ],
      },
    ],
  });
  const asked = (value: string) => ({
    ...base,
    steps: [{ id: 'foot', method: 'inventory', inputs: own('=1 / y') }],
    results: [{ name: 'score', title: 'score', unit: 'kg', value }],
  });
  it('answers the same whether it is read once for its score, or anew for more than that', async () => {
    const once = await scenarioDocument(asked('foot.score'), facts);
    const anew = await scenarioDocument(asked('foot.score + 0 * foot.s.0'), facts);
    expect(once.results).toEqual(anew.results);
    expect(once.steps).toEqual(anew.steps);
  });
  it('is read once: the background is looked at as often at 400 draws as at 200', async () => {
    const looked = async (draws: number): Promise<number> => {
      let count = 0;
      const counting = new Proxy(facts, {
        get: (of, field) => {
          if (field === 'footprints') count++;
          return Reflect.get(of, field) as unknown;
        },
      });
      await scenarioDocument({ ...asked('foot.score'), draws }, counting);
      return count;
    };
    expect(await looked(400)).toBe(await looked(200));
  });
});
