import { sql } from 'kysely';
import type { ProgramVersion } from './program-version.ts';
import { ALIVE_S } from './results.ts';
import type { WorkDatabase } from './work-tables.ts';

/** A process that computes parts, as it says of itself. */
export interface HostSaid {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
  readonly threads: number;
  readonly doing: number;
  readonly done: number;
  readonly failed: number;
}

/** A host as others see it. */
export interface Host extends HostSaid, ProgramVersion {
  readonly began: string;
  /** Seconds since it was heard of, by the clock of the database. */
  readonly silent_s: number;
}

/** Who computes parts, and who asks for them. Its methods throw what the database says. */
export interface HostBook {
  /** A host says how it is. */
  readonly say: (host: HostSaid) => Promise<void>;
  readonly end: (id: string) => Promise<void>;
  /** Who asks says which version it needs. */
  readonly ask: (id: string) => Promise<void>;
  /** Versions that were asked for lately and are not this one. */
  readonly othersAsked: () => Promise<readonly ProgramVersion[]>;
  /** Hosts of this version that take parts of a calculation, and were heard of lately. */
  readonly alive: (kind: string) => Promise<readonly HostSaid[]>;
  readonly all: () => Promise<readonly Host[]>;
}

const lately = sql<Date>`now() - make_interval(secs => ${ALIVE_S})`;

export const hostsOf = (db: WorkDatabase, { code, data }: ProgramVersion): HostBook => ({
  say: async ({ id, name, kinds, threads, doing, done, failed }) => {
    await db
      .insertInto('work.host')
      .values({ id, name, code, data, kinds: [...kinds], threads, doing, done, failed })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ doing, done, failed, seen_at: sql<Date>`now()` }),
      )
      .execute();
  },
  end: async (id) => {
    await db.deleteFrom('work.host').where('id', '=', id).execute();
  },
  ask: async (id) => {
    await db
      .insertInto('work.asker')
      .values({ id, code, data })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: sql<Date>`now()` }))
      .execute();
  },
  othersAsked: async () =>
    db
      .selectFrom('work.asker')
      .select(['code', 'data'])
      .distinct()
      .where('seen_at', '>', lately)
      .where((where) => where.or([where('code', '<>', code), where('data', '<>', data)]))
      .execute(),
  alive: (kind) =>
    db
      .selectFrom('work.host')
      .select(['id', 'name', 'kinds', 'threads', 'doing', 'done', 'failed'])
      .where('code', '=', code)
      .where('data', '=', data)
      .where('seen_at', '>', lately)
      .where(sql<boolean>`${kind} = any (kinds)`)
      .execute(),
  all: async () => {
    const rows = await db
      .selectFrom('work.host')
      .selectAll()
      .select(sql<number>`extract(epoch from now() - seen_at)::float8`.as('silent_s'))
      .orderBy('name')
      .orderBy('began_at')
      .execute();
    return rows.map(({ began_at, seen_at: _, ...row }) => ({ ...row, began: began_at.toISOString() }));
  },
});
