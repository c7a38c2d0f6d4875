import { createElement } from 'react';
import { expect, it, vi } from 'vitest';

let search: { only?: string; sort?: string; hide?: string } = {};
const gone: unknown[] = [];
vi.mock('@tanstack/react-router', () => ({
  useSearch: () => search,
  useNavigate:
    () =>
    ({ search: next }: { search: (before: object) => object }) =>
      gone.push(next(search)),
  useRouter: () => ({ history: { push: () => undefined } }),
}));
vi.mock('../shell/use-is-printed.ts', () => ({ useIsPrinted: () => false }));
vi.mock('../shell/use-is-phone.ts', () => ({ useIsPhone: () => false }));
vi.mock('../people/only-for.tsx', () => ({
  OnlyFor: ({ children }: { readonly children: unknown }) => children,
}));
vi.mock('../design/instrument/rows-in-sight.ts', () => ({
  useRowsInSight: (_: unknown, { count }: { count: number }) =>
    Array.from({ length: count }, (_row, at) => ({ at, key: at })),
}));
const { mounted } = await import('../testing/mounted.ts');
const { PriceTable } = await import('./price-table.tsx');

const price = (of: string, age_days: number | null, set = false) => ({
  ...{ of, usd_per_kg: 15.4, on: '2026-11-05', age_days, source: `source of ${of}`, set },
  deck_usd_per_kg: 15,
});
const PRICES = [price('Ni', 3, true), price('Ru', 1432), price('Hf', null), price('Co', 336)];
const table = () => mounted(() => createElement(PriceTable, { prices: PRICES, onSet: () => undefined }));
const order = (): readonly string[] =>
  [
    ...table()
      .text()
      .matchAll(/source of (\w+)/g),
  ].map(([, of]) => of!);

it('has a price without a day first, then the oldest; sorts and filters as the address says', () => {
  expect(order()).toEqual(['Hf', 'Ru', 'Co', 'Ni']);
  search = { sort: 'of' };
  expect(order()).toEqual(['Co', 'Hf', 'Ni', 'Ru']);
  search = { only: 'set' };
  expect(order()).toEqual(['Ni']);
  expect(table().text()).toContain('1 of 4');
  search = { hide: 'source' };
  expect(order()).toEqual([]);
});

it('counts what each filter leaves', () => {
  search = {};
  expect(table().text()).toMatch(/older than 30 days ?3.*set by the plant ?1.*of the deck ?3/);
});
