import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { METHOD_WORDS } from './results.ts';

it('names the methods that the data know, and no other', () => {
  const data = join(import.meta.dirname, '../../../data/analysis-methods.json');
  const { records } = JSON.parse(readFileSync(data, 'utf8')) as { records: { id: string }[] };
  const known = records.map(({ id }) => id);
  const named = METHOD_WORDS.replace(/ where .*$/, '').split(/, or |, /);
  expect(named.filter((method) => !known.includes(method))).toEqual([]);
  expect(known.filter((method) => !named.some((one) => method.startsWith(one)))).toEqual([]);
});
