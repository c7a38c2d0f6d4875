import { edgesInto } from '../rules/book.ts';
import { FILTER_COLUMNS } from '../subjects/subject.ts';
import { type State, subjectKind } from '../subjects/subjects.ts';
import { type Added, copyRows } from './copy-rows.ts';
import { replaceRows } from './replace-rows.ts';
import { inPieces, type LedgerTransaction } from './tables.ts';

/** Where a subject's chain of records ends. */
export interface ChainEnd {
  readonly seq: number;
  /** Leaf hash [hex] of that record: `prev` of the next. */
  readonly leaf: string;
}

/** Derived row of a subject. */
export function subjectRow(state: State, end: ChainEnd) {
  const kind = subjectKind(state.type);
  const balance = kind.balance(state);
  const columns = kind.columns(state);
  return {
    id: state.subject,
    type: state.type,
    status: state.status,
    node: state.node,
    mass_g: balance?.mass_g ?? null,
    reserved_g: balance?.reserved_g ?? null,
    drawn_g: balance?.drawn_g ?? null,
    free_g: balance?.free_g ?? null,
    ...Object.fromEntries(FILTER_COLUMNS.map((column) => [column, columns[column] ?? null])),
    last_seq: end.seq,
    last_leaf: end.leaf,
    state,
  };
}

const COLUMNS = {
  id: 'text',
  type: 'text',
  status: 'text',
  node: 'integer',
  mass_g: 'bigint',
  reserved_g: 'bigint',
  drawn_g: 'bigint',
  free_g: 'bigint',
  grade: 'text',
  heat: 'text',
  owner: 'text',
  furnace: 'text',
  supplier: 'text',
  lot_class: 'text',
  last_seq: 'integer',
  last_leaf: 'hex',
  state: 'jsonb',
} as const;

/** Columns of the table of keys, as they are written in bulk. */
export const COMMAND_COLUMNS = {
  key: 'text',
  command_hash: 'text',
  first_seq: 'integer',
  records: 'integer',
} as const;

/** No later record of a subject changes these. */
const KEPT = ['id', 'type'];

type SubjectRow = ReturnType<typeof subjectRow>;

/** Derived rows of subjects that have none yet, as the database takes them. */
export const subjectsAdded = (
  rows: readonly SubjectRow[],
  table: 'ledger_subject' | 'walked_subject' = 'ledger_subject',
): Added => ({ table, columns: COLUMNS, rows });

/** Puts derived rows in the place of older ones. */
export const replaceSubjects = (
  db: LedgerTransaction,
  rows: readonly SubjectRow[],
  table: 'ledger_subject' | 'walked_subject' = 'ledger_subject',
): Promise<void> => replaceRows(db, table, { columns: COLUMNS, rows, kept: KEPT });

/** Replaces the edges into changed subjects: their old ones go (a heat's node may have moved), their new ones come. */
export async function writeEdges(
  db: LedgerTransaction,
  before: readonly State[],
  after: readonly State[],
  table: 'ledger_edge' | 'walked_edge' = 'ledger_edge',
): Promise<void> {
  const old = before.flatMap(edgesInto);
  const fresh = after.flatMap(edgesInto);
  if (JSON.stringify(old) === JSON.stringify(fresh)) return;
  for (const piece of inPieces([...new Set(old.map(({ dst }) => dst))]))
    await db.deleteFrom(table).where('dst', 'in', piece).execute();
  const columns = { src: 'integer', dst: 'integer', mass_g: 'bigint' } as const;
  await copyRows(db, { table, columns, rows: fresh });
}
