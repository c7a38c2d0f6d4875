import { expect, it } from 'vitest';
import { newIdSchema } from '../../src/documents/common.ts';
import { shortNameOf, shortNameOfPerson } from './short-name.ts';

it('offers short names that the server takes, however the name is typed', () => {
  const offered = [
    'Alloy Works',
    'J\u00fcrgen & S\u00f6hne GmbH',
    'Ju\u0308rgen',
    '\u9547\u6d77',
    `A${'b'.repeat(90)}`,
  ].map(shortNameOf);
  expect(offered.slice(0, 4)).toEqual([
    'alloy-works',
    'j\u00fcrgen-s\u00f6hne-gmbh',
    'j\u00fcrgen',
    '\u9547\u6d77',
  ]);
  for (const one of offered) expect([one, newIdSchema.safeParse(one).success]).toEqual([one, true]);
  expect(shortNameOf(' - ')).toBe('');
  expect(shortNameOf('Alloy Melting and Refining Works')).toBe('alloy-melting-and-refini');
});

it('offers a person their first name, unless the other one has it', () => {
  expect(shortNameOfPerson('Anna Berg', [])).toBe('anna');
  expect(shortNameOfPerson('Anna Carl', ['anna'])).toBe('anna-carl');
});
