import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostLine, costVariance } from './cost-variance.ts';

const line = (id: string, rest: Partial<CostLine>): CostLine => ({
  id,
  planned_kg: 0,
  charged_kg: 0,
  added_kg: 0,
  planned_usd_per_kg: 10,
  actual_usd_per_kg: 10,
  ...rest,
});

describe('cost of a heat, planned against actual', () => {
  const plan = { planned_kg: 100, charged_kg: 100 };
  it('as planned, nothing differs', () => {
    expect(costVariance([line('A', plan)], { wanted_kg: 95, out_kg: 95 })).toEqual({
      planned_usd: 1000,
      actual_usd: 1000,
      flexed_usd: 1000,
      price_usd: 0,
      mix_usd: 0,
      yield_usd: 0,
      additions_usd: 0,
    });
  });
  it('names one cause at a time', () => {
    const dearer = [line('A', { ...plan, actual_usd_per_kg: 12 })];
    expect(costVariance(dearer, { wanted_kg: 95, out_kg: 95 }).price_usd).toBeCloseTo(200, 9);
    const swapped = [
      line('A', { planned_kg: 60, charged_kg: 50 }),
      line('B', { planned_kg: 40, charged_kg: 50, planned_usd_per_kg: 30, actual_usd_per_kg: 30 }),
    ];
    expect(costVariance(swapped, { wanted_kg: 95, out_kg: 95 })).toMatchObject({
      price_usd: 0,
      yield_usd: 0,
      mix_usd: expect.closeTo(200, 9),
    });
    // 5 kg of 95 did not come out: a nineteenth of the plan was paid for nothing
    expect(costVariance([line('A', plan)], { wanted_kg: 95, out_kg: 90 }).yield_usd).toBeCloseTo(
      1000 / 19,
      9,
    );
    const trimmed = [
      line('A', plan),
      line('T', { added_kg: 2, planned_usd_per_kg: null, actual_usd_per_kg: 50 }),
    ];
    expect(costVariance(trimmed, { wanted_kg: 95, out_kg: 95 }).additions_usd).toBeCloseTo(100, 9);
  });
  it('before metal came out, the yield is as planned', () => {
    const heavier = costVariance([line('A', { planned_kg: 100, charged_kg: 110 })], {
      wanted_kg: 95,
      out_kg: null,
    });
    expect([heavier.yield_usd, heavier.flexed_usd]).toEqual([0, expect.closeTo(1100, 9)]);
  });
  it('the four causes add up to the difference (seed 20261124)', () => {
    const amount = fc.double({ min: 0, max: 1000, noNaN: true });
    const price = fc.double({ min: 0.1, max: 200, noNaN: true });
    const lines = fc.array(
      fc.record({
        id: fc.constant('L'),
        planned_kg: amount,
        charged_kg: amount,
        added_kg: amount,
        planned_usd_per_kg: fc.option(price),
        actual_usd_per_kg: price,
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, amount, (all, out_kg) => {
        // every plan holds some metal
        const planned = all.map((one, i) => (i === 0 ? { ...one, planned_kg: one.planned_kg + 1 } : one));
        const found = costVariance(planned, { wanted_kg: 500, out_kg });
        const causes = found.price_usd + found.mix_usd + found.yield_usd + found.additions_usd;
        expect(Math.abs(found.actual_usd - found.flexed_usd - causes)).toBeLessThan(
          1e-9 * (1 + found.actual_usd + found.flexed_usd),
        );
      }),
      { seed: 20261124 },
    );
  });
});
