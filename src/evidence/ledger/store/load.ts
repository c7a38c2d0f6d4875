import { sql } from 'kysely';
import { InputError } from '../../../foundation/errors.ts';
import { isPlain } from '../../../metal/alloy/identifier.ts';
import { toHex } from '../../proof/bytes.ts';
import { parseEnvelope } from '../../records/record.ts';
import type { Sealed } from '../files/frame.ts';
import { furtherNeeds } from '../rules/decide.ts';
import type { Earlier } from '../rules/desk.ts';
import { ROSTER_TYPES } from '../rules/roster.ts';
import type { State } from '../subjects/subjects.ts';
import type { ChainEnd } from './projection.ts';
import { LAST_SEQ } from './records-page.ts';
import type { LedgerTransaction } from './tables.ts';

/** Subjects read from the database: their states and where their chains end. */
export interface Held {
  readonly states: ReadonlyMap<string, State>;
  readonly ends: ReadonlyMap<string, ChainEnd>;
  /** Every name that was looked for. */
  readonly asked: ReadonlySet<string>;
}

/** The named subjects that exist, and what the rules look up beside them, added to what is `held` already. */
export async function loadSubjects(
  db: LedgerTransaction,
  names: ReadonlySet<string>,
  held?: Held,
): Promise<Held> {
  const states = new Map(held?.states);
  const ends = new Map(held?.ends);
  const asked = new Set(held?.asked);
  for (let next = names; next.size > 0; next = missing(furtherNeeds(states.values()), asked)) {
    const fresh = missing(next, asked);
    for (const name of fresh) asked.add(name);
    const found = await subjectsNamed(db, 'ledger_subject', fresh);
    for (const [name, state] of found.states) states.set(name, state);
    for (const [name, end] of found.ends) ends.set(name, end);
  }
  return { states, ends, asked };
}

/** The named subjects that exist in a derived table, or in one that a walk makes. A name that no text can hold names none (S18). */
export async function subjectsNamed(
  db: LedgerTransaction,
  table: 'ledger_subject' | 'walked_subject',
  names: ReadonlySet<string>,
): Promise<Held> {
  const states = new Map<string, State>();
  const ends = new Map<string, ChainEnd>();
  const rows = await db
    .selectFrom(table)
    .select(['id', 'last_seq', 'last_leaf', 'state'])
    .where(sql<boolean>`id = any(${[...names].filter(isPlain)}::text[])`)
    .execute();
  for (const row of rows) {
    states.set(row.id, row.state);
    ends.set(row.id, { seq: row.last_seq, leaf: toHex(row.last_leaf) });
  }
  return { states, ends, asked: names };
}

/** The plant and all its persons, as the ledger knows them now; those that are `held` already are left out. */
export async function rosterStates(
  db: LedgerTransaction,
  held: ReadonlyMap<string, State> = new Map(),
): Promise<State[]> {
  const rows = await db
    .selectFrom('ledger_subject')
    .select(['id', 'state'])
    .where('type', 'in', [...ROSTER_TYPES])
    .orderBy('id')
    .execute();
  return rows.filter(({ id }) => !held.has(id)).map(({ state }) => state);
}

const missing = (names: ReadonlySet<string>, asked: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].filter((name) => !asked.has(name)));

/** Throws InputError for what can be no record number. */
export function checkSeqs(seqs: readonly number[]): void {
  const wrong = seqs.find((seq) => !Number.isInteger(seq) || seq < 0 || seq > LAST_SEQ);
  if (wrong === undefined) return;
  throw new InputError(`${wrong} is not a record number`, {
    path: 'seq',
    value: wrong,
    allowed: 'a whole number from 0',
  });
}

/** What corrections need of the records they name. Throws InputError for what can be no record number. */
export async function earlierRecords(db: LedgerTransaction, seqs: readonly number[]): Promise<Earlier[]> {
  checkSeqs(seqs);
  if (seqs.length === 0) return [];
  const rows = await sealedRows(db, { seqs: [...new Set(seqs)] });
  return rows.map(({ text, ...row }) => ({ ...row, at: parseEnvelope(text).at }));
}

/** A record row with the disclosures that open it. */
export interface SealedRow extends Sealed {
  readonly seq: number;
  readonly subject: string;
  readonly kind: string;
  /** Leaf as stored [hex], not recomputed. */
  readonly leaf: string;
}

/** Record rows with seq in [from, to), of some subjects, or of some numbers, in order (S18: none of a name that no text can hold). */
export async function sealedRows(
  db: LedgerTransaction,
  of:
    | { readonly from: number; readonly to: number; readonly subject?: string }
    | { readonly subjects: readonly string[] }
    | { readonly seqs: readonly number[] },
): Promise<SealedRow[]> {
  const subjects = subjectsIn(of);
  let page = db
    .selectFrom('ledger_record as record')
    .select(['seq', 'subject', 'kind', BYTES, LEAF, DISCLOSURES])
    .orderBy('seq');
  if (subjects) page = page.where(sql<boolean>`subject = any(${subjects.filter(isPlain)}::text[])`);
  if ('seqs' in of) page = page.where(sql<boolean>`seq = any(${of.seqs}::integer[])`);
  if ('from' in of) page = page.where('seq', '>=', of.from).where('seq', '<', of.to);
  // One value for all rows: row by row they would take three times as long to read.
  const { rows } = await db
    .selectFrom(page.as('page'))
    .select(sql<readonly PageRow[] | null>`json_agg(page)`.as('rows'))
    .executeTakeFirstOrThrow();
  return (rows ?? []).map(({ bytes, disclosures, ...row }) => ({
    ...row,
    text: unescaped(bytes),
    disclosures: disclosures ?? [],
  }));
}

function subjectsIn(of: Parameters<typeof sealedRows>[1]): readonly string[] | null {
  if ('subjects' in of) return of.subjects;
  return 'from' in of && of.subject !== undefined ? [of.subject] : null;
}

interface PageRow extends Omit<SealedRow, 'text' | 'disclosures'> {
  readonly bytes: string;
  readonly disclosures: readonly string[] | null;
}

const BYTES = sql<string>`encode(bytes, 'escape')`.as('bytes');
const LEAF = sql<string>`encode(leaf, 'hex')`.as('leaf');
const DISCLOSURES = sql<readonly string[] | null>`(select json_agg(text order by place)
  from ledger_disclosure disclosure where disclosure.seq = record.seq)`.as('disclosures');

/** Text of bytes as PostgreSQL escapes them: a backslash is doubled, a byte that is not ASCII is three octal digits. */
function unescaped(escaped: string): string {
  if (!escaped.includes('\\')) return escaped;
  const latin = escaped.replace(/\\(\\|[0-7]{3})/g, (_, code: string) =>
    code === '\\' ? code : String.fromCharCode(Number.parseInt(code, 8)),
  );
  return new TextDecoder().decode(Buffer.from(latin, 'latin1'));
}
