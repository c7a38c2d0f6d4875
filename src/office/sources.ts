import { sql } from 'kysely';
import type { OfficeDatabase } from './tables.ts';

/** How a source is, as it was told last. Times are ISO 8601 in UTC. */
export interface SourceRow {
  readonly id: string;
  /** `works`, `waits` or `fault`. */
  readonly condition: string;
  readonly words: string;
  /** Its last word as it said it; null = it has said nothing yet. */
  readonly raw: string | null;
  readonly heardAt: string | null;
  readonly saidAt: string;
}

/** States of sources. They are no facts of the ledger: what they sent is. */
export interface SourceBook {
  readonly states: () => Promise<readonly SourceRow[]>;
  /** Keeps how a source is; its last word stays where there is no new one. */
  readonly putState: (row: SourceRow) => Promise<void>;
  /** Keeps that something came from a source that tells no state of its own. */
  readonly putHeard: (id: string, heard: { readonly raw: string; readonly at: string }) => Promise<void>;
  /**
   * True where this holder does, for so many seconds, what only one process of a server may do. Several processes share a database: the one
   * that asks first has it until it asks no more, by the clock of the database.
   */
  readonly lease: (name: string, holder: string, seconds: number) => Promise<boolean>;
  /** Gives it back, so that another need not wait. */
  readonly endLease: (name: string, holder: string) => Promise<void>;
}

export const sourceBookOn = (db: OfficeDatabase): SourceBook => ({
  states: async () => {
    const rows = await db.selectFrom('office.source').selectAll().execute();
    return rows.map(({ heard_at: heardAt, said_at: saidAt, ...row }) => ({ ...row, heardAt, saidAt }));
  },
  putState: async ({ heardAt, saidAt, raw, ...row }) => {
    const heard = heardAt === null ? {} : { heard_at: heardAt, raw };
    await db
      .insertInto('office.source')
      .values({ ...row, said_at: saidAt, heard_at: heardAt, raw })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ condition: row.condition, words: row.words, said_at: saidAt, ...heard }),
      )
      .execute();
  },
  putHeard: async (id, { raw, at }) => {
    await db
      .insertInto('office.source')
      .values({ id, condition: 'works', words: 'it has sent a file', raw, heard_at: at, said_at: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ raw, heard_at: at, said_at: at }))
      .execute();
  },
  lease: async (name, holder, seconds) => {
    const { rows } = await sql`
      insert into office.lease as held (name, holder, ends_at)
      values (${name}, ${holder}, now() + make_interval(secs => ${seconds}))
      on conflict (name) do update set holder = excluded.holder, ends_at = excluded.ends_at
      where held.holder = excluded.holder or held.ends_at < now()
      returning holder`.execute(db);
    return rows.length === 1;
  },
  endLease: async (name, holder) => {
    await db.deleteFrom('office.lease').where('name', '=', name).where('holder', '=', holder).execute();
  },
});
