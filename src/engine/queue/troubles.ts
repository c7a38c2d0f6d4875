import { sql } from 'kysely';
import { keyOf, type PartJob } from './part-job.ts';
import type { WorkDatabase } from './work-tables.ts';

/** A part that failed, or came to two results. */
export interface Trouble {
  readonly key: string;
  readonly queue: string;
  readonly job: PartJob;
  readonly failures: number;
  readonly words: string;
  readonly host: string;
  readonly at: string;
  readonly givenUp: boolean;
}

/** Failures after which nobody tries a part again by himself. */
const MOST_FAILURES = 3;
/** Most that a list shows. */
const SHOWN = 200;

/** What went wrong with parts. Its methods throw what the database says. */
export interface TroubleBook {
  /** Notes a failure; true where nobody shall try again. */
  readonly note: (of: Noted) => Promise<boolean>;
  /** Those of the keys that were given up, and why. */
  readonly givenUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The latest first. */
  readonly list: () => Promise<readonly Trouble[]>;
  /** Takes one off the list; null where it is not on it. */
  readonly take: (key: string) => Promise<Trouble | null>;
}

interface Noted {
  readonly queue: string;
  readonly job: PartJob;
  readonly words: string;
  readonly host: string;
  /** True: it is given up at once. */
  readonly atOnce?: boolean;
}

export const troublesOf = (db: WorkDatabase): TroubleBook => ({
  note: async ({ queue, job, words, host, atOnce = false }) => {
    const { given_up } = await db
      .insertInto('work.trouble')
      .values({
        ...{ key: keyOf(job), queue, job: JSON.stringify(job), failures: 1, words, host },
        given_up: atOnce,
      })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          failures: sql<number>`trouble.failures + 1`,
          given_up: sql<boolean>`trouble.given_up or excluded.given_up or trouble.failures + 1 >= ${MOST_FAILURES}`,
          at: sql<Date>`now()`,
          ...{ words, host },
        }),
      )
      .returning('given_up')
      .executeTakeFirstOrThrow();
    return given_up;
  },
  givenUp: async (keys) => {
    if (keys.length === 0) return new Map();
    const rows = await db
      .selectFrom('work.trouble')
      .select(['key', 'words'])
      .where('key', 'in', keys)
      .where('given_up', '=', true)
      .execute();
    return new Map(rows.map(({ key, words }) => [key, words]));
  },
  list: async () =>
    (await db.selectFrom('work.trouble').selectAll().orderBy('at', 'desc').limit(SHOWN).execute()).map(
      troubleOf,
    ),
  take: async (key) => {
    const row = await db.deleteFrom('work.trouble').where('key', '=', key).returningAll().executeTakeFirst();
    return row ? troubleOf(row) : null;
  },
});

const troubleOf = (row: {
  readonly key: string;
  readonly queue: string;
  readonly job: string;
  readonly failures: number;
  readonly words: string;
  readonly host: string;
  readonly at: Date;
  readonly given_up: boolean;
}): Trouble => {
  const { given_up, at, job, ...rest } = row;
  return { ...rest, job: JSON.parse(job) as PartJob, at: at.toISOString(), givenUp: given_up };
};
