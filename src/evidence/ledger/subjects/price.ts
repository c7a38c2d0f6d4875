import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

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
  evolve(before, { kind, subject, body }: Fact) {
    if (kind !== 'price.set') throw cannotHappen({ kind, subject });
    const { usdPerKg, on, source, by = null } = body;
    if (before && before.on > on) return before;
    return { ...named('price', subject), status: 'set', usdPerKg, on, source, by };
  },
});
