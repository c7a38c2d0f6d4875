import { describe, expect, it } from 'vitest';
import { statisticsOutputSchema } from '../../documents/qualification/statistics.ts';
import { explainStatistic, listStatistics, runStatistic } from './statistics.ts';

const X = [137.4, 139.5, 150.9, 141.4, 141.8, 151.9, 143.2, 138.1, 145.5, 140.2];

describe('runStatistic', () => {
  it('gives the quantities of the method at the top, beside what every output has', () => {
    const output = runStatistic('basisNormal', { x: X });
    expect(statisticsOutputSchema.parse(output)).toEqual(output);
    expect(output).toMatchObject({
      format: 'remelt-statistics/1',
      method: 'basisNormal',
      n: 10,
      usable: true,
    });
    expect(output.B).toBeLessThan(output.mean as number);
    expect(output.assumed.map(({ what }) => what)).toEqual(['confidence']);
  });
  it('the manifest changes with method and inputs, not with the order of the fields', () => {
    const hash = (method: string, inputs: object): string => runStatistic(method, inputs).manifest.inputHash;
    expect(hash('basisNormal', { x: X, confidence: 0.95 })).toBe(
      hash('basisNormal', { confidence: 0.95, x: X }),
    );
    expect(hash('basisNormal', { x: X })).not.toBe(hash('basisLognormal', { x: X }));
  });
  it('no method has a quantity under a name the output needs', () => {
    const reserved = ['format', 'method', 'manifest', 'assumed', 'diagnostics', 'usable', 'ignored'];
    const output = runStatistic('basisNormal', { x: X });
    for (const name of reserved) expect(Object.hasOwn(output, name), name).toBe(true);
  });
  it('an override in force makes the number usable, an expired one is refused', () => {
    const inputs = {
      x: [1, 2, 3, 2, 1, 2, 3, 2, 1, 40],
      asOf: '2026-11-24',
      overrides: [
        { diagnostic: 'outliers', by: 'A. Engineer', reason: 'cause found: bad grip', expires: '2027-01-31' },
        {
          diagnostic: 'fit:normal',
          by: 'A. Engineer',
          reason: 'follows from the outlier',
          expires: '2027-01-31',
        },
      ],
    };
    expect(runStatistic('basisNormal', { x: inputs.x }).usable).toBe(false);
    const output = runStatistic('basisNormal', inputs);
    expect(output.usable).toBe(true);
    expect(output.diagnostics.find(({ name }) => name === 'outliers')).toMatchObject({
      verdict: 'FAIL',
      override: { by: 'A. Engineer' },
    });
    expect(() => runStatistic('basisNormal', { ...inputs, asOf: '2027-02-01' })).toThrow(
      /expired on 2027-01-31/,
    );
    expect(() => runStatistic('basisNormal', { ...inputs, asOf: undefined })).toThrow(/asOf/);
  });
  it('unknown methods name their neighbours', () => {
    expect(() => runStatistic('basisNormall', { x: X })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(() => runStatistic('constructor', {})).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
  it('refuses what is no object', () => {
    for (const document of [[1, 2], null, 'x', 3]) {
      expect(() => runStatistic('basisNormal', document)).toThrow(expect.objectContaining({ code: 'input' }));
    }
  });
});

describe('list and explain', () => {
  it('lists every method with a title and explains each', () => {
    const rows = listStatistics();
    expect(rows.length).toBeGreaterThan(85);
    for (const { name } of rows) expect(explainStatistic(name).formula.length).toBeGreaterThan(5);
  });
  it('with a document the explanation carries the verdicts', () => {
    expect(explainStatistic('basisNormal', { x: X })).toMatchObject({
      usable: true,
      diagnostics: [
        { name: 'outliers', verdict: 'PASS' },
        { name: 'fit:normal', verdict: 'PASS' },
      ],
    });
    expect(explainStatistic('basisNormal').diagnostics).toBeUndefined();
  });
});
