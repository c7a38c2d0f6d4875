import { sql } from 'kysely';
import type { JobState } from '../documents/job.ts';
import type { OfficeDatabase, OfficeTables } from './tables.ts';

/** A job as its row. */
export interface JobRow {
  readonly id: string;
  readonly person: string;
  readonly calculation: string;
  readonly documentHash: string;
  readonly state: JobState;
  readonly done: number;
  readonly words: string;
  /** What a search has found, and what nothing can be better than, as JSON text; null while it has found nothing. */
  readonly incumbent: string | null;
  readonly bound: string | null;
  readonly began: string;
  readonly changed: string;
  /** JSON text. */
  readonly answer: string | null;
  readonly error: string | null;
  /** The booking that it is, as JSON text; null for a calculation. */
  readonly asked: string | null;
  /** The process that runs it, by its lease; null before several could. */
  readonly holder: string | null;
  /** What it reads, by all that the answer rests on; null where it reads nothing. */
  readonly readKey: string | null;
}

type Change = Pick<JobRow, 'changed'> &
  Partial<Pick<JobRow, 'state' | 'done' | 'words' | 'incumbent' | 'bound' | 'answer' | 'error'>>;

/** Jobs of persons, so that any process of a server and any device finds them. */
export interface JobBook {
  readonly add: (job: JobRow) => Promise<void>;
  readonly change: (id: string, change: Change) => Promise<void>;
  /** Of whoever asked for it. */
  readonly job: (id: string) => Promise<JobRow | null>;
  /** The latest jobs of a person, and of those only what changed after a time; without their answers. */
  readonly jobs: (person: string, after?: string) => Promise<readonly JobRow[]>;
  /** The latest job that reads something, unless it came to nothing. */
  readonly reading: (readKey: string) => Promise<JobRow | null>;
  /** Jobs that had not ended when this one was added, itself among them: of its person, and of all. */
  readonly openUpTo: (
    job: Pick<JobRow, 'id' | 'person' | 'began'>,
  ) => Promise<{ ofPerson: number; ofAll: number }>;
  readonly remove: (id: string) => Promise<void>;
  /** Asks whatever process runs it to stop it. */
  readonly askStop: (id: string, at: string) => Promise<void>;
  /** Open jobs of a process that somebody asked to stop. */
  readonly toStop: (holder: string) => Promise<readonly string[]>;
  /** Says of open jobs that they are lost where their process holds no lease any more. */
  readonly lose: (at: string) => Promise<void>;
}

/** Jobs that a list shows. */
const SHOWN = 50;
const OPEN = ['waiting', 'running'] as const;
/** A job of a version that told no holder is lost when its row was not touched for so long [ms]. */
const OLD_MS = 60_000;

/** Name of the lease by which a process that runs jobs is known to live. */
export const leaseOfHolder = (holder: string): string => `jobs ${holder}`;

export const jobBookOn = (db: OfficeDatabase): JobBook => ({
  ...openJobsOn(db),
  add: async ({ documentHash, began, changed, readKey, ...job }) => {
    await db
      .insertInto('office.job')
      .values({
        ...{ ...job, document_hash: documentHash, began_at: began, changed_at: changed },
        ...{ read_key: readKey, stop_at: null },
      })
      .execute();
  },
  change: async (id, { changed, ...change }) => {
    await db
      .updateTable('office.job')
      .set({ ...change, changed_at: changed })
      .where('id', '=', id)
      .execute();
  },
  job: async (id) => {
    const row = await db.selectFrom('office.job').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? jobOf(row) : null;
  },
  jobs: async (person, after = '') => {
    const rows = await db
      .selectFrom('office.job')
      .selectAll()
      .where('person', '=', person)
      .where('changed_at', '>', after)
      .orderBy('changed_at', 'desc')
      .limit(SHOWN)
      .execute();
    return rows.map((row) => ({ ...jobOf(row), answer: null }));
  },
});

/** What processes of a server ask of each other's jobs. */
const openJobsOn = (
  db: OfficeDatabase,
): Pick<JobBook, 'reading' | 'openUpTo' | 'remove' | 'askStop' | 'toStop' | 'lose'> => ({
  reading: async (readKey) => {
    const row = await db
      .selectFrom('office.job')
      .selectAll()
      .where('read_key', '=', readKey)
      .where('state', 'in', [...OPEN, 'done'])
      .orderBy('began_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? jobOf(row) : null;
  },
  openUpTo: async ({ id, person, began }) => {
    const rows = await db
      .selectFrom('office.job')
      .select(['person', ({ fn }) => fn.countAll().as('jobs')])
      .where('state', 'in', OPEN)
      .where(sql<boolean>`(began_at, id) <= (${began}, ${id})`)
      .groupBy('person')
      .execute();
    const counts = new Map(rows.map((row) => [row.person, Number(row.jobs)]));
    return { ofPerson: counts.get(person) ?? 0, ofAll: [...counts.values()].reduce((sum, n) => sum + n, 0) };
  },
  remove: async (id) => {
    await db.deleteFrom('office.job').where('id', '=', id).execute();
  },
  askStop: async (id, at) => {
    await db
      .updateTable('office.job')
      .set({ stop_at: at })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .execute();
  },
  toStop: async (holder) => {
    const rows = await db
      .selectFrom('office.job')
      .select('id')
      .where('state', 'in', OPEN)
      .where('holder', '=', holder)
      .where('stop_at', 'is not', null)
      .execute();
    return rows.map(({ id }) => id);
  },
  lose: async (at) => {
    const old = new Date(Date.parse(at) - OLD_MS).toISOString();
    await sql`
      update office.job set state = 'lost', words = 'the server that ran it has ended', changed_at = ${at}
      where state in ('waiting', 'running') and case
        when holder is null then changed_at < ${old}
        else not exists (
          select from office.lease where name = ${leaseOfHolder('')} || holder and ends_at >= now()
        ) end`.execute(db);
  },
});

const jobOf = ({
  document_hash,
  began_at,
  changed_at,
  read_key: readKey,
  stop_at: _,
  ...row
}: OfficeTables['office.job']): JobRow => ({
  ...row,
  readKey,
  state: row.state as JobState,
  documentHash: document_hash,
  began: began_at,
  changed: changed_at,
});
