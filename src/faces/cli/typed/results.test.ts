import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { METHOD_WORDS, readResults } from './results.ts';

it('names the methods that the data know, and no other', () => {
  const data = join(import.meta.dirname, '../../../../data/analysis-methods.json');
  const { records } = JSON.parse(readFileSync(data, 'utf8')) as { records: { id: string }[] };
  const known = records.map(({ id }) => id);
  const named = METHOD_WORDS.replace(/ where .*$/, '').split(/, or |, /);
  expect(named.filter((method) => !known.includes(method))).toEqual([]);
  expect(known.filter((method) => !named.some((one) => method.startsWith(one)))).toEqual([]);
});

it('takes a unit where it is typed, also as a word of its own', () => {
  expect(readResults(['Cr=18.2', 'S=12ppm', 'P=70', 'ug/g', 'Al=0.5%', 'Bi=<30 ppb'])).toEqual([
    { element: 'Cr', text: '18.2', unit: 'wt%' },
    { element: 'S', text: '12', unit: 'ppm' },
    { element: 'P', text: '70', unit: 'ppm' },
    { element: 'Al', text: '0.5', unit: 'wt%' },
    { element: 'Bi', text: '<30', unit: 'ppb' },
  ]);
  for (const word of ['S=12kcps', 'S=12 at%', 'S=-12ppm', 'S=', 'S', 'ppm'])
    expect(() => readResults([word]), word).toThrow(/is not a content/);
});
