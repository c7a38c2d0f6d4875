import { describe, expect, it } from 'vitest';
import { correctOutputSchema } from '../../documents/heats/correct.ts';
import { InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { correctDocument } from './correct.ts';

const facts = dataFacts();
const run = (document: unknown) => correctDocument(document, facts, { solver: testSolver() });

const result = (element: string, text: string, sd = 0.001, unit = 'wt%') => ({ element, text, unit, sd });
const ADDITIONS = [
  { id: 'Al', composition_wtpct: { Al: 100 }, price_usd_per_kg: 4, recovery: { Al: { mean: 0.9 } } },
  { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 },
  { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 13 },
];
const ask = (rest: object = {}) => ({
  target: { limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 9, max: 10 }, Bi: { max: 0.00005 } } },
  melt: { mass_kg: 1000 },
  sample: {
    results: [result('Al', '4.5'), result('Cr', '9.5'), result('Bi', '0.2', 0.01, 'ppm')],
  },
  keptPerHour: { Al: { mean: 1 }, Cr: { mean: 1 } },
  additions: ADDITIONS,
  furnaceRoom_kg: 100,
  ...rest,
});

describe('remelt-correct/1', () => {
  it('offers what a sum asks for: niobium for Nb + Ta', async () => {
    const output = await run({
      target: { sums: [{ elements: ['Nb', 'Ta'], min: 5.2, max: 5.6 }], residual_wtpct: null },
      melt: { mass_kg: 300 },
      sample: { results: [result('Nb', '5.0', 0.02), result('Ta', '0', 0)], minutes: 5 },
    });
    expect(output.verdict).toBe('correct');
    // 15 + x w = 0.052 (300 + x) at the least, for an addition of Nb content w of at most 1
    const added_kg = output.additions.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
    expect(added_kg).toBeGreaterThan(0.6 / (1 - 0.052));
    expect(added_kg).toBeLessThan(3);
  });

  it('tops up aluminium as hand arithmetic does, guarded by what the sample leaves open', async () => {
    const output = await run(ask());
    expect(correctOutputSchema.parse(output)).toEqual(output);
    expect(output.verdict).toBe('correct');
    // 45 + 0.9 x = 0.05 (1000 + x), and a little more for the sample's 0.001 wt%
    const x = 5 / (0.9 - 0.05);
    expect(output.additions.map(({ id }) => id)).toEqual(['Al']);
    expect(output.additions[0]!.mass_kg).toBeGreaterThan(x);
    expect(output.additions[0]!.mass_kg).toBeLessThan(x + 0.1);
    expect(output.mass_kg.after).toBeCloseTo(1000 + output.additions[0]!.mass_kg, 9);
    expect(output.asItIs.passRate).toBe(0);
    expect(output.certificate.lowerLimit).toBeGreaterThan(0.985);
    expect(output.additions[0]!.recovery).toEqual({ Al: { mean: 0.9, sd: 0 } });
    const aluminium = output.composition.find((row) => row.element === 'Al')!;
    expect(aluminium).toMatchObject({ before_wtpct: 4.5, min_wtpct: 5, max_wtpct: 6 });
    expect(aluminium.p05_wtpct).toBeGreaterThan(4.999);
    expect(output.words[0]).toMatch(/^add 5\.\d+ kg Al: \d/);
  });

  it('pours a melt that additions make no surer, and says so first', async () => {
    // what is bought brings more sulfur than it thins
    const dirty = ADDITIONS.map((one) => ({
      ...one,
      composition_wtpct: { ...one.composition_wtpct, S: 0.004 },
    }));
    const output = await run(
      ask({
        target: {
          limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 9, max: 10 }, S: { max: 0.0015 } },
        },
        sample: {
          results: [result('Al', '5.10', 0.045), result('Cr', '9.5', 0.05), result('S', '13.2', 0.85, 'ppm')],
        },
        additions: dirty,
      }),
    );
    expect(output.asItIs.passRate).toBeGreaterThan(0.95);
    expect(output).toMatchObject({ verdict: 'not-possible', additions: [] });
    expect(output.words[0]).toMatch(
      /^pour it as it is: it has conformance probability 9\d\.\d+ % \(99 % is required\), and nothing that can be added/,
    );
    expect(output.ways.map(({ way }) => way)).not.toContain('accept');
  });

  it('leaves a good melt alone and says so', async () => {
    const good = await run(
      ask({
        sample: { results: [result('Al', '5.5'), result('Cr', '9.5'), result('Bi', '0.2', 0.01, 'ppm')] },
      }),
    );
    expect(good).toMatchObject({ verdict: 'none-needed', additions: [], cost_usd: 0 });
    expect(good.words[0]).toMatch(/^no trim is needed/);
  });

  it('says when nothing within the furnace helps, and the ways that are left', async () => {
    const output = await run(
      ask({
        sample: {
          results: [result('Al', '5.5'), result('Cr', '9.5'), result('Bi', '0.7', 0.01, 'ppm')],
        },
        divert: [
          { limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 9, max: 10 }, Bi: { max: 0.00006 } } },
          { limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 9, max: 10 }, Bi: { max: 0.0001 } } },
        ],
      }),
    );
    expect(output.verdict).toBe('not-possible');
    expect(output.additions).toEqual([]);
    expect(output.ways.map(({ way }) => way)).toEqual(['dilute', 'divert', 'scrap']);
    // 0.7 ppm to 0.5 ppm is 40 % more metal
    expect(output.ways[0]!.words).toMatch(/room for 4\d\d(\.\d)? kg more \(100 kg are left in this one\)/);
    // the first grade is too clean as well
    expect(output.ways[1]!.words).toBe('pour it as grade 2 as it is');
    expect(output.words[0]).toMatch(/no addition within 100 kg gives .*most failures are Bi above 0.5 ppm/);
  });

  it('names the room of the furnace as an assumption where nobody states it, and says when there is none', async () => {
    const { furnaceRoom_kg: _, ...dirty } = ask({
      sample: { results: [result('Al', '5.5'), result('Cr', '9.5'), result('Bi', '0.7', 0.01, 'ppm')] },
    });
    const assumed = await run(dirty);
    expect(assumed.words[0]).toMatch(
      /^no addition within 50 kg \(assumed: 5 % of the melt, as the room of the furnace is not stated\) gives/,
    );
    expect(assumed.ways[0]!.words).toContain('(50 kg are assumed in this one)');
    const full = await run({ ...dirty, furnaceRoom_kg: 0 });
    expect(full.words[0]).toMatch(
      /^the furnace has no room for an addition, and the melt does not have the required/,
    );
  });

  it('does not judge what was neither sampled nor expected, and uses what was expected', async () => {
    const two = { results: [result('Al', '5.5'), result('Cr', '9.5')] };
    const unknown = await run(ask({ sample: two }));
    expect(unknown.verdict).toBe('undecided');
    expect(unknown.unknown).toEqual(['Bi']);
    expect(unknown.words.at(-1)).toMatch(/not judged: Bi has a limit/);
    const expected = await run(
      ask({ sample: two, melt: { mass_kg: 1000, expected_wtpct: { Bi: 0.00003 } } }),
    );
    expect(expected.verdict).toBe('none-needed');
    expect(expected.assumed.map((one) => one.what)).toContain('standard deviation of the expected Bi');
  });

  it('takes the base by difference where nobody measured it, whatever was expected of it', async () => {
    const good = [result('Al', '5.5'), result('Cr', '9.5'), result('Bi', '0.2', 0.01, 'ppm')];
    const asked = (expected_wtpct: Record<string, number>) =>
      run(
        ask({
          target: {
            limits_wtpct: { Al: { min: 5, max: 6 }, Cr: { min: 9, max: 10 }, Ni: { min: 84, max: 86 } },
          },
          melt: { mass_kg: 1000, expected_wtpct },
          sample: { results: good },
        }),
      );
    const expected = await asked({ Ni: 85.2 });
    expect(expected.verdict).toBe('none-needed');
    const nickel = expected.composition.find(({ element }) => element === 'Ni')!;
    expect(nickel.before_wtpct).toBeCloseTo(100 - 5.5 - 9.5, 3);
    expect(nickel).toEqual((await asked({})).composition.find(({ element }) => element === 'Ni'));
  });

  it('weighs sample and expectation by their precision', async () => {
    const aluminium = async (expectedSd: number) => {
      const output = await run(
        ask({
          melt: { mass_kg: 1000, expected_wtpct: { Al: 5.4 }, expectedSd_wtpct: { Al: expectedSd } },
          sample: {
            results: [result('Al', '5.2', 0.2), result('Cr', '9.5'), result('Bi', '0.2', 0.01, 'ppm')],
          },
        }),
      );
      return output.composition.find((row) => row.element === 'Al')!;
    };
    const weighed = await aluminium(0.1);
    expect(weighed.before_wtpct).toBeCloseTo((4 * 5.4 + 5.2) / 5, 9);
    expect(weighed.beforeSd_wtpct).toBeCloseTo(0.1 / Math.sqrt(1.25), 9);
    // One over its square is beyond any number: all weight is on it.
    expect((await aluminium(1e-300)).before_wtpct).toBeCloseTo(5.4, 9);
  });

  it('counts the sample alone where it contradicts what was expected, and says so first', async () => {
    const melt = { mass_kg: 1000, expected_wtpct: { Al: 5.4 }, expectedSd_wtpct: { Al: 0.001 } };
    const [alone, against] = [await run(ask()), await run(ask({ melt }))];
    expect(against.additions).toEqual(alone.additions);
    expect(against.words[0]).toMatch(
      /^Al: the sample reads 4.5 wt%, 5.4 wt% were predicted, 636 standard deviations apart. Only the sample counts. Repeat the analysis/,
    );
    expect(against.words.slice(1)).toEqual(alone.words);
    const near = await run(ask({ melt: { ...melt, expected_wtpct: { Al: 4.503 } } }));
    expect(near.words[0]).toMatch(/^add/);
    const below = {
      results: [...ask().sample.results.slice(0, 2), { element: 'Bi', text: '<0.1', unit: 'ppm' }],
    };
    const more = { mass_kg: 1000, expected_wtpct: { Bi: 0.0001 } };
    expect((await run(ask({ melt: more, sample: below }))).words[0]).toMatch(
      /^Bi: the sample reads <0.1 ppm/,
    );
  });

  it('answers where nothing may be added', async () => {
    const short = await run(ask({ additions: [] }));
    expect(short).toMatchObject({ verdict: 'not-possible', additions: [] });
    expect(short.ways.map(({ way }) => way)).toEqual(['scrap']);
    const good = ask({ additions: [] });
    good.sample.results[0] = result('Al', '5.5');
    expect(await run(good)).toMatchObject({ verdict: 'none-needed', additions: [] });
  });

  it('fills a heat with few metals, not with a dozen cheap ones up to their maxima', async () => {
    const fillers = ['Fe', 'Cu', 'Si', 'Mn', 'Co'].map((element) => ({
      id: element,
      composition_wtpct: { [element]: 100 },
      price_usd_per_kg: 1,
    }));
    const dilute = (handling_usd: number) =>
      run(
        ask({
          sample: { results: [result('Al', '5.4'), result('Cr', '9.4'), result('Bi', '0.52', 0.001, 'ppm')] },
          additions: [...ADDITIONS, ...fillers],
          handling_usd,
        }),
      );
    const [cheapest, few] = [await dilute(0), await dilute(25)];
    expect(few.verdict).toBe('correct');
    expect(few.certificate.lowerLimit).toBeGreaterThan(0.985);
    expect(few.additions.length).toBeLessThan(cheapest.additions.length);
    expect(few.cost_usd).toBeGreaterThan(cheapest.cost_usd);
    // what is left out would have saved less than its handling
    const saved = few.cost_usd - cheapest.cost_usd;
    expect(saved).toBeLessThan(25 * (cheapest.additions.length - few.additions.length));
  });

  it('adds what fades while the sample is away', async () => {
    const still = await run(ask());
    const fading = await run(ask({ keptPerHour: { Al: { mean: 0.81 }, Cr: { mean: 1 } } }));
    // half an hour leaves 0.9 of 45 kg: 4.5 kg more, at 0.85 net of each kg
    expect(fading.additions[0]!.mass_kg - still.additions[0]!.mass_kg).toBeCloseTo(4.5 / 0.85, 1);
  });

  it('adds from the data with their own impurities and recoveries when the document names nothing', async () => {
    const { additions: _own, ...document } = ask();
    const output = await run(document);
    expect(output.verdict).toBe('correct');
    expect(output.assumed.map((one) => one.what)).toContain('what may be added');
  });

  it('refuses what cannot be trimmed by, with the place', async () => {
    const refusal = async (results: readonly object[], rest: object = {}) => {
      const error = await run(ask({ sample: { results, ...rest } })).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InputError);
      return (error as InputError).details[0]!;
    };
    expect(await refusal([result('Al', '4,5')])).toMatchObject({
      path: 'sample.results[0].text',
      value: '4,5',
      cure: 'write a decimal point instead of the comma',
    });
    expect(await refusal([result('Al', '>5')])).toMatchObject({ path: 'sample.results[0].text' });
    expect(await refusal([result('Al', '5'), result('Al', '5.1')])).toMatchObject({
      path: 'sample.results[1].element',
    });
    expect(await refusal([{ element: 'La', text: '20', unit: 'ppm' }])).toMatchObject({ value: 'OES' });
    expect(await refusal([result('Al', '95'), result('Cr', '9.5')])).toMatchObject({ value: 104.5 });
  });
});
