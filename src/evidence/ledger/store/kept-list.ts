import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import type { Listed } from '../store.ts';
import { type State, subjectKind } from '../subjects/subjects.ts';
import { MOST, type Query, queryOf } from './filter.ts';
import { findSubjects, type Placed } from './queries.ts';
import type { LedgerTransaction } from './tables.ts';
import { type Mark, markOf, type Since, writtenSince } from './written-since.ts';

/** Part of the heap that the states of all lists may fill [1]; what does not fit is read at each look. */
const PART_OF_HEAP = 1 / 8;

/** Heap that a state takes for each letter of its JSON [bytes]: 1.5 to 2.5 for lots, heats and objects, measured with Node 24. */
const BYTES_A_LETTER = 2.5;

/** Room for states that are kept, shared by the lists of a store [bytes]. */
export interface Room {
  left: number;
}

/** The room of a store: a part of the heap that this process may have. */
export const roomOfHeap = (): Room => ({ left: PART_OF_HEAP * getHeapStatistics().heap_size_limit });

/** How a list reads the database. */
export interface Reading {
  readonly db: LedgerTransaction;
  /** Does one piece of work. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Subjects that are read at once: others who ask the ledger, or this process, come in between. */
const PART = 400;

/** Everything that a query finds, part by part; what changed its place meanwhile counts once, as it was seen last. */
export async function inParts({ db, run }: Reading, query: Query): Promise<Placed[]> {
  const found = new Map<string, Placed>();
  for (let { after } = query; ; ) {
    const limit = Math.min(PART, query.limit - found.size);
    const part = await run(() => findSubjects(db, { ...query, after, limit }));
    for (const one of part) {
      found.delete(one.state.subject);
      found.set(one.state.subject, one);
    }
    if (part.length < limit || found.size >= query.limit) return [...found.values()];
    after = part.at(-1)!.place;
    await setImmediate();
  }
}

/** A subject of a list; `view` is null where there was no room for it. */
interface Kept<View> {
  readonly subject: string;
  readonly place: number;
  readonly view: View | null;
  readonly print: bigint;
  /** What it takes of the room [bytes]. */
  readonly bytes: number;
}

/**
 * The subjects of a type as they were read, and then kept up with the log: a look costs what was booked since the last one, because
 * the records say which subjects changed. Where more was written than bookings, somebody may have edited a row: the rows that nothing
 * was booked of are compared by their prints, and all is read anew where they differ. A subject that did not change is answered as the
 * same object again, and so is the list of all of them. The first list of all of them reads all; until then the database answers.
 */
export class KeptList<View extends State> {
  readonly #type: Query['type'];
  readonly #view: (listed: Listed) => View;
  readonly #reading: Reading;
  readonly #room: Room;
  #kept = new Map<string, Kept<View>>();
  /** The same in the order of the list; null after a change. */
  #ordered: readonly Kept<View>[] | null = null;
  /** The answer that holds all of them; null after a change, or where a view is missing. */
  #whole: readonly View[] | null = null;
  #mark: Mark | null = null;
  /** The prints of all that is kept, added up. */
  #print = 0n;
  /** Counts how often all was forgotten: what was being read then is not kept. */
  #epoch = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    of: { readonly type: Query['type']; readonly view: (listed: Listed) => View },
    reading: Reading,
    room: Room,
  ) {
    [this.#type, this.#view, this.#reading, this.#room] = [of.type, of.view, reading, room];
  }

  /** What a filter finds. Throws InputError for a field or value that no such list can have. */
  async list(filter: object): Promise<readonly View[]> {
    const query = queryOf(this.#type, filter);
    if (!this.#canAnswer(query)) return (await inParts(this.#reading, query)).map(this.#view);
    const mine = this.#turn.then(() => this.#refresh());
    this.#turn = mine.catch(() => undefined);
    await mine;
    if (asksForAll(query) && this.#isWhole()) {
      this.#whole ??= this.#order().map(({ view }) => view!);
      return this.#whole;
    }
    const isAsked = asked(query);
    const found: Kept<View>[] = [];
    for (const one of this.#candidates(query)) {
      if (found.length === query.limit) break;
      if (one.place > query.after && (one.view === null || isAsked(one.view))) found.push(one);
    }
    const unkept = found.flatMap(({ view, subject }) => (view === null ? [subject] : []));
    const read = await this.#readAgain(unkept);
    return found.flatMap(({ view, subject }) => view ?? read.get(subject) ?? []);
  }

  /** Forgets all: the tables were made anew. */
  forget(): void {
    this.#epoch++;
    this.#replace([], null);
  }

  /** True for a query whose answer follows from what is kept; one by a column has its index in the database. */
  #canAnswer(query: Query): boolean {
    const { status, free, columns } = query;
    if (columns.size > 0) return false;
    if (this.#mark === null) return asksForAll(query);
    return (status === undefined && free === undefined) || this.#isWhole();
  }

  #isWhole(): boolean {
    return this.#order().every(({ view }) => view !== null);
  }

  #candidates({ subjects }: Query): readonly Kept<View>[] {
    if (subjects === undefined) return this.#order();
    const found = [...new Set(subjects)].flatMap((subject) => this.#kept.get(subject) ?? []);
    return found.sort((a, b) => a.place - b.place);
  }

  #order(): readonly Kept<View>[] {
    this.#ordered ??= [...this.#kept.values()].sort((a, b) => a.place - b.place);
    return this.#ordered;
  }

  async #refresh(): Promise<void> {
    const [known, epoch] = [this.#mark, this.#epoch];
    const { db, run } = this.#reading;
    const since = known && (await run(() => writtenSince(db, this.#type, known)));
    const booked = since && since.mark.size - known.size;
    if (booked === 0 && since?.others === null) return;
    const isNear = booked !== null && booked >= 0 && booked <= this.#kept.size;
    if (isNear && (await this.#isAdded(known!, since!, epoch))) return;
    const mark = since?.mark ?? (await run(() => markOf(db)));
    const all = await inParts(this.#reading, queryOf(this.#type, {}));
    if (epoch !== this.#epoch) return this.#refresh();
    this.#replace(all, mark);
  }

  /** Adds what was booked since; false where something else was written of what is kept, or all was forgotten meanwhile. */
  async #isAdded({ size: from }: Mark, { mark, others }: Since, epoch: number): Promise<boolean> {
    const booked = { from, to: mark.size };
    const isBooked = mark.size > from;
    const read = isBooked ? await inParts(this.#reading, { ...queryOf(this.#type, {}), booked }) : [];
    if (epoch !== this.#epoch) return false;
    const before = read.reduce((sum, { state }) => sum + (this.#kept.get(state.subject)?.print ?? 0n), 0n);
    if (others !== null && others !== this.#print - before) return false;
    this.#add(read, mark);
    return true;
  }

  #replace(all: readonly Placed[], mark: Mark | null): void {
    for (const { bytes } of this.#kept.values()) this.#room.left += bytes;
    [this.#kept, this.#print, this.#ordered, this.#whole] = [new Map(), 0n, null, null];
    this.#add(all, mark);
  }

  #add(some: readonly Placed[], mark: Mark | null): void {
    for (const { state, lastSeq, place, print } of some) {
      const { subject } = state;
      const before = this.#kept.get(subject);
      this.#room.left += before?.bytes ?? 0;
      this.#print += print - (before?.print ?? 0n);
      const bytes = JSON.stringify(state).length * BYTES_A_LETTER;
      const fits = bytes <= this.#room.left;
      if (fits) this.#room.left -= bytes;
      const view = fits ? this.#view({ state, lastSeq }) : null;
      this.#kept.set(subject, { subject, place, view, print, bytes: fits ? bytes : 0 });
    }
    this.#mark = mark;
    if (some.length > 0) [this.#ordered, this.#whole] = [null, null];
  }

  /** Subjects that there was no room for. */
  async #readAgain(subjects: readonly string[]): Promise<ReadonlyMap<string, View>> {
    if (subjects.length === 0) return new Map();
    const read = await inParts(this.#reading, { ...queryOf(this.#type, {}), subjects });
    return new Map(read.map((one) => [one.state.subject, this.#view(one)]));
  }
}

const asksForAll = ({ status, free, columns, subjects, after, limit }: Query): boolean =>
  status === undefined &&
  free === undefined &&
  columns.size === 0 &&
  subjects === undefined &&
  after < 0 &&
  limit === MOST;

/** Whether a subject is one that a query asks for. */
function asked({ type, status, free }: Query): (state: State) => boolean {
  const kind = subjectKind(type);
  return (state) =>
    (status === undefined || state.status === status) &&
    (free === undefined || (kind.balance(state)?.free_g ?? 0) > 0 === free);
}
