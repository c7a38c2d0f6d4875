import { expect, it } from 'vitest';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { suspects } from './cannot-fail.ts';
import { loadSets } from './load-sets.ts';
import { keptRows } from './main.ts';

const sets = await loadSets();
const marked = sets.flatMap(({ data, comparison }) =>
  comparison.statements.flatMap(({ says, cannotFail }) =>
    cannotFail === undefined ? [] : [`${data.id}: ${says}`],
  ),
);

it('every direction that no furnace decades from the models could break says why it cannot fail', async () => {
  const found = await suspects(sets, keptRows(), dataFacts());
  expect(found.filter((one) => !marked.includes(one))).toEqual([]);
  // the check sees both sorts: equal sides, and what nothing in the models moves
  expect(found.some((one) => one.startsWith('n-rate-iron-surface-isotope'))).toBe(true);
  expect(found.some((one) => one.startsWith('re-k414-100pct-returns'))).toBe(true);
}, 240_000);
