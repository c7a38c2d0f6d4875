import { BalanceError } from '../../foundation/errors.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Entry } from './entry.ts';
import { defineSubject, type SubjectState } from './subject.ts';

export interface PriceState extends SubjectState {
  readonly type: 'price';
  readonly status: 'set';
  /** USD/kg, as written. */
  readonly usdPerKg: string;
  /** Day that it holds for, ISO date. */
  readonly on: string;
  readonly source: string;
  readonly by: string | null;
}

/** What an element contained or a charge material costs: `price:Ni`. The latest day counts; of one day, the latest record. */
export const priceSubject = defineSubject<PriceState>({
  type: 'price',
  statuses: ['set'],
  evolve(before, { kind, subject, body }: Entry) {
    if (kind !== 'price.set') throw new BalanceError(`${kind} is nothing that happens to ${subject}`);
    const { usdPerKg, on, source, by = null } = body;
    if (before && before.on > on) return before;
    return { type: 'price', id: idOf(subject), subject, node: null, status: 'set', usdPerKg, on, source, by };
  },
  columns: () => ({}),
  balance: () => null,
  edges: () => [],
  needs: () => [],
});
