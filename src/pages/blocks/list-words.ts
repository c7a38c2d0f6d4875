import type { Deed } from '../../foundation/errors.ts';
import { next } from './parts.ts';

/** How much of a list is asked for, and in which order: what is shown says that. */
const UNSAID = ['limit', 'after', 'afterRow', 'skip', 'sort', 'usedUp'];

/** What a list was asked for, in words: `status hold, find IN718`; empty for all of it. */
export const filterWords = (order: object): string =>
  Object.entries(order)
    .filter(([name, value]) => value !== undefined && !UNSAID.includes(name))
    .map(([name, value]) => (value === true ? name : `${name} ${value}`))
    .join(', ');

/** What a list says where nothing matches what was asked for: that, and how to see all. */
export const nothingFound = (what: string, filter: string, verb: string): ReturnType<typeof next> =>
  next(`No ${what} match ${filter}. Try fewer words or filters, or see all ${what}`, verb);

/** Whether an order asks for a part of a list behind its first. */
export const isLater = ({
  after,
  afterRow,
  skip,
}: {
  readonly after?: number;
  readonly afterRow?: string;
  readonly skip?: number;
}): boolean => [after, afterRow, skip].some((one) => one !== undefined);

/** That more rows follow, and what asks for them. */
export const moreRows = (verb: string, order: Deed['order']): ReturnType<typeof next> =>
  next('More follow. The next ones', verb, order);
