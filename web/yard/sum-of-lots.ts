import { onHold, type Yard, type YardLot } from '../../src/documents/yard/yard.ts';
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
  return inWords({
    lots: over(({ lots }) => lots.length),
    mass_g: over(({ mass_g }) => mass_g),
    free_g: inLots(({ free_g }) => free_g),
    held_g: inLots(onHold),
    worth_usd: inLots(({ status, payable_usd }) => (status === 'cleared' ? (payable_usd ?? 0) : 0)),
  });
}

/** The same of all lots of a yard, as the server has summed them. */
export function sumOfTotals({ total = 0, mass_g, held_g = 0, by }: Omit<Yard, 'lots'>): string {
  const cleared = by.status?.find(({ name }) => name === 'cleared');
  return inWords({
    ...{ lots: total, mass_g, held_g },
    ...{ free_g: cleared?.free_g ?? 0, worth_usd: cleared?.payable_usd ?? 0 },
  });
}

const inWords = (sum: Readonly<Record<'lots' | 'mass_g' | 'free_g' | 'held_g' | 'worth_usd', number>>) =>
  WORDS.yard.sum({
    lots: grouped(String(sum.lots)),
    mass: money(sum.mass_g / 1000, 0),
    free: money(sum.free_g / 1000, 0),
    held: money(sum.held_g / 1000, 0),
    worth: money(sum.worth_usd, 0),
  });
