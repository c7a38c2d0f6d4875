import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/** Asks a database one statement; rows as plain objects. */
export type Ask = (statement: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** Rows of every table of a ledger, bytes as {"hex": ...}: what a dump of a PostgreSQL ledger is kept as. */
export type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;

/** In an order in which they can be put back: disclosures refer to records. */
const TABLES = `select table_name from information_schema.tables where table_schema = current_schema()
  order by table_name = 'ledger_disclosure', table_name`;

/** Everything the tables of a ledger hold. */
export async function readRows(ask: Ask): Promise<Rows> {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const { table_name: table } of await ask(TABLES))
    rows[String(table)] = (await ask(`select * from ${table} order by 1`)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toPlain(value)])),
    );
  return rows;
}

/** Puts rows into the empty tables of the version that wrote them. */
export async function writeRows(ask: Ask, rows: Rows): Promise<void> {
  for (const [table, list] of Object.entries(rows)) {
    await ask(`delete from ${table}`);
    for (const row of list) {
      const names = Object.keys(row);
      const places = names.map((_, i) => `$${i + 1}`);
      await ask(
        `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
        Object.values(row).map(toStored),
      );
    }
  }
}

const toPlain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  return typeof value === 'bigint' ? String(value) : value;
};

function toStored(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('hex' in value && typeof value.hex === 'string') return Buffer.from(value.hex, 'hex');
  return JSON.stringify(value);
}

/** JSON text with each item of a list on its own line. */
export function rowByRow(lists: Readonly<Record<string, unknown>>): string {
  const text = (value: unknown): string =>
    Array.isArray(value)
      ? `[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`
      : JSON.stringify(value);
  const parts = Object.entries(lists).map(([name, value]) => `${JSON.stringify(name)}: ${text(value)}`);
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** Salts that a second writing gives again. Known salts hide nothing: for fixtures only. */
export function knownSalts(seed: string): (bytes: number) => Uint8Array {
  let made = 0;
  return (bytes) => createHash('sha256').update(`${seed}/${made++}`).digest().subarray(0, bytes);
}
