import { expect, it } from 'vitest';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { headOfYard, sumOfLots, sumOfTotals } from './sum-of-lots.ts';

const lot = (mass_g: number, free_g: number, more: Partial<YardLot> = {}) =>
  ({ mass_g, free_g, status: 'cleared', payable_usd: 0, ...more }) as YardLot;

it('says what is free of the metal, as the worth is of that alone', () => {
  const pages = [
    { lots: [lot(600_000, 500_000, { payable_usd: 9000 }), lot(400_000, 0)], mass_g: 1_000_000 },
    { lots: [lot(1000, 1000, { payable_usd: 20 })], mass_g: 1000 },
    { lots: [lot(7000, 0, { status: 'hold', held_g: 7000, payable_usd: 100 })], mass_g: 7000 },
  ];
  expect(sumOfLots(pages)).toBe(
    '4 lots, 1,008 kg, 501 kg of it free and 7 kg on hold; the free metal is worth 9,020 USD as scrap',
  );
});

it('gives no sum as that of the yard before all of its lots are here', () => {
  const pages = [{ lots: [lot(600_000, 500_000)], mass_g: 600_000 }];
  expect(headOfYard(pages, true)).toBe('1 lots loaded, more are coming: the sum follows');
  expect(headOfYard(pages, false)).toBe(sumOfLots(pages));
});

it('says of a large yard, as the server has summed it, what it says of one that is read', () => {
  const none = { lots: 1, on_hold: 0, failed: 0, judged: 0, meanGeneration: 0 };
  const totals = [
    { ...none, name: 'cleared', mass_g: 1_001_000, free_g: 501_000, payable_usd: 9020 },
    { ...none, name: 'hold', mass_g: 7000, free_g: 0, payable_usd: 100 },
  ];
  const sums = { total: 4, mass_g: 1_008_000, held_g: 7000, payable_usd: 9120, hidden: 0 };
  expect(sumOfTotals({ format: 'remelt-lots/1', ...sums, by: { status: totals } as never })).toBe(
    '4 lots, 1,008 kg, 501 kg of it free and 7 kg on hold; the free metal is worth 9,020 USD as scrap',
  );
});
