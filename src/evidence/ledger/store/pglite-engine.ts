import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions, type Results, types } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';
import { isFault } from '../../../foundation/errors.ts';
import type { Files } from '../files/files.ts';
import { copiesIn } from './copy-rows.ts';
import { type DiskFailure, diskOf } from './pglite-disk.ts';
import { emptyDatabase, writeEmptyDatabase } from './pglite-image.ts';

/** What Kysely needs of an embedded database. */
export type Engine = Exclude<PGliteDialectConfig['pglite'], () => unknown>;
/** Versions of the embedded database: of the package, and of the PostgreSQL whose files it makes. */
export const PGLITE = { version: '0.5.16', postgres: '18' } as const;

export type OpenEngine = (pgdata: string, files: Files) => Promise<Engine>;

/** Opens PGlite in a folder, with an empty database where there is none. Throws when the folder is not one of its own, and DiskFailure when the disk fails. */
export const openPglite: OpenEngine = async (pgdata, files) => {
  let failure: DiskFailure | undefined;
  const fs = diskOf(pgdata, files, (first) => {
    failure ??= first;
  });
  try {
    if (!(await files.exists(join(pgdata, 'PG_VERSION')))) await writeEmptyDatabase(pgdata);
    return engineOf(await create({ fs }));
  } catch (error) {
    throw failure ?? ofDatabase(error);
  }
};

/**
 * PGlite asks for 128 MB of buffers, which cost a tenth of a second at each start; the cache of the system serves as well. Its words on
 * a long start go nowhere, and their timer keeps the process alive for ever when the disk fills up in the middle of a recovery.
 */
const START = [
  ...PGlite.defaultStartParams,
  ...['-c', 'shared_buffers=32MB'],
  ...['-c', 'log_startup_progress_interval=0'],
];

/**
 * How many bytes of its code a function of WebAssembly runs before V8 compiles it once more, for speed. By V8's own figure the mere
 * start of the database has 38 functions compiled so. One of them takes 600 MB and a second of processor, and most commands end
 * before it pays. A function that works longer is still compiled.
 */
const TIERING_BUDGET = { database: 1_000_000_000, v8: 13_000_000 } as const;

/** Opens PGlite. A module keeps the budget that it was compiled with: the solver has V8's own. */
async function create(options: PGliteOptions): Promise<PGlite> {
  setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET.database}`);
  try {
    return (await PGlite.create({ ...options, parsers: PARSERS, startParams: START })) as PGlite;
  } finally {
    setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET.v8}`);
  }
}

/** Node reads hexadecimal ten times as fast as PGlite does. */
const PARSERS = { [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex') };

/** PGlite in memory: nothing is on a disk. */
export const openInMemory = async (): Promise<Engine> =>
  engineOf(await create({ loadDataDir: await emptyDatabase() }));

/** Version of the embedded database, as one opened in memory tells it. */
export async function lookAtPglite(): Promise<string> {
  const pglite = await create({ loadDataDir: await emptyDatabase() });
  try {
    const { rows } = await pglite.query<{ server_version: string }>('show server_version');
    return `opens, PostgreSQL ${rows[0]?.server_version}`;
  } finally {
    await pglite.close();
  }
}

/**
 * PGlite that is never asked again after it has died: a query to a module that was left in the middle of its work (even
 * the rollback, or closing) may never come back.
 */
export function engineOf(pglite: PGlite): Engine {
  let death: unknown = null;
  const query: Engine['query'] = async (sql, parameters, options) => {
    if (death !== null) throw death;
    try {
      let answer: Results<never> | undefined;
      for (const { statement, rows } of copiesIn(sql, parameters) ?? [])
        answer = await pglite.query(statement.replace(/stdin$/, "'/dev/blob'"), [], {
          blob: new Blob([rows]),
        });
      return answer ?? (await pglite.query(sql, parameters, options as never));
    } catch (error) {
      if (isRefusal(error)) throw error;
      death = ofDatabase(error);
      throw death;
    }
  };
  return {
    ready: true,
    waitReady: Promise.resolve(),
    get closed() {
      return pglite.closed;
    },
    query,
    async transaction(work) {
      const refused = await query('begin').then(
        () => null,
        (error: unknown) => error,
      );
      const inside = { query } as Parameters<typeof work>[0];
      let result: Awaited<ReturnType<typeof work>>;
      try {
        // Also when `begin` failed: the driver waits until its work was started.
        result = await work(inside);
      } catch (error) {
        await query('rollback').catch(() => undefined);
        throw refused ?? error;
      }
      if (refused !== null) throw refused;
      await query('commit');
      return result;
    },
    async close() {
      if (death === null) await pglite.close();
    },
  };
}

/** What the database throws when it dies, told from a fault of this program. */
const ofDatabase = (error: unknown): unknown =>
  isFault(error) ? new Error(String(error), { cause: error }) : error;

/** True when the database itself said no and goes on living (severity ERROR). */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && error.severity === 'ERROR';
