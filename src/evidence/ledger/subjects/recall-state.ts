import type { Said } from '../../records/kinds.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

type Words = Pick<
  Said<'recall.recorded'>,
  'of' | 'reason' | 'subjects' | 'listSha256' | 'indexSeq' | 'begins'
>;

export interface RecallState extends SubjectState, Words {
  readonly type: 'recall';
  readonly status: 'recorded';
  readonly seq: number;
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
