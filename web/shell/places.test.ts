import { expect, it } from 'vitest';
import { menuFor, PLACES } from './places.ts';

const menu = (...roles: readonly string[]) => menuFor({ person: { roles } });
const names = (places: ReturnType<typeof menuFor>['first']) => places.map(([to]) => to);

it('shows five places of the role first, in the order of all places, and the others behind them', () => {
  const { first, more } = menu('melter');
  expect(names(first)).toEqual(['/today', '/yard', '/heats', '/furnace', '/furnaces']);
  expect(new Set([...first, ...more])).toEqual(new Set(PLACES));
  expect(first.length + more.length).toBe(PLACES.length);
});

it('has places of the roles that ship and that manage', () => {
  expect(names(menu('shipping').first)).toEqual(['/today', '/heats', '/release', '/trace', '/ledger']);
  expect(names(menu('manager').first)).toEqual(['/today', '/yard', '/heats', '/life', '/plant']);
});

it('has the pages of instruments and printers in the menu, and those that arrive first for the laboratory', () => {
  const links = ['/arrivals', '/lessons', '/sources', '/labels'];
  expect(names(PLACES)).toEqual(expect.arrayContaining(links));
  expect(names(menu('analyst').first)).toContain('/arrivals');
  // a letter after `g` goes to one place
  expect(new Set(PLACES.map(([, , letter]) => letter)).size).toBe(PLACES.length);
});

it('takes of several roles the most used of each first', () => {
  // the first two of the planner, the first two of the melter, then the next of the planner
  expect(names(menu('planner', 'melter').first)).toEqual(['/today', '/yard', '/plan', '/heats', '/furnace']);
  expect(names(menu().first)).toEqual(names(menu('planner').first));
  expect(names(menu('unheard of').first)).toEqual(names(menu('planner').first));
});

it('shows a visitor no place that is not theirs', () => {
  const { first, more } = menuFor({ visits: true, person: { roles: ['inspector'] } });
  expect(first).toHaveLength(5);
  expect(names([...first, ...more])).not.toContain('/yard');
});

it('has a sign of its own for each place', () => {
  const signs = PLACES.map(([, , , lines]) => lines);
  expect(new Set(signs).size).toBe(PLACES.length);
});
