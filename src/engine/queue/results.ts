import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { type PartJob, partName, sha256, type TravellingWork } from './part-job.ts';
import type { ProgramVersion } from './program-version.ts';
import type { WorkDatabase } from './work-tables.ts';

/** What a part came to: its bytes, or why the work refuses it. */
export interface PartResult {
  readonly bytes: Uint8Array;
  /** True: the bytes are the refusal, as JSON. */
  readonly refused: boolean;
}

/** Numbers of an ensemble become 0.42 times as large; they are read as text of twice their size, which costs more than this. */
const SQUEEZE = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Bytes of results that are kept at most, as they are stored; the ones used longest ago go first. */
const BUDGET = 2 * 2 ** 30;
/** A work that nobody waits for is kept so long, so that its parts can be compared and retried [s]. */
const WORK_KEPT_S = 3600;
/** Who waits for a work says so again within this time [s]. */
const WANTED_S = 15;
/** A process that says nothing for so long is not counted [s]. */
export const ALIVE_S = 10;

/** Works, what their parts came to, and who waits for them. */
export interface ResultBook {
  /** Hands a work in and says who waits for it. */
  readonly want: (work: TravellingWork, asker: string) => Promise<void>;
  /** Says again who waits. */
  readonly stillWant: (work: string, asker: string) => Promise<void>;
  readonly wantNoMore: (work: string, asker: string) => Promise<void>;
  /** Those of the works that somebody waits for. */
  readonly wanted: (works: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The text of a work; null for one that is gone. */
  readonly text: (work: string) => Promise<string | null>;
  /** What is there of some parts, by their names. */
  readonly found: (work: string, parts: readonly string[]) => Promise<ReadonlyMap<string, PartResult>>;
  /**
   * Keeps what a part came to; false where another host has come to other bytes, which are thrown away: one of both is wrong.
   */
  readonly keep: (
    job: PartJob,
    result: PartResult,
    by: { readonly host: string; readonly seconds: number },
  ) => Promise<boolean>;
  /** Deletes what is beyond the budget, and works that nobody waits for. */
  readonly tidy: (budget?: number) => Promise<void>;
}

/** Results of one version of the program and the data. Its methods throw what the database says. long because each is one statement. */
export function resultsOf(db: WorkDatabase, { code, data }: ProgramVersion): ResultBook {
  const until = sql<Date>`now() + make_interval(secs => ${WANTED_S})`;
  const stillWant: ResultBook['stillWant'] = async (work, asker) => {
    await db
      .insertInto('work.want')
      .values({ work, asker, until })
      .onConflict((conflict) => conflict.columns(['work', 'asker']).doUpdateSet({ until }))
      .execute();
  };
  return {
    want: async ({ hash, text }, asker) => {
      await db
        .insertInto('work.document')
        .values({ hash, text })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
      await stillWant(hash, asker);
    },
    stillWant,
    wantNoMore: async (work, asker) => {
      await db.deleteFrom('work.want').where('work', '=', work).where('asker', '=', asker).execute();
    },
    wanted: async (works) => {
      if (works.length === 0) return new Set();
      const rows = await db
        .selectFrom('work.want')
        .select('work')
        .where('work', 'in', works)
        .where('until', '>', sql<Date>`now()`)
        .execute();
      return new Set(rows.map(({ work }) => work));
    },
    text: async (work) =>
      (await db.selectFrom('work.document').select('text').where('hash', '=', work).executeTakeFirst())
        ?.text ?? null,
    found: async (work, parts) => {
      if (parts.length === 0) return new Map();
      const rows = await db
        .selectFrom('work.computed')
        .select(['part', 'refused', 'raw_size', sql<string>`encode(bytes, 'base64')`.as('base64')])
        .where('input_hash', '=', work)
        .where('part', 'in', parts)
        .where('code_version', '=', code)
        .where('data_version', '=', data)
        .execute();
      if (rows.length > 0)
        await db
          .updateTable('work.computed')
          .set({ used_at: sql<Date>`now()` })
          .where('input_hash', '=', work)
          .where(
            'part',
            'in',
            rows.map(({ part }) => part),
          )
          .execute();
      return new Map(
        rows.map(({ part, base64, raw_size, refused }) => [
          part,
          { bytes: unsqueezed(Buffer.from(base64, 'base64'), raw_size), refused },
        ]),
      );
    },
    keep: async (job, { bytes, refused }, { host, seconds }) => {
      const hash = sha256(bytes);
      const part = partName(job);
      const stored = zstdCompressSync(bytes, SQUEEZE);
      const [row] = await db
        .insertInto('work.computed')
        .values({
          ...{ input_hash: job.work, part, code_version: code, data_version: data, result_hash: hash },
          ...{
            bytes: stored,
            size: stored.length,
            raw_size: bytes.length,
            refused,
            host,
            seconds,
            checked_by: null,
          },
        })
        .onConflict((conflict) =>
          conflict
            .columns(['input_hash', 'part', 'code_version', 'data_version'])
            .doUpdateSet({
              checked_by: sql<string>`case when computed.host <> excluded.host then excluded.host end`,
            })
            .where(sql<boolean>`computed.result_hash = excluded.result_hash`),
        )
        .returning('result_hash')
        .execute();
      if (row) return true;
      await db
        .deleteFrom('work.computed')
        .where('input_hash', '=', job.work)
        .where('part', '=', part)
        .where('code_version', '=', code)
        .where('data_version', '=', data)
        .execute();
      return false;
    },
    tidy: async (budget = BUDGET) => {
      await sql`
        delete from work.computed where ctid in (
          select ctid from (
            select ctid, sum(size) over (order by used_at desc, input_hash, part) as kept from work.computed
          ) as newest where kept > ${budget}
        )`.execute(db);
      await sql`delete from work.want where until < now()`.execute(db);
      await sql`
        delete from work.document where at < now() - make_interval(secs => ${WORK_KEPT_S})
          and not exists (select from work.want where work = hash)`.execute(db);
      const gone = sql`now() - make_interval(secs => ${WORK_KEPT_S})`;
      await sql`delete from work.host where seen_at < ${gone}`.execute(db);
      await sql`delete from work.asker where seen_at < ${gone}`.execute(db);
    },
  };
}

/** In one piece, which is not copied again. */
const unsqueezed = (bytes: Uint8Array, size: number): Uint8Array =>
  zstdDecompressSync(bytes, { chunkSize: Math.max(64, size + 1) });
