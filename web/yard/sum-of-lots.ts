import { freeToUse, onHold, type Yard, type YardLot } from '../../src/documents/yard/yard.ts';
import { grouped, money } from '../design/locale.ts';
import { WORDS } from '../words.ts';

/** What the head of the yard says: the sum of its lots, once they are all here. */
export const headOfYard = (pages: Parameters<typeof sumOfLots>[0], isMore: boolean): string =>
  isMore
    ? WORDS.yard.adding(grouped(String(pages.reduce((sum, { lots }) => sum + lots.length, 0))))
    : sumOfLots(pages);

/** Lots, metal, what of it is free or on hold, and what the free metal is worth, in words; over the parts that are here. */
export function sumOfLots(pages: readonly Pick<Yard, 'lots' | 'mass_g'>[]): string {
  const over = (of: (page: (typeof pages)[number]) => number): number =>
    pages.reduce((sum, page) => sum + of(page), 0);
  const inLots = (of: (lot: YardLot) => number): number =>
    over(({ lots }) => lots.reduce((sum, lot) => sum + of(lot), 0));
  return WORDS.yard.sum({
    lots: grouped(String(over(({ lots }) => lots.length))),
    mass: money(over(({ mass_g }) => mass_g) / 1000, 0),
    free: money(inLots(freeToUse) / 1000, 0),
    held: money(inLots(onHold) / 1000, 0),
    worth: money(
      inLots(({ status, payable_usd }) => (status === 'cleared' ? (payable_usd ?? 0) : 0)),
      0,
    ),
  });
}
