import { useSearch } from '@tanstack/react-router';
import { listFactsOrderSchema } from '../../src/documents/known-facts.ts';
import { Tabs } from '../design/tabs.tsx';
import { Access } from '../people/access.tsx';
import { Persons } from '../people/persons.tsx';
import { WORDS } from '../words.ts';
import { Backup } from './backup.tsx';
import { CameraSwitch } from './camera-switch.tsx';
import { Facts } from './facts.tsx';
import { Prices } from './prices.tsx';
import { Register } from './register.tsx';
import { Routes } from './routes.tsx';
import { Specifications } from './specifications.tsx';

const { plant: words } = WORDS;

const FACTS = listFactsOrderSchema.shape.of.options;
const REGISTERS = [
  ['site', 'site'],
  ['furnaces', 'furnace'],
  ['scales', 'scale'],
  ['laboratories', 'laboratory'],
  ['materials', 'material'],
] as const;
const VIEWS = [
  ['persons', words.persons],
  ['access', words.access],
  ['site', words.site],
  ['furnaces', words.furnaces],
  ['scales', words.scales],
  ['laboratories', words.laboratories],
  ['materials', words.materials],
  ['prices', words.prices],
  ['specifications', words.specifications],
  ['routes', words.routes],
  ['methods', words.methods],
  ['grades', words.grades],
  ['camera', words.camera],
  ['backup', words.backup],
] as const;

/** What the plant keeps: persons and their access, what it consists of, prices, specifications, routes, cameras and copies; and the facts that it reckons with. */
export function Plant() {
  const { view = 'persons', name } = useSearch({ from: '/inside/plant' });
  const shown = VIEWS.some(([one]) => one === view) ? view : 'persons';
  return (
    <>
      <Tabs label={words.title} to="/plant" views={VIEWS} shown={shown} />
      {shown === 'persons' ? <Persons /> : null}
      {shown === 'access' ? <Access /> : null}
      {shown === 'camera' ? <CameraSwitch /> : null}
      {shown === 'prices' ? <Prices /> : null}
      {shown === 'specifications' ? <Specifications name={name} /> : null}
      {shown === 'routes' ? <Routes name={name} /> : null}
      {shown === 'backup' ? <Backup /> : null}
      {REGISTERS.map(([one, of]) => (shown === one ? <Register key={of} of={of} /> : null))}
      {FACTS.map((of) => (shown === of ? <Facts key={of} of={of} /> : null))}
    </>
  );
}
