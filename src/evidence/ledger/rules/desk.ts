import { InputError, placed } from '../../../foundation/errors.ts';
import { isDay } from '../../../foundation/quantity/days.ts';
import { idRefusal, isIdentifier, isName, isNewId, nameRefusal } from '../../../metal/alloy/identifier.ts';
import { METAL_TYPES, oneOf, SUBJECT_TYPES, type Subject } from '../../../metal/alloy/words.ts';
import { checkBody } from '../../records/kind.ts';
import { type KindName, kindNamed, type Writable } from '../../records/kinds.ts';
import { LARGEST_MASS_G } from '../../records/mass.ts';
import type { HeatState, LotState, MetalState, ObjectState } from '../state.ts';
import type { State } from '../subjects/subjects.ts';
import { type Book, openBook } from './book.ts';
import type { Entry } from './entry.ts';
import { noSuch } from './no-such.ts';
import { NO_PLANT, type PlantFacts, ROSTER_TYPES, type Roster, rosterOf } from './roster.ts';
import type { Proved } from './signer.ts';

/** An earlier record, as far as a correction needs it. */
export interface Earlier {
  readonly seq: number;
  readonly leaf: string;
  readonly kind: string;
  readonly subject: string;
  /** When it says it was recorded. */
  readonly at: string;
  /** What is stored of its confidential fields. */
  readonly disclosures: readonly string[];
}

/** What the rules may look at: the states and earlier records that a command names, the time and the next number. */
export interface World {
  readonly states: Iterable<State>;
  readonly earlier: readonly Earlier[];
  /** The clock, UTC with milliseconds. */
  readonly now: string;
  /** When the last record says it was recorded; undefined before the first. */
  readonly last: string | undefined;
  readonly nextSeq: number;
  /** What the opener says of the plant: it counts where the ledger was begun without one. Default: a plant without people. */
  readonly facts?: PlantFacts;
  /** Who was proved to the store that asks; absent where nobody was. */
  readonly signer?: Proved | undefined;
}

/**
 * The desk at which one command is decided: it looks things up by id, and every entry written is applied at once, so
 * that the next rule sees it. Nothing outside changes.
 */
export interface Desk {
  /** When the records will say they were recorded: UTC with milliseconds. */
  readonly at: string;
  /** Number of the next record. */
  readonly nextSeq: number;
  /** The plant and its persons, as the records up to now say. */
  readonly roster: Roster;
  readonly signer: Proved | null;
  /** Place in the caller's command, "commands[3].". */
  path: string;
  /** The person for whom a deputy signs the command; undefined where nobody stands in. */
  actsFor: string | undefined;
  readonly entries: readonly Entry[];
  readonly book: Book;
  lot(id: string): LotState;
  heat(id: string): HeatState;
  object(id: string): ObjectState;
  any(subject: string): State;
  /** A lot, heat or object. */
  metal(subject: string): MetalState;
  earlier(seq: number): Earlier;
  /** Writes a record of what an object says: the fields of its kind, the rest is left out. It happened when that says, else now. */
  write<Name extends KindName>(kind: Name, subject: Subject, said: Writable<Name>): void;
}

/** A desk on the states of a world at a time: what it writes is seen by what is written after it. */
export function openDesk(world: World, at: string): Desk {
  const book = openBook(world.states);
  const entries: Entry[] = [];
  const facts = world.facts ?? NO_PLANT;
  let roster: Roster | null = null;
  const find = (subject: string, words: string): State => {
    const state = book.stateOf(subject);
    if (state) return state;
    throw noSuch(words, desk.path);
  };
  const desk: Desk = {
    at,
    get nextSeq() {
      return world.nextSeq + entries.length;
    },
    get roster() {
      roster ??= rosterOf(book.all(), facts, at.slice(0, 10));
      return roster;
    },
    signer: world.signer ?? null,
    path: '',
    actsFor: undefined,
    entries,
    book,
    lot: (id) => find(`lot:${id}`, `lot ${id}`) as LotState,
    heat: (id) => find(`heat:${id}`, `heat ${id}`) as HeatState,
    object: (id) => find(`object:${id}`, `object ${id}`) as ObjectState,
    any(subject) {
      checkSubject(subject, desk.path);
      return find(subject, subject.replace(':', ' '));
    },
    metal(subject) {
      const state = desk.any(subject);
      if (isMetal(state)) return state;
      throw new InputError(`${subject} is not metal`, {
        path: desk.path,
        value: subject,
        allowed: 'a lot, heat or object',
      });
    },
    earlier(seq) {
      const found = world.earlier.find((record) => record.seq === seq);
      if (found) return found;
      throw noSuch(`record ${seq}`, `${desk.path}seq`);
    },
    write(name, subject, said) {
      const kind = kindNamed(name);
      // which command wrote it is added once that is decided
      const { happenedAt, command: _, ...rest } = said as Writable<'lot.held'>;
      const { actsFor } = desk;
      const told = { ...rest, happenedAt: whenHappened(desk, happenedAt), actsFor };
      const body = placed(desk.path, () => checkBody(name, kind, kind.encode(told)));
      const seq = world.nextSeq + entries.length;
      const entry = { seq, at, kind: name, subject, body } as unknown as Entry;
      book.apply(entry);
      entries.push(entry);
      if (ROSTER_TYPES.some((type) => subject.startsWith(`${type}:`))) roster = null;
    },
  };
  return desk;
}

const isMetal = (state: State): state is MetalState => METAL_TYPES.some((type) => type === state.type);

/** Throws InputError unless `subject` is the name of a type (`lot:`, `heat:` ...) and an id. */
function checkSubject(subject: string, path: string): asserts subject is Subject {
  const [type, ...rest] = subject.split(':');
  if (SUBJECT_TYPES.some((known) => known === type) && isIdentifier(rest.join(':'))) return;
  throw new InputError(`"${subject}" does not name a ${oneOf(METAL_TYPES)}`, {
    path,
    value: subject,
    allowed: oneOf(METAL_TYPES.map((known) => `${known}:ID`)),
  });
}

/** L2: throws InputError unless `id` can name a new lot, heat, object, sample or analysis. */
export function checkId(id: unknown, path: string): asserts id is string {
  if (typeof id !== 'string' || !isNewId(id)) throw unusable(id, path, idRefusal);
}

/** L2: throws InputError unless `name` can name a firm, or what is kept by name. */
export function checkName(name: unknown, path: string): asserts name is string {
  if (typeof name !== 'string' || !isName(name)) throw unusable(name, path, nameRefusal);
}

/** The same of the fields of a command that name somebody; absent = nobody. `path` is that of the command. */
export function checkNames(names: Readonly<Record<string, string | undefined>>, path: string): void {
  for (const [field, name] of Object.entries(names))
    if (name !== undefined) checkName(name, `${path}${field}`);
}

/** The refusal of a name: two that look the same to everybody would be two to the ledger. */
function unusable(name: unknown, path: string, refusal: (name: string) => string): InputError {
  const [message, allowed] = refusal(String(name)).split(/(?<=is not a valid (?:id|name)): /);
  return new InputError(message!, {
    path,
    value: escaped(String(name).slice(0, 130)),
    allowed: allowed!,
    cure: 'type the name again, for example in Latin letters',
  });
}

/** The name in quotes, what is not plain ASCII by its number. */
const escaped = (id: string): string =>
  JSON.stringify(id).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Throws InputError unless `grams` is a whole number above zero (or zero, where allowed). */
export function checkGrams(grams: unknown, path: string, least = 1): asserts grams is number {
  if (Number.isSafeInteger(grams) && (grams as number) >= least && (grams as number) <= LARGEST_MASS_G)
    return;
  throw new InputError(`${String(grams)} g is not a mass in whole grams`, {
    path,
    value: typeof grams === 'number' ? grams : String(grams),
    unit: 'g',
    allowed: `whole grams from ${least} to ${LARGEST_MASS_G}`,
    cure: 'give grams; a weight in kg has at most three decimals',
  });
}

/**
 * Instant in UTC with milliseconds of an ISO 8601 time with zone, or of a bare date (its first instant, UTC). Absent =
 * `at`. Throws InputError for anything else and for what lies after `at`.
 */
export function whenHappened(desk: Desk, happenedAt: string | undefined): string {
  if (happenedAt === undefined) return desk.at;
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const time =
    shape.test(happenedAt) && isDay(happenedAt.slice(0, 10)) ? new Date(happenedAt) : new Date(Number.NaN);
  const where = { path: `${desk.path}happenedAt`, value: happenedAt };
  if (Number.isNaN(time.getTime())) {
    throw new InputError(`"${happenedAt}" is not a time`, {
      ...where,
      allowed: 'a date such as 2026-03-01 or a time such as 2026-03-01T08:00:00+01:00',
    });
  }
  const instant = time.toISOString();
  if (instant <= desk.at) return instant;
  throw new InputError(`${happenedAt} is in the future`, {
    ...where,
    allowed: `up to ${desk.at}`,
    cure: 'correct the date, or the clock of this computer',
  });
}
