import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Engine, type OpenEngine, openPglite } from '../../src/evidence/ledger/store/pglite-engine.ts';

interface Kept {
  readonly engine: Engine;
  /** The state of its folder when it was last let go of. */
  left: string;
}

/** How many databases stay open: each holds some 100 MB. */
const MOST = 2;
const kept = new Map<string, Kept>();

/**
 * Opens the embedded database of a ledger as the real one does, and leaves it open when the ledger is closed: the next
 * command line of this process goes on with it, which saves it a third of a second. Lock, tables, projection and segment
 * file are looked at anew each time. A folder that anybody else has opened in between is opened anew.
 */
export const keptEngine: OpenEngine = async (pgdata, files) => {
  // under any other name it is still being made
  if (basename(pgdata) !== 'pgdata') return openPglite(pgdata, files);
  const known = kept.get(pgdata);
  if (known && known.left === stateOf(pgdata)) return lent(pgdata, known);
  // closing it would write over what another has written
  kept.delete(pgdata);
  for (const other of [...kept.keys()].slice(MOST - 1)) await close(other);
  const opened: Kept = { engine: await openPglite(pgdata, files), left: '' };
  kept.set(pgdata, opened);
  return lent(pgdata, opened);
};

/** Closes what is kept open: before another process opens it. */
export async function closeKept(): Promise<void> {
  for (const pgdata of [...kept.keys()]) await close(pgdata);
}

async function close(pgdata: string): Promise<void> {
  const known = kept.get(pgdata);
  kept.delete(pgdata);
  if (known && known.left === stateOf(pgdata)) await known.engine.close();
}

const lent = (pgdata: string, known: Kept): Engine => ({
  ready: true,
  waitReady: Promise.resolve(),
  closed: false,
  query: (...asked) => known.engine.query(...asked),
  transaction: (work) => known.engine.transaction(work),
  async close() {
    const lives = await known.engine.query('select 1', [], undefined as never).then(
      () => true,
      () => false,
    );
    if (lives) known.left = stateOf(pgdata);
    else kept.delete(pgdata);
  },
});

/** Changes when anybody else has opened the database of a folder, or removed it. */
function stateOf(pgdata: string): string {
  const control = join(pgdata, 'global', 'pg_control');
  if (!existsSync(control)) return 'gone';
  const { ino, mtimeMs } = statSync(control);
  return `${ino} ${mtimeMs}`;
}
