import { type EventType, type FeedEvent, MONEY_EVENTS } from '../../documents/exchange/events.ts';
import type { Store, StoredRecord } from '../../evidence/ledger/store.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { cursorAfter, placeOf } from './cursor.ts';
import { eventsAlone, eventsOfLast, restsOnHistory } from './standing.ts';

/** An event with the cursor that goes on after it. */
export interface Told {
  readonly event: FeedEvent;
  readonly cursor: string;
}

/** The events of some records, and the cursor after the last of them. */
export interface TellingPart {
  readonly told: readonly Told[];
  readonly cursor: string;
}

export interface Asked {
  /** Cursor of an earlier answer; absent: from the first record on. */
  readonly after?: string | undefined;
  /** These types alone. */
  readonly types?: ReadonlySet<EventType> | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Read = Pick<Store, 'head' | 'records' | 'recordsNumbered' | 'history'>;
interface Seen {
  readonly store: Read;
  readonly hidesMoney?: true;
}

/** Records read at once: what is held of a feed of any length. */
const AT_ONCE = 500;

/**
 * Events after a cursor, in the order of the ledger, up to its head when it was asked; the records are read part by part, and each part is
 * given on before the next is read. Throws what `placeOf` throws before the first part.
 */
export async function* eventsAfter(
  { after, types, signal }: Asked,
  { store, hidesMoney }: Seen,
): AsyncGenerator<TellingPart> {
  const place = await placeOf(after, store);
  let { next } = place;
  const { size } = await store.head();
  const [first] = await store.recordsNumbered([0]);
  const isAsked = ({ type }: FeedEvent): boolean =>
    (types === undefined || types.has(type)) && !(hidesMoney && MONEY_EVENTS.has(type));
  while (first && next < size && !signal?.aborted) {
    const records = await store.records(next, Math.min(AT_ONCE, size - next));
    const histories = await historiesOf(records, store);
    const told = records.flatMap((record) => {
      const events = restsOnHistory(record.record.kind)
        ? eventsOfLast(upTo(record, histories))
        : eventsAlone(record);
      const before = record.seq === place.next ? place.told : 0;
      return events.flatMap((event, i) =>
        i < before || !isAsked(event)
          ? []
          : [{ event, cursor: cursorAfter(first, record, i + 1 < events.length ? i + 1 : 'all') }],
      );
    });
    const last = records.at(-1)!;
    next = last.seq + 1;
    yield { told, cursor: cursorAfter(first, last) };
  }
}

/** Records of the subjects whose events rest on what was told of them before. */
async function historiesOf(
  records: readonly StoredRecord[],
  { history }: Read,
): Promise<ReadonlyMap<string, readonly StoredRecord[]>> {
  const subjects = new Set(
    records.flatMap(({ record }) => (restsOnHistory(record.kind) ? [record.subject as Subject] : [])),
  );
  if (subjects.size === 0) return new Map();
  return Map.groupBy(await history(...subjects), ({ record }) => record.subject);
}

const upTo = (
  { seq, record }: StoredRecord,
  histories: ReadonlyMap<string, readonly StoredRecord[]>,
): readonly StoredRecord[] => (histories.get(record.subject) ?? []).filter((one) => one.seq <= seq);
