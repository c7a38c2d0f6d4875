import { BalanceError } from '../../foundation/errors.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Entry } from './entry.ts';
import { defineSubject, type SubjectState } from './subject.ts';

/** The one index of a ledger. */
export const INDEX = 'index:ledger';

export interface IndexState extends SubjectState {
  readonly type: 'index';
  readonly status: 'rooted';
  /** Record that holds the latest root, and the records that it covers. */
  readonly seq: number;
  readonly size: number;
  readonly root: string;
}

/** The latest root of the index. */
export const indexSubject = defineSubject<IndexState>({
  type: 'index',
  statuses: ['rooted'],
  evolve(_, { kind, seq, subject, body }: Entry) {
    if (kind !== 'index.root') throw new BalanceError(`${kind} is nothing that happens to ${subject}`);
    const { size, root } = body;
    return {
      type: 'index',
      id: idOf(subject),
      subject,
      node: null,
      status: 'rooted',
      seq,
      size: Number(size),
      root,
    };
  },
  columns: () => ({}),
  balance: () => null,
  edges: () => [],
  needs: () => [],
});
