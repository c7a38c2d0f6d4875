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
}

/** Jobs that a list shows. */
const SHOWN = 50;

export const jobBookOn = (db: OfficeDatabase): JobBook => ({
  add: async ({ documentHash, began, changed, ...job }) => {
    await db
      .insertInto('office.job')
      .values({ ...job, document_hash: documentHash, began_at: began, changed_at: changed })
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

const jobOf = ({ document_hash, began_at, changed_at, ...row }: OfficeTables['office.job']): JobRow => ({
  ...row,
  state: row.state as JobState,
  documentHash: document_hash,
  began: began_at,
  changed: changed_at,
});
