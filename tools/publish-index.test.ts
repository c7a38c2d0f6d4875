import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract as holdLot } from '../src/tasks/yard/hold-lot/contract.ts';
import { faultsOf, INDEX, indexText } from './publish-index.ts';

it('is written from the folders as they are', async () => {
  expect(
    withoutShape(readFileSync(INDEX, 'utf8')),
    'src/tasks/index.ts is stale: run node tools/publish-index.ts',
  ).toBe(withoutShape(await indexText()));
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
