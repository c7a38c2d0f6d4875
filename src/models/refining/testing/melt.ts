import { byElementOrder, type ElementSymbol, entriesOf } from '../../../metal/alloy/element.ts';
import { type Bath, bathFrom, massOf, totalKg } from '../bath.ts';
import { operationOf } from '../registry.ts';
import { type RouteResult, type RouteStep, type RunOptions, runRoute } from '../route.ts';
import type { GivenSettings } from '../settings.ts';
import { properties, registry } from './refining-data.ts';

export type Wtpct = Readonly<Partial<Record<ElementSymbol, number>>>;

/** One sample of an alloy in wt% (`ppm` for the small ones), balance filled, columns for `also`. */
export function meltOf(
  given: {
    readonly wtpct: Wtpct;
    readonly ppm?: Wtpct;
    readonly balance?: ElementSymbol;
    readonly also?: readonly ElementSymbol[];
  },
  mass_kg: number,
): Bath {
  const { balance = 'Ni' } = given;
  const contents = new Map<ElementSymbol, number>();
  for (const [element, value] of entriesOf(given.wtpct)) contents.set(element, value / 100);
  for (const [element, value] of entriesOf(given.ppm ?? {})) contents.set(element, value / 1e6);
  for (const element of given.also ?? []) if (!contents.has(element)) contents.set(element, 0);
  const rest = 1 - [...contents.values()].reduce((sum, value) => sum + value, 0);
  contents.set(balance, rest);
  const elements = [...contents.keys()].sort(byElementOrder);
  const values = Float64Array.from(elements, (element) => contents.get(element)!);
  return bathFrom({ elements, samples: 1, values }, mass_kg);
}

/** A kinetic step of a route. */
export const kinetic = (
  name: string,
  settings: GivenSettings,
  additions: RouteStep['additions'] = [],
): RouteStep => ({
  operation: operationOf(registry, { name, fidelity: 'kinetic' }),
  settings,
  additions,
  path: 'route[0]',
});

/** Runs one sample at central parameters. */
export const runCentral = (
  bath: Bath,
  steps: readonly RouteStep[],
  options: Partial<RunOptions> = {},
): RouteResult => runRoute(bath, steps, { properties, draw: { kind: 'central' }, ...options });

/** Total content of an element [ppm]. */
export function ppm(bath: Bath, element: ElementSymbol): number {
  return (totalKg(bath)[bath.elements.indexOf(element)]! / massOf(bath)[0]!) * 1e6;
}

/** Dissolved content of an element [ppm]. */
export const dissolvedPpm = (bath: Bath, element: ElementSymbol): number =>
  (bath.dissolved[bath.elements.indexOf(element)]! / massOf(bath)[0]!) * 1e6;
