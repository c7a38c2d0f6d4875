import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { UnavailableError } from '../../foundation/errors.ts';
import type { LedgerDatabase } from './tables.ts';

/** Forward only: a released migration is never edited, the next one follows it. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-ledger': { up: createLedger },
  '002-projection': { up: addProjection },
  '003-lists': { up: addLists },
  '004-tree': { up: addTree },
  '005-trust': { up: addTrust },
  '006-fewer-indexes': { up: dropIndexes },
  '007-erasing': { up: addErasing },
  '008-pending': { up: addPending },
};

/** Name of the newest migration. */
export const NEWEST_MIGRATION = Object.keys(MIGRATIONS).at(-1)!;

/**
 * Brings the tables to this version, or to an earlier one in tests of the way. Throws UnavailableError when the database is of a newer one, and what the database
 * threw when it failed.
 */
export async function migrate(db: LedgerDatabase, upTo?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'ledger_migration',
    migrationLockTableName: 'ledger_migration_lock',
  });
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error === undefined) return;
  if (!(error instanceof Error) || !error.message.startsWith('corrupted migrations')) throw error;
  throw new UnavailableError(
    `the ledger was made by another version of Remelt: ${error.message}`,
    { allowed: Object.keys(MIGRATIONS).join(', '), cure: 'use that version of Remelt or a newer one' },
    error,
  );
}

async function createLedger(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table ledger_head (
      id integer primary key check (id = 1),
      size integer not null check (size >= 0),
      root bytea not null,
      frontier bytea not null,
      segment_bytes bigint not null default 0)`,
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
    sql`create table ledger_disclosure (
      seq integer not null references ledger_record (seq),
      place integer not null,
      text text not null,
      primary key (seq, place))`,
    sql`create table ledger_command (
      key text primary key,
      command_hash text not null,
      first_seq integer not null,
      records integer not null)`,
    sql`create table ledger_subject (
      id text primary key,
      type text not null,
      status text not null,
      node integer unique,
      mass_g bigint,
      reserved_g bigint check (reserved_g >= 0),
      drawn_g bigint check (drawn_g >= 0),
      free_g bigint check (free_g >= 0),
      last_seq integer not null,
      last_leaf bytea not null,
      state jsonb not null,
      check (reserved_g + drawn_g <= mass_g))`,
    sql`create index ledger_subject_type on ledger_subject (type, status, node)`,
    sql`create table ledger_edge (
      dst integer not null,
      src integer not null,
      mass_g bigint not null check (mass_g > 0),
      primary key (dst, src),
      check (src < dst))`,
    sql`create index ledger_edge_src on ledger_edge (src, dst)`,
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

/** Which `evolve` the derived tables were made by; 0 = before it was kept. */
async function addProjection(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ledger_head add column projection integer not null default 0`.execute(db);
}

/** Columns that lists filter on. They are filled when the balances are rebuilt, which the raised projection asks for. */
async function addLists(db: Kysely<unknown>): Promise<void> {
  for (const column of ['grade', 'heat', 'owner', 'furnace', 'supplier', 'lot_class']) {
    const name = sql.ref(column);
    await sql`alter table ledger_subject add column ${name} text`.execute(db);
    const index = sql.ref(`ledger_subject_${column}`);
    await sql`create index ${index} on ledger_subject (${name}, type) where ${name} is not null`.execute(db);
  }
  await sql`create index ledger_subject_node on ledger_subject (type, node)`.execute(db);
  await sql`create index ledger_subject_last on ledger_subject (type, last_seq)`.execute(db);
}

/** Roots of the full subtrees of the log; those of records already there are added when the balances are rebuilt. */
async function addTree(db: Kysely<unknown>): Promise<void> {
  await sql`create table ledger_tree (
    last integer not null,
    level integer not null check (level > 0),
    hash bytea not null check (length(hash) = 32),
    primary key (last, level))`.execute(db);
}

/**
 * A ledger known to be broken says so. The balances are no longer checked by the database: what is wrong with records is
 * told by verifying them, and a rebuild never fails on it.
 */
async function addTrust(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ledger_head add column broken text`.execute(db);
  // Looked up for every disclosure of an import; a record without its disclosures is told by verify.
  await sql`alter table ledger_disclosure drop constraint if exists ledger_disclosure_seq_fkey`.execute(db);
  for (const check of ['check', 'reserved_g_check', 'drawn_g_check', 'free_g_check'])
    await sql`alter table ledger_subject drop constraint if exists ${sql.ref(`ledger_subject_${check}`)}`.execute(
      db,
    );
}

/**
 * Indexes that no question needs are not kept up by every booking: traces hold the genealogy in memory, a node that comes twice
 * is told by verify, lots and objects are listed by node, and a class holds too many lots for an index to spare reading them.
 */
async function dropIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ledger_subject drop constraint if exists ledger_subject_node_key`.execute(db);
  for (const index of ['ledger_subject_last', 'ledger_subject_lot_class', 'ledger_edge_src'])
    await sql`drop index if exists ${sql.ref(index)}`.execute(db);
  await sql`create index ledger_subject_last on ledger_subject (type, last_seq)
    where type not in ('lot', 'object')`.execute(db);
}

/** A field that was erased goes from the tables at once; that the rest is still to be done is noted. */
async function addErasing(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ledger_head add column unsettled boolean not null default false`.execute(db);
}

/** Commands that were decided whole and are written in pieces, where several processes write; the head says whether there are any. */
async function addPending(db: Kysely<unknown>): Promise<void> {
  await sql`create table ledger_pending (
    key text not null,
    place integer not null check (place >= 0),
    pieces integer not null check (pieces > place),
    command_hash text not null,
    subjects text[] not null,
    entries text not null,
    primary key (key, place))`.execute(db);
  await sql`alter table ledger_head add column pending boolean not null default false`.execute(db);
}
