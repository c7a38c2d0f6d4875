import { sql } from 'kysely';
import { ConflictError, InputError } from '../foundation/errors.ts';
import type { OfficeDatabase } from './tables.ts';

/** A row of the office as a backup keeps it. */
export interface OfficeRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Who was signed in signs in again after a restore; sources say anew how they are, and servers what they hold. */
const NOT_COPIED: ReadonlySet<string> = new Set([
  'session',
  'confirmation',
  'challenge',
  'source',
  'lease',
  'pace',
]);

/** Every row of every table, save the sessions. */
export async function officeRows(db: OfficeDatabase): Promise<readonly OfficeRow[]> {
  const all: OfficeRow[] = [];
  for (const table of (await columnsOf(db)).keys()) {
    if (NOT_COPIED.has(table)) continue;
    const { rows } = await sql<{
      row: OfficeRow['row'];
    }>`select to_jsonb(t) as row from ${sql.table(`office.${table}`)} t`.execute(db);
    all.push(...rows.map(({ row }) => ({ table, row })));
  }
  return all;
}

/**
 * Puts the rows of a backup into an empty office. Throws ConflictError for one that holds something, InputError for rows that
 * this version has no place for; nothing is put in then.
 */
export async function putOfficeRows(db: OfficeDatabase, rows: readonly OfficeRow[]): Promise<void> {
  const columns = await columnsOf(db);
  for (const { table, row } of rows) {
    const strange = columns.has(table) ? Object.keys(row).find((name) => !columns.get(table)!.has(name)) : '';
    if (strange === undefined) continue;
    throw new InputError('the backup was made by another version of Remelt, with more in its office', {
      path: `office.${table.slice(0, 100)}${strange && `.${strange.slice(0, 100)}`}`,
      cure: 'restore it with that version or a newer one',
    });
  }
  await db.transaction().execute(async (trx) => {
    if ((await officeRows(trx)).length > 0)
      throw new ConflictError('the office database is not empty: a backup is restored where nothing is', {
        path: 'office',
        cure: 'make a new database, and name it in DATABASE_URL',
      });
    for (const { table, row } of rows) {
      const at = sql.table(`office.${table}`);
      await sql`insert into ${at} select * from jsonb_populate_record(null::${at}, ${JSON.stringify(row)}::jsonb)`.execute(
        trx,
      );
    }
  });
}

/** Columns of each table of the office; nothing where there is no office. */
async function columnsOf(db: OfficeDatabase): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ table_name: string; names: readonly string[] }>`
    select table_name, json_agg(column_name) as names from information_schema.columns
    where table_schema = 'office' and table_name not like 'kysely%' group by table_name order by table_name`.execute(
    db,
  );
  return new Map(rows.map(({ table_name, names }) => [table_name, new Set(names)]));
}
