import type { Subject } from '../../../metal/alloy/words.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** One end of a transfer, as this plant has it. */
export interface TransferEnd {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  /** Log of the other plant, and the metal by its name there. */
  readonly origin: string;
  readonly of: Subject;
  /** Heat of the sender; null for a lot. */
  readonly heat: string | null;
  /** The record of the other plant, its leaf, and the checkpoint that it was proven under. */
  readonly other: {
    readonly seq: number;
    readonly leaf: string;
    readonly size: number;
    readonly root: string;
  };
  readonly here: Subject;
  readonly said_g: number;
  readonly weighed_g: number;
  readonly within_g: number;
  /** Why it counts although the weighings differ, or the metal was recalled; null where nothing asked for it. */
  readonly accepted: string | null;
}

export interface TransferState extends SubjectState {
  readonly type: 'transfer';
  /** Received here, or sent from here and confirmed by its receiver. */
  readonly status: 'received' | 'confirmed';
  /** The latest: a receipt that was taken back may be booked again, and a newer receipt confirmed. */
  readonly end: TransferEnd;
}

/** Metal between two plants: `transfer:LEAF`, by the leaf of the shipment in the log of the sender. */
export const transferSubject = defineSubject<TransferState>({
  type: 'transfer',
  statuses: ['received', 'confirmed'],
  evolve(before, entry: Fact) {
    const { kind, subject } = entry;
    if (kind !== 'transfer.received' && kind !== 'transfer.confirmed') throw cannotHappen({ kind, subject });
    const status = kind === 'transfer.received' ? ('received' as const) : ('confirmed' as const);
    if (before && before.status !== status) throw cannotHappen({ kind, subject });
    return { ...named('transfer', subject), status, end: endOf(entry) };
  },
  needs: ({ end }) => [end.here],
});

function endOf({ seq, at, body }: FactOf<'transfer.received'> | FactOf<'transfer.confirmed'>): TransferEnd {
  const { origin, of, otherSeq, leaf, size, root, here, said_g, weighed_g, within_g, happenedAt = at } = body;
  return {
    ...{ seq, at: happenedAt, by: body.by ?? null, origin, of, heat: body.heat ?? null },
    ...{ other: { seq: otherSeq, leaf, size: Number(size), root }, here, said_g, weighed_g, within_g },
    accepted: body.accepted ?? null,
  };
}
