import { expect, test } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import type { Route } from './heat-route.ts';
import { meltUnderWay, type TimedPart } from './melt-under-way.ts';

const facts = dataFacts();
const part = (chargeMaterial: string, mass_kg: number, more: Partial<TimedPart> = {}): TimedPart => ({
  chargeMaterial,
  mass_kg,
  material: { id: chargeMaterial, composition_wtpct: { Al: 50, Ni: 50 } } as unknown as TimedPart['material'],
  at_s: null,
  isPlanned: false,
  ...more,
});
const ROUTE = [{ operation: 'vacuum-induction', settings: { time_s: 3600 } }] as unknown as Route;
const additionsAt = (parts: readonly TimedPart[], now_s: number, latest_s = 3600) => {
  const { melt, route } = meltUnderWay(parts, ROUTE, { facts, times: { now_s, latest_s } });
  const added = route.at(-1)!.additions ?? [];
  return [melt.mass_kg, added.map(({ mass_kg, at_s }) => [mass_kg, at_s])];
};

test('what went in later is added when it did, and what the plan still adds at the earliest now', () => {
  const nickel = part('Ni-electrolytic', 90);
  expect(additionsAt([nickel, part('Ni-electrolytic', 5, { at_s: 1200 })], 1500)).toEqual([90, [[5, 1200]]]);
  // aluminium goes in after degassing, at 60 % of the time
  expect(additionsAt([nickel, part('Al-ingot', 10)], 600)).toEqual([90, [[10, 2160]]]);
  const planned = part('Al-ingot', 10, { isPlanned: true });
  expect(additionsAt([nickel, planned], 600)).toEqual([90, [[10, 2160]]]);
  expect(additionsAt([nickel, planned], 3000)).toEqual([90, [[10, 3000]]]);
  // the melt is poured before: it goes in at the last moment
  expect(additionsAt([nickel, planned], 600, 1800)).toEqual([90, [[10, 1800]]]);
});

test('a melt that the furnace log states is what was charged', () => {
  const stated = { mass_kg: 100, composition_ppm: { Al: 5000 }, balance: 'Ni' as const };
  const times = { now_s: 600, latest_s: 3600 };
  const parts = [part('Ni-electrolytic', 5, { at_s: 300 })];
  const { melt, route } = meltUnderWay(parts, ROUTE, { facts, times, stated });
  expect(melt).toBe(stated);
  expect(route[0]!.additions).toMatchObject([{ mass_kg: 5, at_s: 300 }]);
});
