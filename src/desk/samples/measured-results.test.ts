import { expect, it } from 'vitest';
import type { AnalysisState } from '../../evidence/ledger/state.ts';
import { resultsOf } from './measured-results.ts';

const analysis = (change: Partial<AnalysisState>): AnalysisState =>
  ({
    ...{ analysis: 'T2', seq: 1, basis: 'measured', method: 'combustion', laboratory: null, place: 'top' },
    ...{ sample: null, results: [{ element: 'S', text: '11', unit: 'ppm' }] },
    ...change,
  }) as AnalysisState;

it('names the specimen of each result, also of one that is named by its analysis alone', () => {
  const analyses = [analysis({}), analysis({ analysis: 'T6-OES', sample: 'T6', method: 'OES' })];
  expect(resultsOf({ analyses }).map(({ specimen, method }) => [specimen, method])).toEqual([
    ['T2', 'combustion'],
    ['T6', 'OES'],
  ]);
});

it('says which failed specimen a further one answers for, where that one has a result of the element', () => {
  const retest = { replaces: 'T1', elements: ['S'], rule: 'ams-5383f' } as unknown as NonNullable<
    AnalysisState['retest']
  >;
  const further = analysis({ analysis: 'T6', seq: 2, retest });
  const replaces = (analyses: readonly AnalysisState[]) =>
    resultsOf({ analyses }).map((one) => [one.specimen, one.replaces]);
  expect(replaces([analysis({ analysis: 'T1' }), further])).toEqual([
    ['T1', undefined],
    ['T6', 'T1'],
  ]);
  expect(replaces([analysis({ analysis: 'T0' }), further])).toEqual([
    ['T0', undefined],
    ['T6', undefined],
  ]);
});
