import type { Yard } from '../../src/documents/yard.ts';
import { grouped, money } from '../design/locale.ts';
import { WORDS } from '../words.ts';

/** What the head of the yard says: the sum of its lots, once they are all here. */
export const headOfYard = (pages: Parameters<typeof sumOfLots>[0], isMore: boolean): string =>
  isMore
    ? WORDS.yard.adding(grouped(String(pages.reduce((sum, { lots }) => sum + lots.length, 0))))
    : sumOfLots(pages);

/** Lots, metal, what of it is free, and what the free metal is worth, in words; over the parts that are here. */
export function sumOfLots(pages: readonly Pick<Yard, 'lots' | 'mass_g' | 'payable_usd'>[]): string {
  const over = (of: (page: (typeof pages)[number]) => number): number =>
    pages.reduce((sum, page) => sum + of(page), 0);
  return WORDS.yard.sum({
    lots: grouped(String(over(({ lots }) => lots.length))),
    mass: money(over(({ mass_g }) => mass_g) / 1000, 0),
    free: money(over(({ lots }) => lots.reduce((sum, { free_g }) => sum + free_g, 0)) / 1000, 0),
    worth: money(
      over(({ payable_usd }) => payable_usd),
      0,
    ),
  });
}
