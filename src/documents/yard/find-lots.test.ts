import { expect, it } from 'vitest';
import { filterLots } from './find-lots.ts';
import type { YardLot } from './yard.ts';

const lot = (id: string, more: Partial<YardLot> = {}): YardLot =>
  ({ id, grade: 'IN718', form: 'turnings', supplier: null, why: [], status: 'hold', ...more }) as YardLot;

it('finds lots by each of several words, in any field and any case', () => {
  const lots = [
    lot('R-1', { why: ['oil 2.1 %: wash'] }),
    lot('R-2', { supplier: 'Nord Metall' }),
    lot('R-3'),
  ];
  expect(filterLots(lots, { find: 'WASH in718' }).map(({ id }) => id)).toEqual(['R-1']);
  expect(filterLots(lots, { find: 'nord' }).map(({ id }) => id)).toEqual(['R-2']);
  expect(filterLots(lots, { find: 'nord wash' })).toEqual([]);
});

it('takes what is chosen exactly, and everything without a choice', () => {
  const lots = [lot('R-1'), lot('R-2', { status: 'cleared', form: 'solids' })];
  expect(filterLots(lots, { status: 'cleared' }).map(({ id }) => id)).toEqual(['R-2']);
  expect(filterLots(lots, { form: 'turning' })).toEqual([]);
  expect(filterLots(lots, {})).toHaveLength(2);
});

it('filters ten thousand lots in less than the twentieth of a second', () => {
  const lots = Array.from({ length: 10_000 }, (_, i) => lot(`R-${i}`, { why: [`reason ${i % 7}`] }));
  filterLots(lots, { find: 'first' });
  // of this thread: a machine that is busy with other work makes it no longer
  const before = process.threadCpuUsage();
  expect(filterLots(lots, { find: 'reason 3 r-99' }).length).toBeGreaterThan(0);
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(50);
});

it('finds the lots of a supplier by its name, and no others that hold its words', () => {
  const lots = [
    lot('R-7', { supplier: 'Lieferant 1' }),
    lot('R-1', { supplier: 'Lieferant 7' }),
    lot('R-2', { supplier: 'Lieferant 70', note: 'as from Lieferant 7' }),
  ];
  const found = (find: string) => filterLots(lots, { find }).map(({ id }) => id);
  expect(found(' lieferant  7')).toEqual(['R-1']);
  expect(found('from lieferant')).toEqual(['R-2']);
  // no lot holds these words side by side
  expect(found('r-7 lieferant')).toEqual(['R-7']);
  expect(found('lieferant r-7')).toEqual(['R-7']);
});
