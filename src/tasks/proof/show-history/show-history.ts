import { type Historied, requirePerson, subjectNamed } from '../../../desk/genealogy/history-subject.ts';
import { recordAddress, recordWords } from '../../../desk/genealogy/record-words.ts';
import { labelsOn } from '../../../desk/labels/labels-on.ts';
import { toldAt } from '../../../desk/told-at.ts';
import { notForVisitors, visitorIn } from '../../../desk/visitors.ts';
import type { HistoryRecord } from '../../../documents/proof/history.ts';
import type { Store, StoredRecord } from '../../../evidence/ledger/store.ts';
import { KINDS } from '../../../evidence/records/kinds.ts';
import { InputError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { coveredBy, coveredText } from '../checkpoint-state/checkpoint-state.ts';
import { contract, type HistoryOrder } from './contract.ts';

/** Records of the book that are shown where nobody says how many. */
const PAGE = 50;

/**
 * What was recorded about a thing or by a person, or the book of the plant: when, by whom, what, and how `undo` names it.
 * A heat has the records of its objects too. Throws NotFoundError for an unknown thing or person, InputError for a kind
 * that no record has.
 */
export const showHistory = defineVerb(
  contract,
  async (order, context) => {
    const { store } = context;
    const people = (await store.roster()).persons.map(({ id }) => id);
    const about = order.about === undefined ? null : await subjectNamed(order.about, { store, people });
    const isOfHeats = visitorIn(context) ? isNoLot : () => true;
    if (about?.startsWith('lot:') && visitorIn(context)) throw notForVisitors('the history of a lot');
    if (order.by !== undefined) await requirePerson(order.by, { store, people });
    const most = order.limit ?? (about === null || isPerson(about) ? PAGE : Number.POSITIVE_INFINITY);
    const filter = filterOf(order, about);
    const withLabels = !visitorIn(context);
    const { found, correctedBy } = await latest(recordsOf(about, store, { wanted: most, withLabels }), {
      matches: (record) => isOfHeats(record) && filter(record),
      most,
    });
    const rows = found.slice(0, most).reverse();
    return {
      format: 'remelt-history/1' as const,
      about,
      records: rows.map((row) => rowOf(row, correctedBy.get(row.seq))),
      covered: await coveredBy(context),
      ...(found.length > rows.length ? { before: rows[0]!.seq } : {}),
    };
  },
  { alsoOn: (_, context) => coveredText(context) },
);

/** What a visitor reads of: the yard is the plant's alone. */
const isNoLot = ({ record }: StoredRecord): boolean => !record.subject.startsWith('lot:');

const isPerson = (about: Historied): boolean => about.startsWith('person:');

/** Every record about a thing, and about the objects of a heat, in the order they were booked. */
export async function historyOf(subject: Subject, store: Store): Promise<HistoryRecord[]> {
  const { found, correctedBy } = await latest(recordsOf(subject, store), {
    matches: () => true,
    most: Number.POSITIVE_INFINITY,
  });
  return found.reverse().map((row) => rowOf(row, correctedBy.get(row.seq)));
}

/** The latest records that match, latest first, one more than asked where there are more; and which record corrected which. */
async function latest(
  records: AsyncIterable<readonly StoredRecord[]>,
  { matches, most }: { readonly matches: (record: StoredRecord) => boolean; readonly most: number },
): Promise<{ readonly found: StoredRecord[]; readonly correctedBy: ReadonlyMap<number, number> }> {
  const found: StoredRecord[] = [];
  const correctedBy = new Map<number, number>();
  const withdrawnBy = new Map<unknown, number>();
  for await (const part of records)
    for (const one of [...part].reverse()) {
      const { kind, body } = one.record;
      if (kind === 'record.corrected') correctedBy.set(Number(body.correctsSeq), one.seq);
      if (kind === 'cert.withdrawn') withdrawnBy.set(body.payloadSha256, one.seq);
      const withdrawal = kind === 'cert.issued' ? withdrawnBy.get(body.payloadSha256) : undefined;
      if (withdrawal !== undefined) correctedBy.set(one.seq, withdrawal);
      if (matches(one)) found.push(one);
      if (found.length > most) return { found, correctedBy };
    }
  return { found, correctedBy };
}

/** Records read at once, at most. */
const PART = 500;

interface Wanted {
  /** About how many records are wanted. */
  readonly wanted?: number;
  /** The labels of metal are told too. */
  readonly withLabels?: boolean;
}

/** Records of a thing, or all; the last part first, in order within it. The first part is small where few records are wanted. */
async function* recordsOf(
  about: Historied | null,
  store: Store,
  { wanted = PART, withLabels = false }: Wanted = {},
): AsyncGenerator<readonly StoredRecord[]> {
  if (about !== null && !isPerson(about)) {
    const objects = about.startsWith('heat:') ? await store.objects({ heat: idOf(about) }) : [];
    const subjects = [about as Subject, ...objects.map(({ subject }) => subject)];
    const labels = withLabels ? (await Promise.all(subjects.map((one) => labelsOn(one, store)))).flat() : [];
    const all = await Promise.all([...subjects, ...labels].map((one) => store.history(one)));
    yield all.flat().sort((a, b) => a.seq - b.seq);
    return;
  }
  const { size } = await store.head();
  let part = Math.min(PART, 2 * wanted);
  for (let end = size; end > 0; part = PART) {
    const from = Math.max(0, end - part);
    yield await store.records(from, end - from);
    end = from;
  }
}

function filterOf(order: HistoryOrder, about: Historied | null): (record: StoredRecord) => boolean {
  const { since, until, kind, by, before } = order;
  const ofKind = kind === undefined ? (about === null ? isNoReservation : () => true) : kindFilter(kind);
  const person = about !== null && isPerson(about) ? idOf(about) : undefined;
  return ({ seq, record, body }) => {
    const when = toldAt({ record, body });
    return (
      (before === undefined || seq < before) &&
      (since === undefined || !isBefore(when, since)) &&
      (until === undefined || !isAfter(when, until)) &&
      ofKind(record.kind) &&
      (by === undefined || body.by === by) &&
      (person === undefined || [body.by, body.actsFor].includes(person))
    );
  };
}

/** The plan names what it reserved: in the book its reservations would stand twice. */
const isNoReservation = (kind: string): boolean => !/reserved$/.test(kind);

const DAY = 'yyyy-mm-dd'.length;

const isBefore = (when: string, start: string): boolean => Date.parse(when) < Date.parse(start);

/** A day ends with its last moment. */
const isAfter = (when: string, end: string): boolean =>
  end.length === DAY ? when.slice(0, DAY) > end : Date.parse(when) > Date.parse(end);

/** Tests a kind against `lot.cleared`, `lot` or `cleared`. Throws InputError for a word that no kind has. */
function kindFilter(word: string): (kind: string) => boolean {
  const kinds = Object.keys(KINDS);
  const words = new Set(kinds.flatMap((kind) => [kind, ...kind.split('.')]));
  if (!words.has(word))
    throw new InputError(`no record has the kind "${word}"`, {
      path: 'kind',
      value: word,
      allowed: [...words].sort().join(', '),
      cure: `use one of these; the nearest is ${nearestWords(word, [...words], 1)[0]}`,
    });
  return (kind) => kind === word || kind.split('.').includes(word);
}

function rowOf(stored: StoredRecord, correctedBy: number | undefined): HistoryRecord {
  const { seq, record, body } = stored;
  const address = correctedBy === undefined ? recordAddress(stored) : undefined;
  return {
    seq,
    at: record.at,
    ...(typeof body.happenedAt === 'string' && body.happenedAt !== record.at
      ? { happenedAt: body.happenedAt }
      : {}),
    subject: record.subject as Subject,
    kind: record.kind,
    by: typeof body.by === 'string' ? body.by : null,
    ...(typeof body.actsFor === 'string' ? { actsFor: body.actsFor } : {}),
    words: recordWords(stored),
    ...(address === undefined ? {} : { record: address }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  };
}
