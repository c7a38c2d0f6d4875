import { type RawBuilder, sql } from 'kysely';
import type { ColumnKind, Rows } from './copy-rows.ts';
import { inPieces, type LedgerTables, type LedgerTransaction } from './tables.ts';

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

/**
 * Puts rows in the place of those with the same id, in one statement with one parameter: a list of thousands of parameters
 * takes the server longer to read than the rows take to write. All columns but those that are `kept` are replaced.
 */
export async function replaceRows(
  db: LedgerTransaction,
  table: keyof LedgerTables,
  { columns, rows, kept }: Rows & { readonly kept: readonly string[] },
): Promise<void> {
  const kinds = Object.entries(columns);
  const names = kinds.map(([name]) => name);
  const given = kinds.map(([name, kind]) => sql`${sql.ref(name)} ${sql.raw(SENT[kind])}`);
  const stored = kinds.map(([name, kind]) => STORED[kind](sql.ref(name)));
  const replaced = names
    .filter((name) => !kept.includes(name))
    .map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  for (const piece of inPieces(rows))
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(stored)} from json_to_recordset(${JSON.stringify(piece)}::json) as given(${sql.join(given)})
      on conflict (id) do update set ${sql.join(replaced)}`.execute(db);
}
