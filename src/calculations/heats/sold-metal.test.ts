import { describe, expect, it } from 'vitest';
import type { HeatContract } from '../../documents/heats/heat-contract.ts';
import { marginOf } from './heat-margin.ts';
import { type CastPiece, goodShare, soldMetal } from './sold-metal.ts';

const piece = (status: string, kg: number, more: Partial<CastPiece> = {}): CastPiece => ({
  ...{ status, mass_g: kg * 1000, drawn_g: {}, disposition: null },
  ...more,
});

describe('what of a heat is sold', () => {
  it('is what was shipped, neither what was poured nor what waits', () => {
    const sold = soldMetal([piece('shipped', 150), piece('held', 149.2)], 0);
    expect(sold).toEqual({ sold_kg: 150, here_kg: 149.2, failed_kg: 0 });
  });
  it('counts a cut piece once, by what came out of it, without its samples', () => {
    const sold = soldMetal([piece('cut', 100), piece('shipped', 60, { drawn_g: { 'sample:S': 500 } })], 0);
    expect(sold).toEqual({ sold_kg: 59.5, here_kg: 0, failed_kg: 0 });
  });
  it('keeps what left as sold, also where it failed since: quality decided to tell its customer', () => {
    const told = piece('shipped', 40, { release: { verdict: 'FAIL' } });
    expect(soldMetal([told], 0)).toEqual({ sold_kg: 40, here_kg: 0, failed_kg: 0 });
  });
  it('leaves out what failed, also where it was sold as scrap', () => {
    const sold = soldMetal([piece('shipped', 40, { disposition: 'sell' }), piece('failed', 10)], 0);
    expect(sold).toEqual({ sold_kg: 0, here_kg: 0, failed_kg: 50 });
    expect(goodShare(sold)).toBe(0);
  });
  it('leaves out what failed and was put on hold since, by a recall or a person', () => {
    const sold = soldMetal([piece('held', 52, { release: { verdict: 'FAIL' } }), piece('held', 48)], 0);
    expect(sold).toEqual({ sold_kg: 0, here_kg: 48, failed_kg: 52 });
  });
  it('has a heat that is not cast yet still here', () => {
    expect(soldMetal([], 303.2)).toEqual({ sold_kg: 0, here_kg: 303.2, failed_kg: 0 });
  });
});

describe('margin of a heat', () => {
  const ruled = { currency: 'USD', on: '2026-05-02' } as const;
  const fixed: HeatContract = { type: 'fixed', price_per_kg: 31, ...ruled };
  const heat = { charged_kg: 310, poured_kg: 303.2, metal_usd: 3000, other_usd: 600, new_usd: 5000 };

  it('sells the shipped half at its price, and bears half of the cost', () => {
    const margin = marginOf(fixed, { ...heat, sold: { sold_kg: 150, here_kg: 150, failed_kg: 0 } });
    expect(margin).toEqual({ sales_usd: 4650, cost_usd: 1800, margin_usd: 2850, toCome_usd: 4650 });
  });
  it('lets the good metal bear what the failed metal cost', () => {
    const margin = marginOf(fixed, { ...heat, sold: { sold_kg: 100, here_kg: 0, failed_kg: 200 } });
    expect(margin).toMatchObject({ sales_usd: 3100, cost_usd: 3600 });
  });
  it('has the whole cost and no sale where everything failed', () => {
    const margin = marginOf(fixed, { ...heat, sold: { sold_kg: 0, here_kg: 0, failed_kg: 300 } });
    expect(margin).toMatchObject({ sales_usd: 0, cost_usd: 3600, margin_usd: -3600, toCome_usd: 0 });
  });
  it('charges the toll fee on what was shipped, and the lost metal on what the melt lost', () => {
    const toll: HeatContract = {
      type: 'toll',
      fee_per_kg: 4.2,
      allowedLoss: 0.01,
      metal_per_kg: 20,
      ...ruled,
    };
    const margin = marginOf(toll, { ...heat, sold: { sold_kg: 150, here_kg: 150, failed_kg: 0 } });
    // half of 310 - 303.2 kg, less 1 % of 155 kg
    expect(margin!.sales_usd).toBeCloseTo(4.2 * 150 - 20 * (3.4 - 1.55), 9);
  });
});
