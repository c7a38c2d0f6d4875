import { BalanceError } from '../../foundation/errors.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import type { Entry } from './entry.ts';
import { defineSubject, type SubjectState } from './subject.ts';

export interface RecallState extends SubjectState {
  readonly type: 'recall';
  readonly status: 'recorded';
  readonly seq: number;
  readonly of: string;
  readonly reason: string;
  /** Subjects that it reached, and the hash of their list [hex]. */
  readonly subjects: number;
  readonly listSha256: string;
  readonly indexSeq: number;
  /** The metal that it began with; absent where its record names none. */
  readonly begins: readonly Subject[];
  readonly by: string | null;
}

/** Metal that was called back: `recall:RC-1`. It is said once and stands. */
export const recallSubject = defineSubject<RecallState>({
  type: 'recall',
  statuses: ['recorded'],
  evolve(before, { kind, seq, subject, body }: Entry) {
    if (before || kind !== 'recall.recorded')
      throw new BalanceError(`${kind} is nothing that happens to ${subject}`);
    const { of, reason, subjects, listSha256, indexSeq, begins, by = null } = body;
    return {
      type: 'recall',
      id: idOf(subject),
      subject,
      node: null,
      status: 'recorded',
      seq,
      of,
      reason,
      subjects: Number(subjects),
      listSha256,
      indexSeq: Number(indexSeq),
      begins: begins as Subject[],
      by,
    };
  },
  columns: () => ({}),
  balance: () => null,
  edges: () => [],
  needs: () => [],
});
