import { expect, it } from 'vitest';
import { dataFacts } from '../../testing/data-facts.ts';
import { routeOptionOf } from '../refining.ts';
import { furnacesOf } from '../routes.ts';
import { settledBy } from './settled-by.ts';

const facts = furnacesOf(dataFacts());
const limit = (element: 'O' | 'Ti') => ({
  kind: 'element' as const,
  elements: [element],
  ...{ min: 0, max: 0.01, inner: { min: 0, max: 0.01 } },
});

/** Which sample settles O and Ti behind a route, where the doubt of O arises in the bath; and whether that was asked. */
function through(...names: readonly string[]) {
  const route = names.map((operation) => ({ operation }));
  let asked = 0;
  const settled = settledBy(routeOptionOf(route, facts, { id: 'route', path: 'route' }), () => {
    asked++;
    return ({ elements }) => elements[0] === 'O';
  });
  return { O: settled(limit('O')), Ti: settled(limit('Ti')), asked };
}

it('is the bath where nothing follows it, or where the doubt arises in it', () => {
  const bath = 'a bath sample at the end of vacuum-induction';
  expect(through('vacuum-induction')).toEqual({ O: bath, Ti: bath, asked: 0 });
  expect(through('vacuum-induction', 'electroslag')).toEqual({
    ...{ O: bath, Ti: 'a sample of the metal after electroslag' },
    asked: 1,
  });
  expect(through('vacuum-induction', 'electron-beam', 'vacuum-induction').Ti).toBe(
    'a bath sample at the end of the last vacuum-induction',
  );
});

it('is the metal at the end where no bath is held', () => {
  const end = 'a sample of the metal after electron-beam';
  expect(through('electron-beam')).toEqual({ O: end, Ti: end, asked: 0 });
});
