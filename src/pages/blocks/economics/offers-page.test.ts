import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { offersPage } from './offers-page.ts';

const spread = { p05: 9, median: 10, p95: 11 };
const unpaid = (element: string, amount: number) => ({ element, amount });
const offer = (more: object = {}) => ({
  ...{ id: 'A', by: 'refinery', as: 'feed', net_per_kg: spread, best: 0.75, net: 900, dry_kg: 95 },
  ...{ contained: 1200, refining: -20, treatment: -30, penalties: 0, freight: -10 },
  ...{ paid: { Ni: 800 }, unpaid: [], quotationPeriod: 'November' },
  ...more,
});
const read = (more: object = {}) =>
  readPage(offersPage({ name: 'Lot', currency: 'USD', assumed: [], offers: [offer(more)] } as never));
const stepsOf = (more: object = {}) => {
  const [chart] = read(more).charts;
  return chart?.kind === 'waterfall' ? chart.steps.map(({ name, value }) => [name, value]) : [];
};

it('tells what is paid and what is not, element by element', () => {
  const { tables } = read({ unpaid: [unpaid('Re', 200), unpaid('Ta', 40)] });
  expect(tables[1]).toEqual([
    ['element', 'paid', 'not paid'],
    ['Ni', '800', '0'],
    ['Re', '0', '200'],
    ['Ta', '0', '40'],
  ]);
});

it('draws the way to what is paid, the least unpaid metals in one step', () => {
  const many = ['Re', 'Ta', 'Hf', 'Nb', 'W', 'Mo', 'Co'].map((element, i) => unpaid(element, 70 - 10 * i));
  const steps = stepsOf({ unpaid: many });
  expect(steps.map(([name]) => name)).toContain('W unpaid');
  expect(steps.map(([name]) => name)).not.toContain('Mo unpaid');
  expect(steps).toContainEqual(['other metal unpaid', -30]);
  expect(steps.at(-1)).toEqual(['paid', 900]);
  const toll = { fee: 5, credit: 0, product_kg: 90 };
  expect(stepsOf({ toll }).at(-1)).toEqual(['worth to the owner', 900]);
  expect(read({ toll }).tables[1]![0]).toEqual(['element', 'comes back', 'lost in the heat']);
});
