import { createHash } from 'node:crypto';
import * as disk from 'node:fs/promises';
import { ConflictError, cureBy, RemeltError } from '../../../foundation/errors.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { leafOf } from '../../proof/leaf.ts';
import { EMPTY_FRONTIER, type Frontier, frontierRoot, growFrontier } from '../../proof/merkle.ts';
import type { Head, Store } from '../store.ts';
import { codeOf, diskError, PRIVATE } from './files.ts';
import type { Frame } from './frame.ts';
import { textLine } from './segment.ts';

/** First line of a backup: which ledger, and when it was copied. */
export interface BackupHead extends Head {
  readonly format: 'remelt-backup/1';
  readonly made: string;
  /** Version of Remelt. */
  readonly version: string;
  /** Size and root signed with the key of the log; null where that key was not at hand. */
  readonly checkpoint: string | null;
}

/** What lies beside the records: a row of the office, or a small file of the ledger's folder. */
export interface Beside {
  readonly of: 'office' | 'file';
  /** Table, or path in the folder. */
  readonly name: string;
  readonly content: unknown;
}

/** Last line: how many lines there are before it, and the hash of their hashes [hex]. */
export interface BackupEnd {
  readonly lines: number;
  readonly sha256: string;
}

/** A line of a backup; the line of a frame is that of the segment file. */
export type BackupLine = BackupHead | Frame | { readonly beside: Beside } | { readonly end: BackupEnd };

interface BackupOptions {
  readonly store: Pick<Store, 'frames'>;
  readonly head: Omit<BackupHead, 'format'>;
  readonly beside: readonly Beside[];
  readonly onProgress: (words: string) => void;
}

/** Records asked for at a time. */
const PAGE = 1000;

/**
 * Writes a backup of the first `head.size` records; answers its bytes. It appears under its name when it is whole, for this
 * account alone (mode 0600). Throws ConflictError for a file that is there, or where the records do not give the root.
 */
export async function writeBackup(path: string, options: BackupOptions): Promise<number> {
  const draft = `${path}.part-${process.pid}`;
  try {
    // looked at here and again at the end: `rename` would write over it
    await refuseThere(path);
    const file = await disk.open(draft, 'wx', PRIVATE.file);
    let bytes = 0;
    try {
      for await (const line of linesOf(options)) bytes += (await file.write(line)).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.link(draft, path);
    return bytes;
  } catch (error) {
    if (error instanceof RemeltError) throw error;
    throw codeOf(error) === 'EEXIST' ? isThere(path) : diskError(error, 'writing the backup', path);
  } finally {
    await disk.rm(draft, { force: true });
  }
}

const isThere = (path: string): ConflictError =>
  new ConflictError('there is a file of that name already', {
    where: path,
    cure: 'name another file; a backup is never written over',
  });

async function refuseThere(path: string): Promise<void> {
  const found = await disk.stat(path).catch(() => null);
  if (found) throw isThere(path);
}

async function* linesOf({ store, head, beside, onProgress }: BackupOptions): AsyncGenerator<Uint8Array> {
  const hashes = createHash('sha256');
  let lines = 0;
  const lineOf = (line: BackupLine): Uint8Array => {
    const written = textLine(JSON.stringify(line));
    hashes.update(written.subarray(0, 64));
    lines += 1;
    return written;
  };
  yield lineOf({ format: 'remelt-backup/1', ...head });
  let frontier = EMPTY_FRONTIER;
  while (frontier.size < head.size) {
    const frames = await store.frames(frontier.size, Math.min(PAGE, head.size - frontier.size));
    for (const frame of frames) {
      frontier = grownBy(frontier, frame);
      yield lineOf(frame);
    }
    onProgress(`${frontier.size} of ${head.size} records copied`);
  }
  refuseOtherRoot(frontier, head);
  for (const one of beside) yield lineOf({ beside: one });
  yield textLine(JSON.stringify({ end: { lines, sha256: hashes.digest('hex') } }));
}

const grownBy = (frontier: Frontier, { records }: Frame): Frontier =>
  records.reduce((grown, { text }) => growFrontier(grown, fromHex(leafOf(text))).frontier, frontier);

function refuseOtherRoot(frontier: Frontier, { size, root }: Head): void {
  const found = toHex(frontierRoot(frontier));
  if (frontier.size === size && found === root) return;
  throw new ConflictError('the records of the ledger do not give its root: it was changed', {
    path: 'root',
    value: found,
    allowed: root,
    ...cureBy('keep the last good backup, and see what is wrong', 'proof/verify-ledger'),
  });
}
