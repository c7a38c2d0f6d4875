import { expect, test } from 'vitest';
import {
  ACTS,
  type KnownPerson,
  mayDo,
  ROLES,
  type Role,
  rolesFor,
  signingName,
  standsInFor,
} from './person.ts';

const ON = '2026-12-01';
const acts = (role: Role) => ACTS.filter((act) => rolesFor(act).includes(role));

test.each<[Role, readonly string[]]>([
  ['shipping', ['hold lot', 'print label', 'ship metal', 'keep order book']],
  ['manager', ['hold lot', 'retry part', 'keep backup', 'set price', 'keep order book', 'post cost']],
  ['reader', []],
])('%s may do what stands in the table of rights: %j', (role, may) => {
  expect(acts(role)).toEqual(may);
});

test('who measures teaches how the files of instruments are read', () => {
  const may = (role: Role) => acts(role).includes('teach lesson');
  expect(ROLES.filter(may)).toEqual(['analyst', 'melter', 'quality']);
});

test('a role that is new stands behind those that ledgers hold already', () => {
  expect(ROLES).toEqual([
    ...['receiver', 'sampler', 'analyst', 'planner', 'melter', 'certifier', 'quality'],
    ...['shipping', 'manager', 'inspector', 'reader'],
  ]);
});

const dora: KnownPerson = {
  ...{ id: 'dora', name: 'Dora Lind', roles: ['melter', 'analyst'], ownRoles: ['melter'] },
  ...{ deputyFor: 'carl', deputyUntil: '2026-12-31' },
};
const persons = [dora, { id: 'carl', name: 'Carl Holm', roles: ['analyst'] as const }];

test('a deputy signs for the absent person what they may not do in their own right', () => {
  const name = (act: 'book analysis' | 'charge heat') => signingName(dora, { persons, act, on: ON });
  expect(name('book analysis')).toBe('Dora Lind, deputy for Carl Holm');
  expect(name('charge heat')).toBe('Dora Lind');
  expect(standsInFor(dora, 'release heat', ON)).toBeUndefined();
  expect(mayDo(dora, 'book analysis', ON)).toBe(true);
});
