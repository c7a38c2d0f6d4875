import { expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { knownOfMass, knownOfPrice } from './asked-amounts.ts';

it('asks about a lot that no lorry carries', () => {
  expect([100, 2_000_000, 28e6].map(knownOfMass)).toEqual([undefined, undefined, undefined]);
  expect(knownOfMass(5e9)).toBe('a lorry carries 28,000 kg');
});

it('asks about a price of a tonne, and a sign that slipped, of every metal of the deck', () => {
  const { metals } = dataFacts().market;
  expect(metals.size).toBeGreaterThan(20);
  for (const { value } of metals.values()) {
    const last = { usd_per_kg: value, from: 'deck' };
    for (const factor of [1000, 10, 0.1, 0.001]) expect(knownOfPrice(factor * value, last)).toBeDefined();
    // what markets did within a year
    for (const factor of [1, 0.3, 3]) expect(knownOfPrice(factor * value, last)).toBeUndefined();
  }
  expect(knownOfPrice(15_400, { usd_per_kg: 15.2, from: 'set for 2026-11-26' })).toBe(
    '15.20 USD/kg, set for 2026-11-26; a price of a tonne would be 15.40 USD/kg',
  );
  expect(knownOfPrice(0, { usd_per_kg: 15.2, from: 'deck' })).toBe('15.20 USD/kg, deck');
  expect(knownOfPrice(15_400, undefined)).toBeUndefined();
});
