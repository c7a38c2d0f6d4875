import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { UnavailableError } from '../../../foundation/errors.ts';
import type { LedgerDatabase } from './tables.ts';

type Migrations = Readonly<Record<string, Migration>>;

/** Forward only: a released migration is never edited, the next one follows it. */
export const MIGRATIONS: Migrations = { '001-tables': { up: createTables } };

/**
 * Brings the tables to the last of `migrations`. Throws UnavailableError when another version of Remelt made the database, and what
 * the database threw when it failed.
 */
export async function migrate(db: LedgerDatabase, migrations: Migrations = MIGRATIONS): Promise<void> {
  if (await areApplied(db, Object.keys(migrations))) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'ledger_migration',
    migrationLockTableName: 'ledger_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (!(error instanceof Error) || !error.message.startsWith('corrupted migrations')) throw error;
  throw new UnavailableError(
    `the ledger was made by another version of Remelt: ${error.message}`,
    { allowed: Object.keys(migrations).join(', '), cure: 'use that version of Remelt or a newer one' },
    error,
  );
}

/** True when these migrations were applied and no others. The migrator would read the whole catalogue twice to say so. */
async function areApplied(db: LedgerDatabase, names: readonly string[]): Promise<boolean> {
  const table = await sql<{ readonly is: boolean }>`
    select to_regclass('ledger_migration') is not null as is`.execute(db);
  if (!table.rows[0]?.is) return false;
  const { rows } = await sql<{ readonly name: string }>`select name from ledger_migration`.execute(db);
  return rows.length === names.length && rows.every(({ name }) => names.includes(name));
}

/** Every table of a ledger; long because the whole schema stands in one list. */
async function createTables(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // `projection`: which PROJECTION_VERSION made the derived tables. `broken`: what verifying found wrong.
    // `unsettled`: erased bytes may still lie in old places. `pending`: ledger_pending has rows.
    sql`create table ledger_head (
      id integer primary key check (id = 1),
      size integer not null check (size >= 0),
      root bytea not null,
      frontier bytea not null,
      segment_bytes bigint not null default 0,
      projection integer not null default 0,
      broken text,
      unsettled boolean not null default false,
      pending boolean not null default false)`,
    // The root of no records: SHA-256 of nothing.
    sql`insert into ledger_head (id, size, root, frontier)
      values (1, 0, decode('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex'), '')`,
    sql`create table ledger_record (
      seq integer primary key check (seq >= 0),
      subject text not null,
      kind text not null,
      bytes bytea not null,
      leaf bytea not null check (length(leaf) = 32))`,
    sql`create index ledger_record_subject on ledger_record (subject, seq)`,
    // No foreign key: it would be looked up for every disclosure of an import, and verify tells a record without its disclosures.
    sql`create table ledger_disclosure (
      seq integer not null,
      place integer not null,
      text text not null,
      primary key (seq, place))`,
    sql`create table ledger_command (
      key text primary key,
      command_hash text not null,
      first_seq integer not null,
      records integer not null)`,
    // No checks of balances: verifying tells what is wrong with records, and a rebuild never fails on it.
    sql`create table ledger_subject (
      id text primary key,
      type text not null,
      status text not null,
      node integer,
      mass_g bigint,
      reserved_g bigint,
      drawn_g bigint,
      free_g bigint,
      last_seq integer not null,
      last_leaf bytea not null,
      state jsonb not null,
      grade text,
      heat text,
      owner text,
      furnace text,
      supplier text,
      lot_class text)`,
    sql`create index ledger_subject_type on ledger_subject (type, status, node)`,
    sql`create index ledger_subject_node on ledger_subject (type, node)`,
    // Only indexes that a question needs: lots and objects are listed by node, a class holds too many lots for one.
    sql`create index ledger_subject_last on ledger_subject (type, last_seq)
      where type not in ('lot', 'object')`,
    ...['grade', 'heat', 'owner', 'furnace', 'supplier'].map((column) => {
      const [index, name] = [sql.ref(`ledger_subject_${column}`), sql.ref(column)];
      return sql`create index ${index} on ledger_subject (${name}, type) where ${name} is not null`;
    }),
    sql`create table ledger_edge (
      dst integer not null,
      src integer not null,
      mass_g bigint not null check (mass_g > 0),
      primary key (dst, src),
      check (src < dst))`,
    // Roots of the full subtrees of the log; the leaves stand with their records.
    sql`create table ledger_tree (
      last integer not null,
      level integer not null check (level > 0),
      hash bytea not null check (length(hash) = 32),
      primary key (last, level))`,
    // Commands that were decided whole and are written in pieces, where several processes write.
    sql`create table ledger_pending (
      key text not null,
      place integer not null check (place >= 0),
      pieces integer not null check (pieces > place),
      command_hash text not null,
      subjects text[] not null,
      entries text not null,
      primary key (key, place))`,
    // Hygiene, not evidence: an owner can drop a trigger; what counts are the hashes.
    sql`create function ledger_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only: % of % is refused', tg_op, tg_table_name
          using errcode = 'restrict_violation';
      end $$`,
    ...['ledger_record', 'ledger_command'].flatMap((table) => [
      sql`create trigger append_only before update or delete on ${sql.table(table)}
        for each row execute function ledger_append_only()`,
      sql`create trigger never_truncated before truncate on ${sql.table(table)}
        for each statement execute function ledger_append_only()`,
      sql`alter table ${sql.table(table)} enable always trigger append_only`,
      sql`alter table ${sql.table(table)} enable always trigger never_truncated`,
    ]),
  ];
  for (const statement of statements) await statement.execute(db);
}
