import { expect, it } from 'vitest';
import type { YardValue } from '../../../documents/yard/yard-value.ts';
import { readPage } from '../../testing/read-page.ts';
import { yardValuePage } from './yard-value-page.ts';

const outlet = (id: string, median: number, more: object = {}) => ({
  ...{ id, downgrade: false, net_usd_per_kg: { median, p05: median - 1, p95: median + 1 }, unpaid_usd: [] },
  ...more,
});
const unpaid = (element: string, usd: number) => ({ element, usd });
const lot = (more: object = {}) => ({
  ...{
    lot: 'R-1',
    status: 'cleared',
    grade: 'IN718',
    free_kg: 50,
    price_usd_per_kg: 12,
    worth_usd_per_kg: 15,
    advice: 'melt',
    outlets: [],
  },
  ...more,
});
const value = (more: object = {}): YardValue =>
  ({
    orders: { from: 'none', heats: [], cost_usd: null },
    lots: [lot()],
    unknown: [],
    rules: ['a rule'],
    assumed: [],
    ...more,
  }) as never;
const read = (more: object = {}, id?: string) => readPage(yardValuePage(value(more)), id);

it('says what is ordered and what its metal costs', () => {
  const orders = (more: object) =>
    read({
      orders: {
        from: 'file',
        heats: [
          { id: 'O-1', gradeId: 'IN718', mass_kg: 100 },
          { id: 'O-2', gradeId: null, mass_kg: 5 },
        ],
        ...more,
      },
    }).words[1];
  expect(orders({ cost_usd: 1500 })).toMatch(
    /^Orders: O-1 \(100 kg of IN718\), O-2 \(5 kg of its own limits\); their metal costs .*1,500 USD\.$/,
  );
  expect(orders({ cost_usd: null })).toMatch(/; they cannot be met from the cleared lots\.$/);
  expect(read().words[1]).toMatch(/^Nothing is ordered/);
  expect(read({ lots: [] }).words[0]).toBe('No lot of the yard can be valued.');
});

it('tells what one may pay for a lot and who else pays, a grade that is not cleared in brackets', () => {
  const lots = [
    lot({ outlets: [outlet('same', 20), outlet('refinery', 5)] }),
    lot({ lot: 'R-2', status: 'hold', grade: null, worth_usd_per_kg: null }),
    lot({ lot: 'R-3', grade: null }),
  ];
  expect(read({ lots }, 'lots').tables[0]!.slice(1)).toEqual([
    ['R-1', 'IN718', '50', '12.00', '15.00', '20.00', 'melt'],
    ['R-2', '(unknown)', '50', '12.00', '-', '-', 'melt'],
    ['R-3', '', '50', '12.00', '15.00', '-', 'melt'],
  ]);
});

it('sums what a lesser alloy leaves unpaid, by element, beside the refinery', () => {
  const lesser = outlet('stainless-feed', 3, {
    downgrade: true,
    unpaid_usd: [unpaid('Re', 1000), unpaid('Ta', 0.6), unpaid('Nb', 0.4)],
  });
  const same = outlet('refinery', 9.5, { unpaid_usd: [unpaid('Re', 7777)] });
  const lots = [
    lot({ outlets: [same, lesser] }),
    lot({
      lot: 'R-2',
      outlets: [outlet('stainless-feed', 3, { downgrade: true, unpaid_usd: [unpaid('Re', 0.9)] })],
    }),
  ];
  expect(read({ lots }, 'unpaid').tables[0]!.slice(1)).toEqual([
    ['R-1', '1,000', '-', '1', '-', '1,001', '3.00', '9.50', '8.5 to 10.5'],
  ]);
  expect(read({ lots }).words[0]).toMatch(
    /^Sold as a lesser alloy, 2 lots would leave .*1,00[12] USD of Re, Hf, Ta and Nb unpaid\.$/,
  );
  const bare = lot({ outlets: [outlet('other', 3, { downgrade: true, unpaid_usd: [unpaid('Hf', 1)] })] });
  expect(read({ lots: [bare] }, 'unpaid').tables[0]![1]!.slice(6)).toEqual(['-', '-', '-']);
  expect(read({}, 'unpaid').headings).toEqual([]);
  expect(read({ unknown: [{ lot: 'X', why: 'no analysis' }] }, 'unknown').words).toEqual(['X: no analysis']);
});
