import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COVERAGE_FILE, type Coverage, coverageIn, coverageWords } from './coverage.ts';

const known: readonly Coverage[] = [
  { group: 'all', n: 40, laboratories: 9, inside: 31, modelsAlone: 18, source: 'test' },
  { group: 'nickel', n: 10, laboratories: 3, inside: 9, modelsAlone: 4, source: 'test' },
];

it('says in one sentence how often such bands held, and how often they should have', () => {
  expect(coverageWords(known, 'published')).toBe(
    '90 % bands as Remelt prints them held 31 of 40 published furnace numbers whose laboratory was left out (36 promised); in nickel alloys 9 of 10.',
  );
  expect(coverageWords(known, 'left-out')).toBe(
    '90 % bands of the models alone held 18 of 40 published furnace numbers whose laboratory was left out (36 promised); in nickel alloys 4 of 10.',
  );
  expect(coverageWords([], 'published')).toBeUndefined();
});

it('reads the data file, and refuses more inside than there are', () => {
  const document = JSON.parse(readFileSync(`data/${COVERAGE_FILE}`, 'utf8')) as { records: object[] };
  const read = coverageIn(document);
  expect(read.map(({ group }) => group).slice(0, 2)).toEqual(['all', 'nickel']);
  for (const { n, laboratories } of read) expect(laboratories).toBeLessThanOrEqual(n);
  const wrong = { ...document, records: [{ ...document.records[0], inside: 1e6 }] };
  expect(() => coverageIn(wrong)).toThrow(/not more inside/);
});
