import { CompiledQuery } from 'kysely';
import type { LedgerTables, LedgerTransaction } from './tables.ts';

/** Types of the columns that are written in bulk; `hex` is bytea given as hexadecimal text, `utf8` bytea given as text. */
export type ColumnKind = 'integer' | 'bigint' | 'text' | 'jsonb' | 'hex' | 'utf8';

/** Rows in order, and the kind of each of their columns. */
export interface Rows {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly rows: readonly object[];
}

/** A statement whose rows follow it: its one parameter. */
const COPY_IN = /^copy .* from stdin$/;

/** Rows of a statement that `copyRows` sends; undefined for any other statement. */
export const rowsOfCopy = (sql: string, [text]: readonly unknown[] = []): string | undefined =>
  COPY_IN.test(sql) && typeof text === 'string' ? text : undefined;

/** Bytes of rows that are put together before they are sent: what the server takes while the next are made. */
const ROWS_AT_ONCE = 2000;

/**
 * Adds rows that are not there yet, by COPY: the server reads them in a third of the time that it takes for a statement with
 * the same rows as parameters.
 */
export async function copyRows(
  db: LedgerTransaction,
  table: keyof LedgerTables,
  { columns, rows }: Rows,
): Promise<void> {
  const kinds = Object.entries(columns);
  const statement = `copy ${table} (${kinds.map(([name]) => name).join(', ')}) from stdin`;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    let text = '';
    for (const row of rows.slice(start, start + ROWS_AT_ONCE)) text += lineOf(row as Values, kinds);
    await db.executeQuery(CompiledQuery.raw(statement, [text]));
  }
}

type Values = Readonly<Record<string, unknown>>;

function lineOf(row: Values, kinds: readonly (readonly [string, ColumnKind])[]): string {
  let line = '';
  for (const [name, kind] of kinds) {
    const value = row[name];
    const written = value === null || value === undefined ? '\\N' : WRITTEN[kind](value);
    line += line === '' ? written : `\t${written}`;
  }
  return `${line}\n`;
}

const WRITTEN: Readonly<Record<ColumnKind, (value: unknown) => string>> = {
  integer: String,
  bigint: String,
  text: (value) => escaped(String(value)),
  jsonb: (value) => escaped(JSON.stringify(value)),
  hex: (value) => `\\\\x${value}`,
  utf8: (value) => `\\\\x${Buffer.from(String(value)).toString('hex')}`,
};

/** What would end a value or a row; COPY reads a backslash before each as the letter itself. */
const SPECIAL: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => SPECIAL[letter]!) : text;
