import type { Store, StoredRecord } from '../../evidence/ledger/store.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { counted } from '../../foundation/quantity/format.ts';

/** Where a feed goes on: the next record, and how many of its events were told already. */
export interface Place {
  readonly next: number;
  readonly told: number;
}

type Leaf = Pick<StoredRecord, 'seq' | 'leaf'>;

/** Digits of a hash in a cursor: enough that nobody meets them by chance [hexadecimal digits]. */
const KEPT = 24;
const SHAPE = /^1\.(\d{1,10})\.(\d{1,6}|all)\.([0-9a-f]{24})\.([0-9a-f]{24})$/;

/**
 * The cursor after a record, or after so many of its events, as text that means nothing to whoever keeps it. It holds the hash of the first
 * record, which says whose ledger it is, and that of the last one.
 */
export const cursorAfter = (first: Leaf, last: Leaf, told: number | 'all' = 'all'): string =>
  Buffer.from(`1.${last.seq}.${told}.${first.leaf.slice(0, KEPT)}.${last.leaf.slice(0, KEPT)}`).toString(
    'base64url',
  );

/** The cursor of a ledger without a record. */
export const BEGINNING = 'begin';

/**
 * Where a feed goes on after a cursor. Throws InputError for what is not a cursor, or belongs to another ledger, ConflictError where
 * this ledger was put back from an older copy and has not those records, or others in their place.
 */
export async function placeOf(
  cursor: string | undefined,
  { head, recordsNumbered }: Pick<Store, 'head' | 'recordsNumbered'>,
): Promise<Place> {
  if (cursor === undefined || cursor === '' || cursor === BEGINNING) return { next: 0, told: 0 };
  const [, number, told, first, last] = SHAPE.exec(decoded(cursor)) ?? [];
  if (number === undefined)
    throw new InputError('this is not a cursor of the feed', {
      path: 'after',
      value: cursor.slice(0, 100),
      allowed:
        'the cursor of an event or of an answer of the feed, unchanged; nothing to begin with the first record',
      cure: 'send the last cursor that was kept, as it came',
    });
  const { size } = await head();
  const at = Number(number);
  const found = await recordsNumbered(at < size ? [...new Set([0, at])] : [0]);
  const leafOf = (seq: number) => found.find((one) => one.seq === seq)?.leaf.slice(0, KEPT);
  if (leafOf(0) !== first)
    throw new InputError('this cursor is of another ledger', {
      path: 'after',
      allowed: 'a cursor that this ledger gave',
      cure: 'look at the address of the server; begin without a cursor to read this ledger from its first record',
    });
  if (at >= size)
    throw new ConflictError(
      `this cursor is after record ${at}, and the ledger has ${counted(size, 'record')}: it was put back from an older copy`,
      { path: 'after', value: at, allowed: `a cursor of an event before record ${size}`, cure: BACK },
    );
  if (leafOf(at) !== last)
    throw new ConflictError(
      `record ${at} is not the one that this cursor was given for: the ledger was put back from an older copy and written on`,
      { path: 'after', value: at, allowed: 'a cursor of an event that this ledger holds', cure: BACK },
    );
  return told === 'all' ? { next: at + 1, told: 0 } : { next: at, told: Number(told) };
}

const BACK =
  'go on from the latest cursor that is still taken; undo what was booked from the events after it, which did not happen in this ledger';

const decoded = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('latin1');
