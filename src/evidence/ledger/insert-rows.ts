import { type RawBuilder, sql } from 'kysely';
import type { LedgerTables, LedgerTransaction } from './tables.ts';
import { inPieces } from './tables.ts';

/** Types of the columns that are written in bulk; `hex` is bytea given as hexadecimal text, `utf8` bytea given as text. */
type ColumnKind = 'integer' | 'bigint' | 'text' | 'jsonb' | 'hex' | 'utf8';

const SENT: Readonly<Record<ColumnKind, string>> = {
  integer: 'integer',
  bigint: 'bigint',
  text: 'text',
  jsonb: 'jsonb',
  hex: 'text',
  utf8: 'text',
};

const STORED: Readonly<Record<ColumnKind, (column: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  integer: (column) => column,
  bigint: (column) => column,
  text: (column) => column,
  jsonb: (column) => column,
  hex: (column) => sql`decode(${column}, 'hex')`,
  utf8: (column) => sql`convert_to(${column}, 'UTF8')`,
};

interface BulkRows {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly rows: readonly object[];
  readonly replaced?: readonly string[];
}

/**
 * Adds rows in one statement with one parameter: a list of thousands of parameters takes the server longer to read than the
 * rows take to write. `replaced` names the columns that are put in the place of a row with the same id.
 */
export async function insertRows(
  db: LedgerTransaction,
  table: keyof LedgerTables,
  { columns, rows, replaced = [] }: BulkRows,
): Promise<void> {
  const kinds = Object.entries(columns);
  const names = kinds.map(([name]) => name);
  const given = kinds.map(([name, kind]) => sql`${sql.ref(name)} ${sql.raw(SENT[kind])}`);
  const stored = kinds.map(([name, kind]) => STORED[kind](sql.ref(name)));
  const conflict =
    replaced.length === 0
      ? sql``
      : sql`on conflict (id) do update set ${sql.join(replaced.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}`;
  for (const piece of inPieces(rows))
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(stored)} from json_to_recordset(${JSON.stringify(piece)}::json) as given(${sql.join(given)})
      ${conflict}`.execute(db);
}
