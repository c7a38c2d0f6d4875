import { isFault, RemeltError, UnavailableError } from '../../../foundation/errors.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { leafOf } from '../../proof/leaf.ts';
import { type Book, stateAfter } from '../rules/book.ts';
import { type Entry, touchedBy } from '../rules/entry.ts';
import { inOrder } from '../rules/state-in-order.ts';
import { type Held, type SealedRow, sealedRows, subjectsNamed } from '../store/load.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import type { State } from '../subjects/subjects.ts';
import { unseal } from './seal.ts';

/** Holds what a decision rests on against the records behind it (rule S21). */
export interface Trust {
  /** Throws UnavailableError when a state is not what its records say. What was asked and is not there has no records. */
  check(db: LedgerTransaction, held: Held): Promise<void>;
  /** What this process has written itself needs no second look. */
  keep(book: Book, ends: ReadonlyMap<string, ChainEnd>): void;
}

/** States that are known to be those of their records, in this process: most of them. */
const MOST_KNOWN = 20_000;
/** A command that changes more is an import: its lots are rarely decided on in the same process. */
const MOST_KEPT = 100;

/** A trust that has looked at nothing yet. */
export function openTrust(): Trust {
  /** By subject: its last record and its state. */
  const known = new Map<string, string>();
  const learn = (name: string, mark: string): void => {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, mark);
  };
  return {
    async check(db, { states, ends, asked }) {
      const unknown: string[] = [];
      const marks = new Map<string, string>();
      for (const name of asked) {
        const mark = markOf(states.get(name), ends.get(name));
        if (known.get(name) === mark) continue;
        marks.set(name, mark);
        unknown.push(name);
      }
      if (unknown.length === 0) return;
      await compare(db, { states, ends, asked: new Set(unknown) });
      for (const [name, mark] of marks) if (states.has(name)) learn(name, mark);
    },
    keep(book, ends) {
      const changed = book.changed();
      if (changed.length > MOST_KEPT) for (const name of changed) known.delete(name);
      else for (const name of changed) learn(name, markOf(book.stateOf(name), ends.get(name)));
    },
  };
}

/** Last record and state in one text; a subject without records has none. */
const markOf = (state: State | undefined, end: ChainEnd | undefined): string =>
  state && end ? `${end.seq} ${end.leaf} ${textOf(state)}` : '';

/** A state as a database gives it back. */
const textOf = (state: State | undefined): string => canonicalText(JSON.parse(JSON.stringify(state ?? null)));

async function compare(db: LedgerTransaction, { states, ends, asked }: Held): Promise<void> {
  const bySubject = new Map<string, SealedRow[]>();
  for (const row of await sealedRows(db, { subjects: [...asked] })) {
    const rows = bySubject.get(row.subject);
    if (rows) rows.push(row);
    else bySubject.set(row.subject, [row]);
  }
  if (bySubject.size === 0 && [...asked].every((name) => !states.has(name))) return;
  const opened = new Map<string, readonly Entry[]>();
  for (const name of asked) {
    const rows = bySubject.get(name) ?? [];
    const end = rows.at(-1);
    if (end?.seq !== ends.get(name)?.seq || end?.leaf !== ends.get(name)?.leaf) throw changed(name);
    opened.set(name, entriesOf(name, rows));
  }
  const beside = await besideThem(db, opened, states);
  for (const [name, entries] of opened) {
    const evolved = evolve(name, entries, beside);
    if (textOf(evolved) === textOf(states.get(name))) continue;
    // What it looked up elsewhere may have changed since: everything behind it is read in order.
    if (textOf(await inOrder(db, name)) !== textOf(states.get(name))) throw changed(name);
  }
}

/** Entries of the records of one subject, each hash and link checked. */
function entriesOf(name: string, rows: readonly SealedRow[]): readonly Entry[] {
  let previous: string | null = null;
  return rows.map((row) => {
    try {
      const { record, entry } = unseal(row);
      const leaf = leafOf(row.text);
      if (leaf !== row.leaf || record.prev !== previous || entry.seq !== row.seq || entry.subject !== name)
        throw changed(name);
      previous = leaf;
      return entry;
    } catch (error) {
      throw error instanceof RemeltError ? changed(name) : error;
    }
  });
}

/** The states that the records look up, as they are now. */
async function besideThem(
  db: LedgerTransaction,
  opened: ReadonlyMap<string, readonly Entry[]>,
  states: Held['states'],
): Promise<Held['states']> {
  const touched = new Set([...opened.values()].flatMap((entries) => entries.flatMap(touchedBy)));
  const missing = new Set([...touched].filter((name) => !states.has(name)));
  if (missing.size === 0) return states;
  return new Map([...states, ...(await subjectsNamed(db, 'ledger_subject', missing)).states]);
}

function evolve(name: string, entries: readonly Entry[], beside: Held['states']): State | undefined {
  let state: State | undefined;
  const lookUp = (subject: string) => (subject === name ? state : beside.get(subject));
  try {
    for (const entry of entries) state = stateAfter(state, entry, lookUp);
  } catch (error) {
    // records that no rule of this program wrote may follow from nothing that is here
    throw error instanceof RemeltError || isFault(error) ? changed(name) : error;
  }
  return state;
}

const REBUILD = {
  cure: 'verify the ledger, then rebuild its tables, and book again',
  does: [{ verb: 'proof/verify-ledger' }, { verb: 'proof/rebuild-ledger' }],
} as const;

const changed = (name: string): UnavailableError =>
  new UnavailableError(
    `what the ledger keeps of ${name.replace(':', ' ')} is not what its records say: nothing was booked`,
    { path: 'ledger_subject', value: name, ...REBUILD },
  );

/** S21: a ledger that a verification found broken takes no booking. */
export function refuseBroken(broken: string | null): void {
  if (broken === null) return;
  throw new UnavailableError(`the ledger is not whole: ${broken}; nothing was booked`, {
    path: 'ledger_head',
    value: broken,
    cure: `${REBUILD}; where that does not help, restore the ledger from a copy`,
  });
}

/** S3: the record that a key names says so itself. */
export async function refuseForgedKey(
  db: LedgerTransaction,
  row: {
    readonly key: string;
    readonly command_hash: string;
    readonly first_seq: number;
    readonly records: number;
  },
): Promise<void> {
  const [first] = await sealedRows(db, { from: row.first_seq, to: row.first_seq + 1 });
  if (first && commandOf(first) === keyText(row)) return;
  throw new UnavailableError(
    `the key ${row.key} is not that of record ${row.first_seq}: nothing was booked`,
    {
      path: 'idempotencyKey',
      value: row.key,
      ...REBUILD,
    },
  );
}

const keyText = (row: { readonly key: string; readonly command_hash: string; readonly records: number }) =>
  `${row.key} ${row.command_hash} ${row.records}`;

/** What a record says of the command that wrote it; undefined when it says nothing or cannot be read. */
function commandOf(row: SealedRow): string | undefined {
  try {
    if (leafOf(row.text) !== row.leaf) return undefined;
    const { command } = unseal(row).entry.body;
    return command && `${command.key} ${command.sha256} ${command.records}`;
  } catch (error) {
    if (error instanceof RemeltError) return undefined;
    throw error;
  }
}
