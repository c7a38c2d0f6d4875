import { expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { knownOfMass, knownOfPart, knownOfPrice } from './asked-amounts.ts';

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

it('asks about a mass that is a tenth, a hundredth or a thousandth of what is left for it, and not about what is lost', () => {
  for (const right_g of [320_000, 245_500, 4_000, 90_000])
    for (const factor of [10, 100, 1000]) {
      const typed_g = right_g / factor;
      expect(knownOfPart(typed_g, right_g - typed_g)).toBeDefined();
      // something else is lost as well
      expect(knownOfPart(typed_g, 1.1 * right_g - typed_g)).toBeDefined();
    }
  // what washing, drying, shredding and melting leave of 100 kg
  for (const left of [100, 99.6, 97, 90, 70, 50, 25])
    expect(knownOfPart(1000 * left, 1000 * (100 - left))).toBeUndefined();
});
