import type { Said } from '../../records/kinds.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** The one index of a ledger. */
export const INDEX = 'index:ledger';

export interface IndexState extends SubjectState, Pick<Said<'index.root'>, 'size' | 'root'> {
  readonly type: 'index';
  readonly status: 'rooted';
  /** Record that holds the latest root. */
  readonly seq: number;
}

/** The latest root of the index. */
export const indexSubject = defineSubject<IndexState>({
  type: 'index',
  statuses: ['rooted'],
  evolve(_, { kind, seq, subject, body }: Fact) {
    if (kind !== 'index.root') throw cannotHappen({ kind, subject });
    const { size, root } = body;
    return {
      ...named('index', subject),
      status: 'rooted',
      seq,
      size,
      root,
    };
  },
});
