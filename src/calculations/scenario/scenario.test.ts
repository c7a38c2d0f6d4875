import { describe, expect, it } from 'vitest';
import { scenarioOutputSchema } from '../../documents/scenario.ts';
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
  parameters: { y: uniform(0.9, 1), c: uniform(0.4, 0.9, true), idle: uniform(0, 1, true) },
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

describe('a scenario', () => {
  const output = scenarioDocument(base, facts);
  it('says the spread, the drivers and the share of the variance that is assumed', () => {
    expect(scenarioOutputSchema.parse(output)).toEqual(output);
    const [virgin, sum] = output.results;
    // 5/y - 4c: the accepted share spreads it by 4 * 0.5/sqrt(12), the yield by about 5 * 0.1/0.9/sqrt(12).
    expect(virgin!.sd).toBeCloseTo(Math.hypot(4 * 0.5, 5 * (1 / 0.9 - 1)) / Math.sqrt(12), 1);
    expect(virgin!.drivers.map(({ name }) => name)).toEqual(['c', 'y']);
    expect(virgin!.assumedShare).toBeGreaterThan(0.8);
    expect(output.undecided.join()).toMatch(/virgin metal.*measure c first/);
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
  it('is the same on every machine, and another with another seed', () => {
    expect(scenarioDocument(base, facts)).toEqual(output);
    expect(scenarioDocument({ ...base, seed: 2 }, facts).results[0]!.mean).not.toBe(output.results[0]!.mean);
  });
  it('refuses an expression that names nothing, a parameter without source and a quantity that is no number', () => {
    const step = (inputs: object) => ({
      ...base,
      steps: [{ ...loop, inputs: { ...loop.inputs, ...inputs } }],
      results: base.results.slice(0, 1),
    });
    expect(() => scenarioDocument(step({ heatPerPart: '=z' }), facts)).toThrow(
      /steps\[0\].inputs.heatPerPart.*no "z"/,
    );
    expect(() => scenarioDocument({ ...base, parameters: { y: { value: 1, unit: '1' } } }, facts)).toThrow(
      /parameters.y.source/,
    );
    expect(() =>
      scenarioDocument({ ...base, results: [{ ...base.results[0], value: 'part.moon' }] }, facts),
    ).toThrow(/part.moon is no number/);
  });
});
