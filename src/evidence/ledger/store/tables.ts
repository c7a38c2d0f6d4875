import type { ColumnType, Kysely, Transaction } from 'kysely';
import type { State } from '../subjects/subjects.ts';

/** bigint: PostgreSQL answers text, PGlite a number. */
type Whole = ColumnType<string | number | bigint, number, number>;
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;
/** jsonb: written as text, read as value. */
type Json<T> = ColumnType<T, string, string>;

interface SubjectTable {
  id: string;
  type: string;
  status: string;
  node: number | null;
  mass_g: Whole | null;
  reserved_g: Whole | null;
  drawn_g: Whole | null;
  free_g: Whole | null;
  grade: string | null;
  heat: string | null;
  owner: string | null;
  furnace: string | null;
  supplier: string | null;
  lot_class: string | null;
  last_seq: number;
  last_leaf: Bytes;
  state: Json<State>;
}

interface CommandTable {
  key: string;
  command_hash: string;
  first_seq: number;
  records: number;
}

interface EdgeTable {
  src: number;
  dst: number;
  mass_g: Whole;
}

/** Tables of the ledger. `record` is the truth; `subject` and `edge` are derived from it. */
export interface LedgerTables {
  ledger_head: {
    id: number;
    size: number;
    root: Bytes;
    /** Roots of the full subtrees, 32 bytes each. */
    frontier: Bytes;
    /** End of the last committed frame in the segment file (embedded only). */
    segment_bytes: Whole;
    /** `PROJECTION_VERSION` that made the derived tables. */
    projection: number;
    /** What a verification found wrong: nothing is booked until it is put right. */
    broken: string | null;
    /** What was erased may still lie where the tables were, or in the segment file. */
    unsettled: boolean;
    /** Something is being written in pieces, or was when its process ended. */
    pending: boolean;
  };
  ledger_record: { seq: number; subject: string; kind: string; bytes: Bytes; leaf: Bytes };
  ledger_disclosure: { seq: number; place: number; text: string };
  ledger_command: CommandTable;
  ledger_subject: SubjectTable;
  ledger_edge: EdgeTable;
  /** Roots of full subtrees by their last leaf, level from 1; the leaves stand with their records. */
  ledger_tree: { last: number; level: number; hash: Bytes };
  /** What is still to be written of commands in pieces (PostgreSQL only): one row for each piece. */
  ledger_pending: {
    key: string;
    place: number;
    /** Number of pieces of its command. */
    pieces: number;
    command_hash: string;
    /** Subjects that it is about. */
    subjects: string[];
    /** Its entries, as JSON. */
    entries: string;
  };
  /** What a walk through the records makes, until its transaction ends. */
  walked_subject: SubjectTable;
  walked_edge: EdgeTable;
  walked_command: CommandTable;
}

export type LedgerDatabase = Kysely<LedgerTables>;
export type LedgerTransaction = Kysely<LedgerTables> | Transaction<LedgerTables>;

/** Rows per statement: PostgreSQL takes at most 65535 parameters. */
const ROWS_PER_STATEMENT = 2000;

/** A list in pieces small enough for one statement. */
export function* inPieces<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += ROWS_PER_STATEMENT)
    yield list.slice(start, start + ROWS_PER_STATEMENT);
}

/** Integer of a bigint column. */
export const wholeOf = (value: string | number | bigint): number => Number(value);
