import { expect, test } from 'vitest';
import type { Persons } from '../../documents/persons.ts';
import { readPage } from '../testing/read-page.ts';
import { personsPage } from './persons-page.ts';

const lena = { id: 'p-lab', name: 'Lena', roles: ['analyst'], ended: false, validUntil: null };
const read = (proposed: Persons['proposed'][number]): string =>
  readPage(
    personsPage({
      persons: [{ ...lena, ownRoles: ['analyst'], deputy: null, provedBy: ['token'] }],
      proposed: [proposed],
      releasing: { may: ['p-own'], independent: ['p-own'] },
      plant: null,
      demonstration: false,
      signedIn: null,
    } as unknown as Persons),
  ).words.join('\n');

test('who confirms a person reads all of it: roles, last day, deputy, proof', () => {
  const deputy = { of: 'p-own', until: '2026-12-31' };
  expect(read({ ...lena, validUntil: '2027-06-30', deputy, provedBy: ['token'] })).toContain(
    'proposed: p-lab, Lena, analyst until 2027-06-30; deputy for p-own until 2026-12-31; proves themselves anew; another',
  );
  expect(read({ ...lena, id: 'p-new', deputy: null, provedBy: ['account'] })).toContain(
    'analyst; proves themselves; another',
  );
  expect(read({ ...lena, deputy: null, provedBy: [] })).toContain('Lena, analyst; another');
  expect(read({ ...lena, ended: true, deputy, provedBy: [] })).toContain('Lena, ends; another');
});
