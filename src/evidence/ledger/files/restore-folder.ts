import { basename, dirname, join, resolve } from 'node:path';
import { ConflictError } from '../../../foundation/errors.ts';
import { openPgliteStore } from '../store/pglite-store.ts';
import { framesIn, type RestoreOptions, refuseWrong } from './check-backup.ts';
import { type Files, onDisk } from './files.ts';
import { segmentPath } from './kept-files.ts';
import { lockFolder, systemProcesses } from './lock.ts';
import { lineOf } from './segment.ts';

interface FolderOptions extends RestoreOptions {
  readonly folder: string;
  readonly files: Files;
  readonly clock: () => Date;
  /** Folder that an empty database is kept in. */
  readonly cache?: string | undefined;
  /** Puts what lies beside the records into the folder, before it becomes the ledger. */
  readonly complete: (draft: string) => Promise<void>;
}

/**
 * Makes an embedded ledger from a backup. It is made and verified under another name, and becomes the ledger of the folder
 * when all of it holds. Throws ConflictError for a folder that holds something.
 */
export async function restoreFolder(options: FolderOptions): Promise<void> {
  const { files, clock } = options;
  const folder = resolve(options.folder);
  await refuseUsed(folder, files);
  await onDisk('creating the data folder', folder, () => files.makeFolder(dirname(folder)));
  const lock = await lockFolder(`${folder}.lock`, files, systemProcesses(files.readText), clock());
  const draft = join(dirname(folder), `.${basename(folder)}.restoring-${process.pid}`);
  try {
    await refuseUsed(folder, files);
    await onDisk('restoring the ledger', draft, () => files.removeFolder(draft));
    await onDisk('restoring the ledger', draft, () => files.makeFolder(draft));
    await fillSegment(segmentPath(draft), options);
    await verifyDraft(draft, options);
    await options.complete(draft);
    await refuseUsed(folder, files);
    await onDisk('restoring the ledger', folder, async () => {
      await files.removeFolder(folder);
      await files.rename(draft, folder);
    });
  } finally {
    await files.removeFolder(draft).catch(() => undefined);
    await lock.release();
  }
}

/** Throws ConflictError where anything lies in the folder. */
async function refuseUsed(folder: string, files: Files): Promise<void> {
  const [first] = await files.list(folder).catch(() => []);
  if (first === undefined) return;
  throw new ConflictError('the folder is not empty: a backup is restored where nothing is', {
    where: folder,
    value: first,
    cure: 'move the folder away, or name another one in REMELT_FOLDER',
  });
}

async function fillSegment(path: string, { files, backup }: FolderOptions): Promise<void> {
  await onDisk('restoring the ledger', path, async () => {
    const segment = await files.openLog(path);
    try {
      for await (const frame of framesIn(backup)) await segment.append(lineOf(frame));
      await segment.sync();
    } finally {
      await segment.close();
    }
  });
}

/** Makes the database from the records, and verifies both. */
async function verifyDraft(draft: string, options: FolderOptions): Promise<void> {
  const { files, clock, cache, head, onProgress } = options;
  const store = await openPgliteStore({
    folder: draft,
    files,
    clock,
    salts: () => new Uint8Array(),
    onProgress,
    ...(cache === undefined ? {} : { cache }),
  });
  try {
    refuseWrong(await store.verify(head));
  } finally {
    await store.close();
  }
}
