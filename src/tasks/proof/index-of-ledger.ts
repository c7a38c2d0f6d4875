import { signalOf, type TaskContext } from '../../desk/context.ts';
import { shelf } from '../../desk/memory.ts';
import { onOneHead } from '../../desk/on-one-head.ts';
import type { Head } from '../../evidence/ledger/store.ts';
import { toHex } from '../../evidence/proof/bytes.ts';
import {
  EMPTY_INDEX,
  indexChecked,
  indexRoot,
  type SubjectIndex,
} from '../../evidence/proof/subject-index.ts';
import { BalanceError } from '../../foundation/errors.ts';
import { signerOfOrder } from './signer-of-order.ts';

/** The index as this process last read it, to go on from. */
const INDEX = shelf<{ readonly index: SubjectIndex; readonly root: string }>(1);

/** Records read at a time. */
const PAGE = 1000;

/**
 * The index over the first `size` records, read from where this process last was. Throws BalanceError for a root in the log that
 * the records before it do not give.
 */
async function indexUpTo(
  { size, root }: Head,
  { store, memory }: Pick<TaskContext, 'store' | 'memory'>,
): Promise<SubjectIndex> {
  const before = memory.on(INDEX).get('');
  const goesOn =
    before !== undefined &&
    before.index.size <= size &&
    (before.index.size === size ? root : (await store.checkpoint(before.index.size)).root) === before.root;
  let index = goesOn ? before.index : EMPTY_INDEX;
  while (index.size < size) {
    const page = await store.records(index.size, Math.min(PAGE, size - index.size));
    if (page.length === 0) break;
    for (const { seq, record } of page) {
      const { kind, subject, body } = record;
      const checked = indexChecked(index, { kind, subject, root: body.root });
      if (checked.expected !== null)
        throw new BalanceError(`the index root in record ${seq} is not that of the records before it`, {
          where: `record ${seq}`,
          value: String(body.root).slice(0, 16),
          allowed: checked.expected.slice(0, 16),
        });
      ({ index } = checked);
    }
  }
  memory.on(INDEX).keep('', { index, root });
  return index;
}

/** A ledger whose last record is the root of its index. */
export interface Indexed {
  readonly head: Head;
  /** Over the records before that last one. */
  readonly index: SubjectIndex;
}

/** The head on which this very request was booked, with its root of the index as the last record; what is here now for a new one. */
async function headBooked(now: Head, { booked, store }: TaskContext): Promise<Head> {
  const [first] = booked ?? [];
  if (first === undefined) return now;
  return store.checkpoint(first.record.kind === 'index.root' ? first.seq + 1 : first.seq);
}

/** The ledger with a root of its index as its last record: recorded now, unless it stands there already. */
export const withIndexRoot = (context: TaskContext): Promise<Indexed> =>
  onOneHead(context.store, async (now) => {
    const head = await headBooked(now, context);
    const [last] = head.size === 0 ? [] : await context.store.records(head.size - 1, 1);
    if (last?.record.kind === 'index.root')
      return { head, index: await indexUpTo(await context.store.checkpoint(head.size - 1), context) };
    const index = await indexUpTo(head, context);
    const receipt = await context.store.execute(
      {
        type: 'recordIndex',
        size: head.size,
        root: toHex(indexRoot(index)),
        ...(await signerOfOrder(context)),
      },
      { expectedHead: head, ...signalOf(context) },
    );
    return { head: receipt.head, index };
  });
