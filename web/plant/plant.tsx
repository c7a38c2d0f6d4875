import { useSearch } from '@tanstack/react-router';
import { Tabs } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

const { plant: words } = WORDS;

const PATHS: Readonly<Record<string, string>> = {
  persons: '/api/persons/list-persons',
  prices: '/api/reference/list-prices',
  specifications: '/api/reference/list-specifications',
  routes: '/api/reference/list-routes',
};
const VIEWS = [
  ['persons', words.persons],
  ['prices', words.prices],
  ['specifications', words.specifications],
  ['routes', words.routes],
] as const;

/** What the plant keeps: persons, prices, specifications, routes. */
export function Plant() {
  const { view = 'persons' } = useSearch({ from: '/inside/plant' });
  const shown = Object.hasOwn(PATHS, view) ? view : 'persons';
  return (
    <>
      <Tabs label={words.title} to="/plant" views={VIEWS} shown={shown} />
      <ApiPage key={shown} path={PATHS[shown]!} title={words.title} />
    </>
  );
}
