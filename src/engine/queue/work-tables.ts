import { type ColumnType, type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

type Time = ColumnType<Date, never, Date>;
/** Set by the database where it is not given. */
type SetTime = ColumnType<Date, Date | undefined, Date>;

/** Rows of works, their parts and who computes them; all times are those of the database. */
export interface WorkTables {
  /** Works by their hash. */
  readonly 'work.document': { readonly hash: string; readonly text: string; readonly at: Time };
  /** Who waits for a work, and until when unless it says so again. */
  readonly 'work.want': { readonly work: string; readonly asker: string; readonly until: Date };
  /** What parts came to. */
  readonly 'work.computed': {
    readonly input_hash: string;
    /** First of the range and how many: `250+250`. */
    readonly part: string;
    readonly code_version: string;
    readonly data_version: string;
    readonly result_hash: string;
    readonly bytes: Uint8Array;
    /** Of the bytes as they are stored, and before they were squeezed. */
    readonly size: number;
    readonly raw_size: number;
    /** True: the work refused it, and the bytes say why. */
    readonly refused: boolean;
    readonly host: string;
    readonly seconds: number;
    readonly at: Time;
    readonly used_at: SetTime;
    /** The host that computed it a second time, to the same bytes. */
    readonly checked_by: string | null;
  };
  /** Processes that compute parts. */
  readonly 'work.host': {
    readonly id: string;
    readonly name: string;
    readonly code: string;
    readonly data: string;
    /** Calculations whose parts it takes. */
    readonly kinds: string[];
    readonly threads: number;
    readonly doing: number;
    readonly done: number;
    readonly failed: number;
    readonly began_at: SetTime;
    readonly seen_at: SetTime;
  };
  /** Versions of those who ask, so that a host of another one can say so. */
  readonly 'work.asker': {
    readonly id: string;
    readonly code: string;
    readonly data: string;
    readonly seen_at: SetTime;
  };
  /** Parts that failed, and bytes that differed. */
  readonly 'work.trouble': {
    readonly key: string;
    readonly queue: string;
    readonly job: string;
    readonly failures: number;
    readonly words: string;
    readonly host: string;
    readonly at: SetTime;
    /** True: nobody computes it any more until a person says so. */
    readonly given_up: boolean;
  };
}

export type WorkDatabase = Kysely<WorkTables>;

/** Forward only: a released migration is never edited, the next one follows it. */
const MIGRATIONS: Readonly<Record<string, Migration>> = { '001-tables': { up: create } };

/** Brings the tables to this version. Throws what the database says. */
export async function migrateWork(db: WorkDatabase): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'work',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function create(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table work.document (hash text primary key, text text not null, at timestamptz not null default now())`,
    sql`create table work.want (work text not null, asker text not null, until timestamptz not null, primary key (work, asker))`,
    sql`create table work.computed (
      input_hash text not null, part text not null, code_version text not null, data_version text not null,
      result_hash text not null, bytes bytea not null, size integer not null, raw_size integer not null, refused boolean not null, host text not null,
      seconds double precision not null, at timestamptz not null default now(), used_at timestamptz not null default now(),
      checked_by text, primary key (input_hash, part, code_version, data_version)
    )`,
    // what is stored is squeezed already
    sql`alter table work.computed alter column bytes set storage external`,
    sql`create index computed_used on work.computed (used_at)`,
    sql`create table work.host (
      id text primary key, name text not null, code text not null, data text not null, kinds text[] not null,
      threads integer not null, doing integer not null, done integer not null, failed integer not null,
      began_at timestamptz not null default now(), seen_at timestamptz not null default now()
    )`,
    sql`create table work.asker (
      id text primary key, code text not null, data text not null, seen_at timestamptz not null default now()
    )`,
    sql`create table work.trouble (
      key text primary key, queue text not null, job text not null, failures integer not null, words text not null,
      host text not null, at timestamptz not null default now(), given_up boolean not null
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
