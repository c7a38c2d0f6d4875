import { describe, expect, it } from 'vitest';
import type { Inputs } from '../method/reader.ts';
import { runMethod } from './registry.ts';

const TEN = [10, 11, 12, 13, 14, 11, 12, 13, 12, 12.5];
const SAME = new Array<number>(10).fill(100);
const GROUPS = ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b'];

const refusal = (method: string, inputs: Inputs): unknown => {
  try {
    runMethod(method, inputs);
  } catch (error) {
    return error;
  }
  return undefined;
};

/** What is refused, with the words and the field the refusal must name. */
const CASES: readonly (readonly [
  why: string,
  method: string,
  inputs: Inputs,
  words: RegExp,
  path: string,
])[] = [
  ['one value', 'basisNormal', { x: [5] }, /x has 1 value: at least 2/, 'x'],
  ['one value', 'basisLognormal', { x: [5] }, /at least 2/, 'x'],
  ['one value', 'leveneMedian', { x: [5], group: ['a'] }, /at least 3/, 'x'],
  ['one value', 'weibullMle', { time: [5] }, /at least 2/, 'time'],
  ['one value', 'andersonDarling', { x: [5] }, /at least 4/, 'x'],
  ['NaN', 'basisNormal', { x: [1, Number.NaN, 3] }, /x\[1\] has null, which is not a finite number/, 'x[1]'],
  ['null', 'tost', { reference: [1, null], candidate: [1, 2], margin: 1 }, /reference\[1\]/, 'reference[1]'],
  ['infinity', 'basisNormal', { x: [1, Number.POSITIVE_INFINITY, 3] }, /not a finite number/, 'x[1]'],
  [
    'a count that is none',
    'nonparametricRank',
    { n: [61, 1e99] },
    /n.* is 1e\+99: must be at most 1000000/,
    'n[1]',
  ],
  ['a sentinel', 'basisNormal', { x: [1, 1e308, 3] }, /x\[1\] is 1e\+308: nothing that was measured/, 'x[1]'],
  ['one rank', 'basisHansonKoopmans', { x: TEN, ranks: { A: 5 } }, /A is not a pair of ranks/, 'ranks'],
  ['ranks turned', 'basisHansonKoopmans', { x: TEN, ranks: { B: [9, 1] } }, /B is not a pair/, 'ranks'],
  ['rank 11 of 10', 'basisHansonKoopmans', { x: TEN, ranks: { B: [1, 11] } }, /B is not a pair/, 'ranks'],
  ['text', 'basisNormal', { x: [1, '2', 3] }, /x\[1\] has "2"/, 'x[1]'],
  ['no list', 'basisNormal', { x: 4 }, /is not a list/, 'x'],
  ['missing', 'basisNormal', {}, /x is missing/, 'x'],
  ['zero variance', 'andersonDarling', { x: SAME }, /zero variance/, 'x'],
  ['zero variance', 'andersonDarlingKSample', { x: SAME, group: GROUPS }, /zero variance/, 'x'],
  ['zero variance', 'leveneMedian', { x: SAME, group: GROUPS }, /zero variance/, 'x'],
  ['zero variance', 'basisAnova', { x: SAME, batch: GROUPS }, /zero variance/, 'x'],
  ['zero variance', 'basisWeibull', { x: SAME }, /zero variance/, 'time'],
  ['zero variance', 'weibullMle', { time: SAME }, /zero variance/, 'time'],
  ['zero variance', 'lognormalMle', { time: SAME }, /zero variance/, 'time'],
  ['zero variance', 'grubbs', { x: SAME }, /zero variance/, 'x'],
  ['zero variance', 'generalizedEsd', { x: SAME }, /zero variance/, 'x'],
  [
    'zero variance',
    'tost',
    { reference: [1, 1], candidate: [1, 1], margin: 1 },
    /zero variance/,
    'reference',
  ],
  ['zero variance', 'processCapability', { x: SAME, lsl: 1 }, /zero variance/, 'x'],
  ['zero variance', 'individualsChart', { x: SAME }, /zero variance/, 'x'],
  [
    'zero variance',
    'pooledSd',
    { x: [1, 1, 2, 2], condition: ['a', 'a', 'b', 'b'] },
    /all values of each condition are equal/,
    'x',
  ],
  ['zero variance', 'inclusionExtremes', { x: SAME }, /zero variance/, 'x'],
  ['zero variance', 'anovaOneWay', { y: SAME, group: GROUPS }, /zero variance/, 'y'],
  ['negative life', 'weibullMle', { time: [5, -3, 8] }, /time\[1\] is -3: must be above 0/, 'time[1]'],
  ['negative life', 'kaplanMeier', { time: [5, 0], event: [1, 1] }, /time\[1\] is 0/, 'time[1]'],
  ['negative life', 'lifeLine', { strain: [1, 2, 3], cycles: [100, -1, 5] }, /cycles\[1\]/, 'cycles[1]'],
  ['negative life', 'crowAmsaa', { times: [-1, 5], end: 9 }, /times\[0\]/, 'times[0]'],
  ['negative value', 'basisLognormal', { x: [5, -3, 8] }, /x\[1\]/, 'x[1]'],
  ['negative value', 'basisHansonKoopmans', { x: [5, 0, 8] }, /x\[1\]/, 'x[1]'],
  ['all censored', 'weibullMle', { time: [5, 6, 7], event: [0, 0, 0] }, /all lives are censored/, 'event'],
  ['all censored', 'lognormalMle', { time: [5, 6, 7], event: [0, 0, 0] }, /all lives are censored/, 'event'],
  ['all censored', 'kaplanMeier', { time: [5, 6], event: [0, 0] }, /all censored/, 'event'],
  ['all censored', 'logRank', { time: [5, 6], event: [0, 0], group: ['a', 'b'] }, /all censored/, 'event'],
  ['mixed units', 'basisNormal', { x: TEN, unit: ['MPa', 'ksi'] }, /mixed units MPa and ksi/, 'unit'],
  [
    'event that is neither',
    'weibullMle',
    { time: [5, 6], event: [1, 2] },
    /event\[1\] is 2|\[1\] is 2/,
    'event',
  ],
  ['lists of two lengths', 'leveneMedian', { x: TEN, group: ['a'] }, /group has 1 value beside 10/, 'group'],
  ['lists of two lengths', 'nonparametricRank', { n: [29, 46], content: [0.9] }, /different length/, 'n'],
  ['misspelt', 'basisNormal', { x: TEN, confidense: 0.99 }, /unknown input "confidense"/, 'confidense'],
  ['one group', 'basisAnova', { x: [10, 11, 12], batch: [1, 1, 1] }, /1 group/, 'group'],
  ['one group', 'andersonDarlingKSample', { x: TEN, group: SAME }, /one group/, 'group'],
  ['confidence of one', 'basisNormal', { x: TEN, confidence: 1 }, /must be below 1/, 'confidence'],
  ['confidence in percent', 'basisNormal', { x: TEN, confidence: 95 }, /must be below 1/, 'confidence'],
  ['CV in percent', 'modifiedCv', { cv: 4.5 }, /at most 1/, 'cv'],
  ['too few for a rank', 'basisNonparametric', { x: TEN }, /10 values are too few/, 'x'],
  ['too few for a rank', 'nonparametricRank', { n: 28 }, /too small/, 'n'],
  [
    'too many for the method',
    'basisHansonKoopmans',
    { x: [...TEN, ...TEN, ...TEN], content: 0.9 },
    /30 values/,
    'x',
  ],
  ['ranks out of order', 'extendedHansonKoopmansFactor', { n: 5, i: 4, j: 3 }, /does not lie above/, 'j'],
  ['limits crossed', 'processCapability', { mean: 1, sd: 1, lsl: 5, usl: 3 }, /not below usl/, 'lsl'],
  ['no limit', 'processCapability', { mean: 1, sd: 1 }, /both missing/, 'lsl'],
  ['margin of zero', 'tost', { reference: [1, 2], candidate: [1, 2], margin: 0 }, /above 0/, 'margin'],
  ['p1 above p2', 'sprtBinomial', { p1: 0.1, p2: 0.01, alpha: 0.05, beta: 0.1 }, /not below p2/, 'p1'],
  ['failure after the end', 'crowAmsaa', { times: [5, 12], end: 10 }, /before the last failure/, 'end'],
  [
    'more failures than trials',
    'reliabilityClopperPearson',
    { n: 3, failures: 5 },
    /impossible/,
    'successes',
  ],
  [
    'one temperature',
    'larsonMillerRegression',
    { temperatureF: [900, 900], stress: [9, 8], timeH: [1, 2] },
    /one temperature/,
    'temperatureF',
  ],
  [
    'below absolute zero',
    'larsonMiller',
    { tempLowF: -500, timeLowH: 5, tempHighF: 900 },
    /absolute zero/,
    'tempLowF',
  ],
  ['unknown statistic', 'gatePower', { statistic: 'luck', n: 5 }, /unknown/, 'statistic'],
  ['no object', 'basisNormal', [1, 2] as unknown as Inputs, /not a JSON object/, 'inputs'],
  [
    'override of nothing',
    'basisNormal',
    {
      x: TEN,
      overrides: [{ diagnostic: 'moon', by: 'A', reason: 'b', expires: '2030-01-01' }],
      asOf: '2026-11-24',
    },
    /no such diagnostic/,
    'overrides.diagnostic',
  ],
  [
    'override until a day that no calendar has',
    'basisNormal',
    {
      x: TEN,
      overrides: [{ diagnostic: 'outliers', by: 'A', reason: 'b', expires: '2027-02-30' }],
      asOf: '2026-11-24',
    },
    /not a date/,
    'overrides.expires',
  ],
];

describe('bad input is refused by name', () => {
  it.each(CASES)('%s: %s', (_why, method, inputs, words, path) => {
    const error = refusal(method, inputs) as { code: string; message: string; details: { path?: string }[] };
    expect(error, 'was accepted').toBeDefined();
    expect(error.message).toMatch(words);
    expect(['input', 'validity']).toContain(error.code);
    expect(error.details[0]?.path).toBe(path);
  });
});

describe('what must not be refused', () => {
  it('zero variance: the basis is the value, and no diagnostic reads as PASS', () => {
    const { quantities, diagnostics, usable } = runMethod('basisNormal', { x: SAME, content: 0.9 });
    expect(quantities).toMatchObject({ basis: 100, A: 100, B: 100 });
    expect(diagnostics.map(({ verdict }) => verdict)).toEqual(['HOLD', 'HOLD']);
    expect(usable).toBe(false);
  });
  it('ties are accepted by rank and life methods', () => {
    expect(runMethod('weibullMle', { time: [5, 5, 5, 8, 8, 9] }).quantities.shape).toBeGreaterThan(1);
    expect(
      runMethod('andersonDarlingKSample', { x: [1, 1, 2, 2, 1, 2], group: [1, 1, 1, 2, 2, 2] }).quantities
        .adk,
    ).toBeGreaterThan(0);
    expect(runMethod('maximumNormedResidual', { x: [689, 689, 689] }).quantities).toMatchObject({
      mnr: null,
      outliers: 0,
    });
  });
  it('what nothing read is listed, not swallowed', () => {
    expect(runMethod('basisNormal', { x: TEN, remark: 'heat 12' }).ignored).toEqual(['remark']);
  });
  it('a default that was used is listed as assumed', () => {
    expect(runMethod('basisNormal', { x: TEN }).assumed).toEqual([
      { what: 'confidence', value: 0.95, unit: '1', source: 'CMH-17 and MMPDS' },
    ]);
  });
});
