import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract as holdLot } from '../src/tasks/yard/hold-lot/contract.ts';
import {
  CALCULATIONS_INDEX,
  calculationsText,
  faultsOf,
  INDEX,
  indexText,
  STATISTICS_INDEX,
  statisticsText,
} from './publish-index.ts';

it.each([
  ['tasks/index.ts', INDEX, indexText],
  ['calculations/index.ts', CALCULATIONS_INDEX, calculationsText],
  ['calculations/statistics/methods.ts', STATISTICS_INDEX, statisticsText],
])('writes src/%s from the folders as they are', async (list, file, text) => {
  expect(
    withoutShape(readFileSync(file, 'utf8')),
    `src/${list} is stale: run node tools/publish-index.ts`,
  ).toBe(withoutShape(await text()));
});

/** A text without what the formatter decides. */
const withoutShape = (text: string): string => text.replaceAll(/[\s,'"]/g, '');

it('names a field without words, a wrong name and an example that is missing', () => {
  const found = { group: 'yard', name: 'hold-lot' };
  expect(faultsOf(found, holdLot)).toEqual([]);
  const order = z.strictObject({ note: z.string() });
  expect(faultsOf(found, { ...holdLot, name: 'hold-lots', order, examples: [] } as never)).toEqual([
    'src/tasks/yard/hold-lot: its contract says yard/hold-lots',
    'src/tasks/yard/hold-lot: its contract has no example',
    'src/tasks/yard/hold-lot: the field note of an order has no words',
  ]);
});
