import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { UnavailableError } from '../foundation/errors.ts';

/** Times are ISO 8601 in UTC; hashes are SHA-256 [hex]. */
export interface OfficeTables {
  readonly 'office.session': {
    /** Of the secret that the browser holds. */
    readonly id_hash: string;
    readonly person: string;
    /** Hash of the token that proved the person; null in a demonstration. */
    readonly proof: string | null;
    readonly began_at: string;
    readonly ends_at: string;
  };
  readonly 'office.sign_in': {
    readonly at: string;
    /** Null where nobody was proved. */
    readonly person: string | null;
    /** Address of the network that it came from. */
    readonly came_from: string;
    readonly outcome: string;
  };
  readonly 'office.job': {
    readonly id: string;
    readonly person: string;
    readonly calculation: string;
    readonly document_hash: string;
    readonly state: string;
    readonly done: number;
    readonly words: string;
    readonly began_at: string;
    readonly changed_at: string;
    readonly answer: string | null;
    readonly error: string | null;
  };
  readonly 'office.reply': {
    readonly key: string;
    readonly hash: string;
    readonly status: number;
    readonly body: string;
    readonly at: string;
  };
}

export type OfficeDatabase = Kysely<OfficeTables>;

/** Forward only: a released migration is never edited, the next one follows it. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-office': { up: createOffice },
  '002-jobs': { up: addJobs },
};

/** Brings the tables to this version. Throws UnavailableError when the database is of a newer one. */
export async function migrateOffice(db: OfficeDatabase): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'office',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new UnavailableError(
      `the office database cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      { cure: 'use the version of Remelt that made it, or a newer one' },
      error,
    );
}

async function createOffice(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table office.session (
      id_hash text primary key, person text not null, proof text, began_at text not null, ends_at text not null
    )`,
    sql`create table office.sign_in (
      at text not null, person text, came_from text not null, outcome text not null
    )`,
    sql`create index sign_in_from on office.sign_in (came_from, at)`,
    sql`create table office.reply (
      key text primary key, hash text not null, status integer not null, body text not null, at text not null
    )`,
    sql`create index reply_at on office.reply (at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

async function addJobs(db: Kysely<unknown>): Promise<void> {
  await sql`create table office.job (
    id text primary key, person text not null, calculation text not null, document_hash text not null,
    state text not null, done double precision not null, words text not null,
    began_at text not null, changed_at text not null, answer text, error text
  )`.execute(db);
  await sql`create index job_of_person on office.job (person, changed_at)`.execute(db);
}
