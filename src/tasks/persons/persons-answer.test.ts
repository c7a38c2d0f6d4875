import { expect, it } from 'vitest';
import { releasingWords } from '../../documents/persons.ts';
import type { Person, Role } from '../../metal/plant/person.ts';
import { releasingOf } from './persons-answer.ts';

const ON = '2026-11-28';
const who = (id: string, ...roles: Role[]): Person => ({ id, name: id, roles });
const said = (...persons: Person[]): string | null => releasingWords(releasingOf(persons, ON));

it('says who can release while fewer than two have no hand in the metal', () => {
  const [anna, bert] = [who('anna', 'melter', 'certifier'), who('bert', 'analyst', 'certifier')];
  expect(said(who('carl', 'quality'))).toMatch(/^nobody may release metal/);
  expect(releasingOf([anna, bert], ON)).toEqual({
    may: ['anna', 'bert'],
    independent: [],
    certifying: ['bert'],
  });
  expect(said(anna, bert)).toMatch(/^Independent certifiers: none\. anna and bert may release, but not/);
  expect(said(anna, who('dora', 'certifier'))).toMatch(/^Independent certifiers: 1\. When dora is away/);
  expect(said(who('dora', 'certifier', 'receiver'), who('emil', 'certifier'))).toBeNull();
  expect(said({ ...who('dora', 'certifier'), validUntil: '2026-11-27' })).toMatch(/^nobody/);
});
