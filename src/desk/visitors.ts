import type { Store, StoredRecord } from '../evidence/ledger/store.ts';
import type { State } from '../evidence/ledger/subjects/subjects.ts';
import { ForbiddenError } from '../foundation/errors.ts';
import { isVisitor, type Person } from '../metal/plant/person.ts';
import type { TaskContext } from './context.ts';

export { isVisitor };

/** What stands where a visitor does not read a name. */
const HIDDEN = 'not shown';

/**
 * Fields of the ledger that name a party or a person, and words that somebody typed, which may. A field that is new is put here or among
 * the open ones of its test, which knows each field of the records.
 */
export const NAMES: ReadonlySet<string> = new Set([
  ...['supplier', 'owner', 'customer', 'custody', 'order', 'reference', 'certificate'],
  ...['by', 'actsFor', 'enteredBy', 'checkedBy', 'person'],
  ...['note', 'reason', 'cause', 'remark', 'accepted'],
]);

/** Fields that say what is paid: no task needs them to tell of a heat. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['price', 'prices', 'planned_usd_per_kg', 'usdPerKg', 'contract'],
  ...['totalUsd', 'costs', 'sent', 'sender', 'line', 'article'],
]);

/** Subjects that are nothing but money, parties or persons, and whole files of an instrument (subject `arrival:`, kinds `results.`), which may name any. */
export const CLOSED =
  /^(person|plant|price|register|customer|article|order|key|disclosure|recall|arrival|results|label|transfer)$/;

/** A subject of the ledger, such as `lot:L-1`: where metal goes to, as opposed to who gets it. */
const SUBJECT = /^[a-z]+:/;

/**
 * The context as a visitor has it: a store that tells no task of money, parties and persons, so that no answer and no sentence can hold
 * them. What the visitor books is decided on the whole ledger.
 */
export const forVisitor = (person: Pick<Person, 'id'>, context: TaskContext): TaskContext => ({
  ...context,
  hidesMoney: true,
  store: veiledStore(context.store, person),
});

/** The person whom a context acts for, where they are a visitor. */
export const visitorIn = ({ actor }: Pick<TaskContext, 'actor'>): Person | undefined =>
  actor.kind === 'person' && isVisitor(actor.person) ? actor.person : undefined;

function veiledStore(store: Store, { id }: Pick<Person, 'id'>): Store {
  const records = (all: readonly StoredRecord[]): readonly StoredRecord[] => all.map(veiledRecord);
  return {
    ...store,
    roster: async () => {
      const roster = await store.roster();
      return { ...roster, persons: roster.persons.filter((one) => one.id === id) };
    },
    lots: async (filter) => veiled(await store.lots(filter)),
    names: async () => [],
    lot: async (lot) => veiled(await store.lot(lot)),
    heats: async (filter) => veiled(await store.heats(filter)),
    heat: async (heat) => veiled(await store.heat(heat)),
    objects: async (filter) => veiled(await store.objects(filter)),
    object: async (object) => veiled(await store.object(object)),
    subject: async (subject) => {
      requireOpen(subject);
      return veiled<State>(await store.subject(subject));
    },
    subjects: async (type, filter) => (CLOSED.test(type) ? [] : veiled(await store.subjects(type, filter))),
    history: async (...subjects) => {
      subjects.forEach(requireOpen);
      return records(await store.history(...subjects));
    },
    records: async (...asked) => records(await store.records(...asked)),
    recordsNumbered: async (seqs) => records(await store.recordsNumbered(seqs)),
    frames: async () => {
      throw notForVisitors('a copy of the ledger');
    },
  };
}

/** The key of the log is of no person. */
const KEY_OF_LOG = 'key:log';

const isClosed = (subject: string): boolean => subject !== KEY_OF_LOG && CLOSED.test(subject.split(':')[0]!);

/** Throws ForbiddenError for what is nothing but money, parties or persons. */
function requireOpen(subject: string): void {
  if (isClosed(subject)) throw notForVisitors(subject.slice(0, 100));
}

/** Who may read what a visitor may not, in words. */
export const READS_ALL = 'any role but inspector and reader';

export const notForVisitors = (what: string): ForbiddenError =>
  new ForbiddenError(`an inspector or reader does not see this: ${what}`, {
    path: 'role',
    allowed: READS_ALL,
    cure: 'ask somebody of the plant for it',
  });

/** A record whose public part stays; what is opened of it shows no money, parties and persons. */
function veiledRecord(one: StoredRecord): StoredRecord {
  const { subject } = one.record;
  if (!isClosed(subject)) return { ...one, body: veiled(one.body), disclosures: [] };
  const [type] = subject.split(':');
  const record = { ...one.record, subject: `${type}:${HIDDEN}` as typeof subject };
  return { ...one, record, body: {}, disclosures: [] };
}

/** The same value without money; names of parties and persons read as hidden. */
const veiled = <Value>(value: Value): Value => hiddenIn(value) as Value;

function hiddenIn(value: unknown, within = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => hiddenIn(one, within));
  if (value === null || typeof value !== 'object' || value instanceof Map || value instanceof Set)
    return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => {
      if (LEFT_OUT.has(key)) return [];
      const hides = typeof held === 'string' && isHidden(key, held, within);
      return [[key, hides ? HIDDEN : hiddenIn(held, key)]];
    }),
  );
}

/** What the gate found stands in its reason (the coating): models read it, and it names nobody. */
const isHidden = (key: string, held: string, within: string): boolean =>
  (NAMES.has(key) && !(key === 'reason' && within === 'checks')) || (key === 'to' && isParty(held, within));

/** Metal goes to another subject, or is lost to a place; it is shipped to somebody. */
const isParty = (to: string, within: string): boolean => !SUBJECT.test(to) && !/losses$/i.test(within);
