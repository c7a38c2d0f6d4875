import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPlace } from '../genealogy/kept-graph.ts';
import { readSnapshot, snapshotOf } from '../genealogy/snapshot.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import { headOf, readHead } from '../trust/head.ts';
import { checkpointOf } from '../trust/prove.ts';
import { subtreeHashes } from '../trust/tree.ts';
import { codeOf, PRIVATE } from './files.ts';

/** So many heats read anew are worth a snapshot; fewer are read faster than it. */
const WORTH_KEEPING = 2_000;

/**
 * Snapshots of the graph of heats in a folder for what only saves time, one file for each ledger: named after its first record. One
 * that is torn, changed or of another history is thrown away, and that is said. A folder that cannot be written keeps none.
 */
export function snapshotsIn(
  folder: string,
  onProgress: (words: string) => void,
  from = WORTH_KEEPING,
): SnapshotPlace {
  let path: string | null = null;
  const discard = async (file: string, why: string): Promise<null> => {
    onProgress(`the kept genealogy ${file} is thrown away and made anew: ${why}`);
    await rm(file, { force: true }).catch(() => undefined);
    return null;
  };
  return {
    from,
    async load(db) {
      path ??= await pathIn(db, folder);
      if (path === null) return null;
      const file = await readFile(path).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') onProgress(`the kept genealogy cannot be read: ${codeOf(error)}`);
        return null;
      });
      if (file === null) return null;
      const read = readSnapshot(file);
      if (typeof read === 'string') return discard(path, read);
      const { size, root } = read.head;
      const head = headOf(await readHead(db, false));
      if (size > head.size) return discard(path, `it knows ${size} records, and there are ${head.size}`);
      if ((await rootAt(db, size)) !== root) return discard(path, 'it was read from another history');
      return { graph: read.graph, size };
    },
    async save(db, graph, head) {
      path ??= await pathIn(db, folder);
      if (path === null) return;
      const draft = `${path}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true, mode: PRIVATE.folder });
        const handle = await open(draft, 'w', PRIVATE.file);
        try {
          for (const piece of snapshotOf(graph, head)) await handle.write(piece);
        } finally {
          await handle.close();
        }
        await rename(draft, path);
      } catch (error) {
        onProgress(`the genealogy is not kept for the next start: ${codeOf(error)}`);
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
    drop() {
      if (path !== null) void rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** Name of the snapshot of a ledger; null while it has no record. */
async function pathIn(db: LedgerTransaction, folder: string): Promise<string | null> {
  const { size } = headOf(await readHead(db, false));
  return size === 0 ? null : join(folder, `heats-${(await rootAt(db, 1)).slice(0, 16)}.graph`);
}

const rootAt = async (db: LedgerTransaction, size: number): Promise<string> =>
  (
    await checkpointOf(
      { head: headOf(await readHead(db, false)), hashes: (subtrees) => subtreeHashes(db, subtrees) },
      size,
    )
  ).root;
