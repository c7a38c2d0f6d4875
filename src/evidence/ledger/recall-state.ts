import type { Subject } from '../../metal/alloy/words.ts';
import type { Fact } from './entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

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
  evolve(before, { kind, seq, subject, body }: Fact) {
    if (before || kind !== 'recall.recorded') throw cannotHappen({ kind, subject });
    const { of, reason, subjects, listSha256, indexSeq, begins, by = null } = body;
    return {
      ...named('recall', subject),
      status: 'recorded',
      seq,
      of,
      reason,
      subjects,
      listSha256,
      indexSeq,
      begins,
      by,
    };
  },
});
