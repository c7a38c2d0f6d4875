import { expect, it } from 'vitest';
import { loadSets } from './load-sets.ts';
import { keptRows, rowsOf } from './main.ts';
import type { Row } from './row.ts';

it('the report keeps what a fresh run gives at the first of its draws (npm run validate writes them all)', async () => {
  const seen = (rows: readonly Row[]) => rows.map(({ set, says, first }) => `${set}: ${says}: ${first}`);
  expect(seen(await rowsOf(await loadSets(), { draws: 1 }))).toEqual(seen(keptRows()));
}, 240_000);
