import { expect, it } from 'vitest';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { predictedInBath, predictedOf } from './kept-predictions.ts';

const stirred = (operation: string): boolean => operation === 'vacuum-induction';
const predicted = (Mg: string, number?: number, operation = 'vacuum-induction') =>
  ({
    basis: 'predicted',
    ...(number === undefined ? {} : { stage: { number, operation } }),
    results: [{ element: 'Mg', text: Mg, unit: 'ppm' }],
  }) as unknown as AnalysisState;
const heatOf = (analyses: readonly AnalysisState[], logged?: readonly string[]): HeatState =>
  ({
    id: 'H',
    analyses,
    ...(logged && {
      log: {
        text: JSON.stringify({
          melt: { mass_kg: 1, composition_wtpct: { Cr: 20 } },
          route: logged.map((operation) => ({ operation })),
        }),
      },
    }),
  }) as unknown as HeatState;

const TRIPLE = [predicted('25', 1), predicted('20', 2, 'electroslag'), predicted('2', 3, 'vacuum-arc')];
const TWICE = [
  predicted('25', 1),
  predicted('9', 2, 'electron-beam'),
  predicted('12', 3),
  predicted('10', 4, 'electroslag'),
];

it('expects in the bath what the only melt of the route leaves, and in the ingot what the route leaves', () => {
  const heat = heatOf(TRIPLE);
  expect(predictedInBath(heat, { stirred })).toMatchObject([{ element: 'Mg', mean_ppm: 25 }]);
  expect(predictedOf(heat)).toEqual({ Mg: 2 });
});

it('expects nothing where the route melts twice and nobody says which melt it is', () => {
  expect(predictedInBath(heatOf(TWICE), { stirred })).toEqual([]);
  // a log of one furnace names no place in the route
  expect(predictedInBath(heatOf(TWICE, ['vacuum-induction']), { stirred })).toEqual([]);
});

it('expects what is said: by a number, or by a log that follows the route', () => {
  expect(predictedInBath(heatOf(TWICE), { stirred, stage: 1 })).toMatchObject([
    { element: 'Mg', mean_ppm: 25 },
  ]);
  const log = ['vacuum-induction', 'electron-beam', 'vacuum-induction'];
  expect(predictedInBath(heatOf(TWICE, log), { stirred })).toMatchObject([{ element: 'Mg', mean_ppm: 12 }]);
  expect(predictedInBath(heatOf(TWICE, log), { stirred, stage: 1 })).toMatchObject([
    { element: 'Mg', mean_ppm: 25 },
  ]);
  expect(() => predictedInBath(heatOf(TWICE), { stirred, stage: 2 })).toThrow(
    /has no predicted bath at operation 2/,
  );
});

it('expects nothing in the bath of a heat whose prediction names no operation', () => {
  expect(predictedInBath(heatOf([predicted('2')]), { stirred })).toEqual([]);
  expect(predictedOf(heatOf([predicted('2')]))).toEqual({ Mg: 2 });
});

it('takes the latest run of a heat that was predicted again', () => {
  const heat = heatOf([...TRIPLE, predicted('30', 1), predicted('3', 2, 'vacuum-arc')]);
  expect(predictedInBath(heat, { stirred })).toMatchObject([{ element: 'Mg', mean_ppm: 30 }]);
  expect(predictedOf(heat)).toEqual({ Mg: 3 });
  expect(predictedInBath(heatOf([...TRIPLE, predicted('7')]), { stirred })).toEqual([]);
});
