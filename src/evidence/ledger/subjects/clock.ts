import { BalanceError } from '../../../foundation/errors.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** The one clock of a ledger. */
export const CLOCK = 'clock:ledger';

export interface ClockState extends SubjectState {
  readonly type: 'clock';
  /** What was said of it last. */
  readonly status: 'confirmed' | 'corrected';
  /** The record that corrected it last; null before the first. */
  readonly corrected: { readonly seq: number; readonly at: string } | null;
}

/** The clock that dates the records, where a person has said something of it. */
export const clockSubject = defineSubject<ClockState>({
  type: 'clock',
  statuses: ['confirmed', 'corrected'],
  evolve(before, { kind, seq, at, subject, body }: Fact) {
    const state = named('clock', subject);
    const corrected = before?.corrected ?? null;
    if (kind === 'clock.confirmed') return { ...state, status: 'confirmed', corrected };
    if (kind !== 'clock.corrected') throw cannotHappen({ kind, subject });
    const since = body.aheadSince;
    if (since >= seq || (corrected && since <= corrected.seq && corrected.at <= at))
      throw new BalanceError(`record ${seq} cannot correct the clock from record ${since} on`);
    return { ...state, status: 'corrected', corrected: { seq, at } };
  },
});
