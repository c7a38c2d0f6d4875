import { expect, test } from 'vitest';

import { dataFacts } from '../testing/data-facts.ts';
import { type ChargePart, heatDocument, type Route } from './heat-route.ts';

const facts = dataFacts();
const part = (chargeMaterial: string, mass_kg: number, composition_wtpct: object): ChargePart =>
  ({ chargeMaterial, mass_kg, material: { id: chargeMaterial, composition_wtpct } }) as ChargePart;
const PARTS = [
  part('Ni-electrolytic', 90, { Ni: 99.9, Cu: 0.1 }),
  part('Al-ingot', 10, { Al: 99.8, Fe: 0.2 }),
];
const through = (settings?: object) =>
  heatDocument(
    PARTS,
    [{ operation: 'vacuum-induction', ...(settings ? { settings } : {}) }] as unknown as Route,
    {
      facts,
      seed: 1,
      samples: 10,
    },
  );

test('what goes in after degassing is an addition to the bath that states a time', () => {
  const { melt, route } = through({ time_s: 3600 });
  expect([melt.mass_kg, melt.composition_ppm?.Al]).toEqual([90, undefined]);
  expect(route[0]).toMatchObject({ additions: [{ mass_kg: 10, at_s: 2160 }] });
});

test('a route of tables states no time: what goes in later is melted with the rest, and nothing of it is lost', () => {
  const { melt, route } = through();
  expect(melt.mass_kg).toBe(100);
  expect(melt.composition_ppm?.Al).toBeCloseTo(99_800, 6);
  expect(route[0]).not.toHaveProperty('additions');
});
