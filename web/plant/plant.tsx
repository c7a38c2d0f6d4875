import { useSearch } from '@tanstack/react-router';
import { Tabs } from '../design/tabs.tsx';
import { Access } from '../people/access.tsx';
import { Persons } from '../people/persons.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { CameraSwitch } from './camera-switch.tsx';

const { plant: words } = WORDS;

const PATHS: Readonly<Record<string, string>> = {
  prices: '/api/reference/list-prices',
  specifications: '/api/reference/list-specifications',
  routes: '/api/reference/list-routes',
};
const VIEWS = [
  ['persons', words.persons],
  ['access', words.access],
  ['prices', words.prices],
  ['specifications', words.specifications],
  ['routes', words.routes],
  ['camera', words.camera],
] as const;

/** What the plant keeps: persons and their access, prices, specifications, routes, and the switch of its cameras. */
export function Plant() {
  const { view = 'persons' } = useSearch({ from: '/inside/plant' });
  const shown = VIEWS.some(([name]) => name === view) ? view : 'persons';
  return (
    <>
      <Tabs label={words.title} to="/plant" views={VIEWS} shown={shown} />
      {shown === 'persons' ? <Persons /> : null}
      {shown === 'access' ? <Access /> : null}
      {shown === 'camera' ? <CameraSwitch /> : null}
      {Object.hasOwn(PATHS, shown) ? <ApiPage key={shown} path={PATHS[shown]!} title={words.title} /> : null}
    </>
  );
}
