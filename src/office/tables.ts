import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { systemError, UnavailableError } from '../foundation/errors.ts';

/** Times are ISO 8601 in UTC; hashes are SHA-256 [hex]. */
export interface OfficeTables {
  readonly 'office.session': {
    /** Of the secret that the browser holds. */
    readonly id_hash: string;
    readonly person: string;
    /** Hash of the token that proved the person; null in a demonstration. */
    readonly proof: string | null;
    /** Way in: `token`, `password`, `passkey`, `company`, `pin`, `demonstration`. */
    readonly how: string;
    readonly began_at: string;
    readonly ends_at: string;
  };
  readonly 'office.sign_in': {
    readonly id: string | null;
    readonly at: string;
    /** Null where it is not known who tried. */
    readonly person: string | null;
    /** Address of the network that it came from. */
    readonly came_from: string;
    readonly outcome: string;
    /** The sentence that was signed. */
    readonly words: string | null;
  };
  readonly 'office.account': {
    readonly person: string;
    readonly proof: string;
    readonly password: string;
    readonly pin: string | null;
    readonly changed_at: string;
  };
  readonly 'office.device': {
    readonly id: string;
    readonly secret_hash: string;
    readonly name: string;
    readonly made_by: string;
    readonly made_at: string;
    readonly ends_at: string;
  };
  readonly 'office.api_token': {
    readonly id: string;
    readonly hash: string;
    readonly person: string;
    readonly proof: string;
    readonly name: string;
    readonly made_at: string;
    readonly ends_at: string;
  };
  readonly 'office.confirmation': {
    readonly hash: string;
    readonly credential: string;
    readonly meaning: string;
    /** Who signs, and the token of the ledger that they were proved by. */
    readonly person: string | null;
    readonly proof: string | null;
    readonly ends_at: string;
  };
  readonly 'office.passkey': {
    /** Id of the credential (base64url). */
    readonly id: string;
    readonly person: string;
    readonly proof: string;
    /** COSE key (base64url). */
    readonly public_key: string;
    readonly counter: number;
    /** Ways that reach the authenticator, separated by commas. */
    readonly transports: string;
    readonly name: string;
    readonly made_at: string;
    readonly used_at: string | null;
  };
  readonly 'office.challenge': {
    readonly challenge: string;
    /** What it may be answered for, and by whom. */
    readonly purpose: string;
    readonly ends_at: string;
  };
  readonly 'office.view': {
    readonly id: string;
    readonly person: string;
    readonly page: string;
    readonly name: string;
    readonly shared: boolean;
    readonly search: string;
    readonly changed_at: string;
  };
  readonly 'office.layout': {
    readonly key: string;
    readonly person: string;
    readonly supplier: string | null;
    readonly said: string;
    readonly kept_at: string;
  };
  readonly 'office.sheet': {
    readonly id: string;
    readonly person: string;
    readonly name: string;
    readonly asked: string;
    readonly kept_at: string;
  };
  readonly 'office.setting': {
    readonly name: string;
    readonly value: string;
    readonly person: string;
    readonly changed_at: string;
  };
  readonly 'office.job': {
    readonly id: string;
    readonly person: string;
    readonly calculation: string;
    readonly document_hash: string;
    readonly state: string;
    readonly done: number;
    readonly words: string;
    readonly incumbent: string | null;
    readonly bound: string | null;
    readonly began_at: string;
    readonly changed_at: string;
    readonly answer: string | null;
    readonly error: string | null;
    readonly asked: string | null;
    /** The process that runs it, by its lease; null before several could. */
    readonly holder: string | null;
    /** When somebody asked that it stop, in whatever process. */
    readonly stop_at: string | null;
    /** What it reads, by all that the answer rests on; null where it reads nothing. */
    readonly read_key: string | null;
  };
  readonly 'office.source': {
    readonly id: string;
    readonly condition: string;
    readonly words: string;
    /** What it said last, as it said it; null = nothing yet. */
    readonly raw: string | null;
    readonly heard_at: string | null;
    readonly said_at: string;
  };
  readonly 'office.lease': {
    readonly name: string;
    readonly holder: string;
    /** By the clock of the database. */
    readonly ends_at: Date;
  };
  readonly 'office.pace': {
    readonly address: string;
    /** Requests that it may still send, by the clock of the database at `at`, and those that were granted last. */
    readonly requests: number;
    readonly granted: number;
    readonly at: Date;
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
  '001-tables': { up: createOffice },
  '002-sources': { up: createSources },
  '003-several-servers': { up: createShared },
};

/** Latest step of the tables of this version. */
export const OFFICE_STEP = Object.keys(MIGRATIONS).at(-1)!;

/** Brings the tables to this version. Throws UnavailableError when the database is of a newer one. */
export async function migrateOffice(db: OfficeDatabase): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'office',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const { code, message } = systemError(error instanceof Error ? error : new Error(String(error)));
  throw new UnavailableError(
    `the office database cannot be used: ${message}`,
    {
      where: 'schema office',
      cure:
        code === '42501'
          ? 'grant the role of DATABASE_URL CREATE on the database, or let the owner start the new version once, then make the roles again'
          : 'use the version of Remelt that made it, or a newer one',
    },
    error,
  );
}

async function createOffice(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table office.session (
      id_hash text primary key, person text not null, proof text, how text not null,
      began_at text not null, ends_at text not null
    )`,
    sql`create index session_of_person on office.session (person)`,
    sql`create table office.sign_in (
      id text, at text not null, person text, came_from text not null, outcome text not null, words text
    )`,
    sql`create index sign_in_id on office.sign_in (id)`,
    sql`create index sign_in_from on office.sign_in (came_from, at)`,
    sql`create index sign_in_of_person on office.sign_in (person, at)`,
    sql`create table office.account (
      person text primary key, proof text not null, password text not null, pin text, changed_at text not null
    )`,
    sql`create table office.device (
      id text primary key, secret_hash text not null unique, name text not null, made_by text not null,
      made_at text not null, ends_at text not null
    )`,
    sql`create table office.api_token (
      id text primary key, hash text not null unique, person text not null, proof text not null, name text not null,
      made_at text not null, ends_at text not null
    )`,
    sql`create index api_token_of_person on office.api_token (person)`,
    sql`create table office.confirmation (
      hash text primary key, credential text not null, person text, proof text, meaning text not null,
      ends_at text not null
    )`,
    sql`create table office.passkey (
      id text primary key, person text not null, proof text not null, public_key text not null,
      counter bigint not null, transports text not null, name text not null, made_at text not null, used_at text
    )`,
    sql`create index passkey_of_person on office.passkey (person)`,
    sql`create table office.challenge (challenge text primary key, purpose text not null, ends_at text not null)`,
    sql`create table office.view (
      id text primary key, person text not null, page text not null, name text not null, shared boolean not null,
      search text not null, changed_at text not null, unique (person, page, name)
    )`,
    sql`create table office.layout (
      key text primary key, person text not null, supplier text, said text not null, kept_at text not null
    )`,
    sql`create table office.sheet (
      id text primary key, person text not null, name text not null, asked text not null, kept_at text not null
    )`,
    sql`create table office.setting (
      name text primary key, value text not null, person text not null, changed_at text not null
    )`,
    sql`create table office.job (
      id text primary key, person text not null, calculation text not null, document_hash text not null,
      state text not null, done double precision not null, words text not null, incumbent text, bound text,
      began_at text not null, changed_at text not null, answer text, error text, asked text
    )`,
    sql`create index job_of_person on office.job (person, changed_at)`,
    sql`create table office.reply (
      key text primary key, hash text not null, status integer not null, body text not null, at text not null
    )`,
    sql`create index reply_at on office.reply (at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** What sources said last, and which process of the server does what only one may do. */
async function createSources(db: Kysely<unknown>): Promise<void> {
  await sql`create table office.source (
    id text primary key, condition text not null, words text not null, raw text, heard_at text, said_at text not null
  )`.execute(db);
  await sql`create table office.lease (name text primary key, holder text not null, ends_at timestamptz not null)`.execute(
    db,
  );
}

/** What several processes of a server know of each other: who runs a job and who stopped it, and how much an address has asked of all. */
async function createShared(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table office.job add column holder text, add column stop_at text, add column read_key text`,
    sql`create index job_open on office.job (person) where state in ('waiting', 'running')`,
    sql`create index job_read on office.job (read_key) where read_key is not null`,
    sql`create table office.pace (
      address text primary key, requests double precision not null, granted integer not null, at timestamptz not null
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
