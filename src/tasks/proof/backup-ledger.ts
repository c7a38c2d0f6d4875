import type { TaskContext } from '../../desk/context.ts';
import type { LedgerBackup, LedgerRestore } from '../../documents/proof/ledger-check.ts';
import { type Beside, writeBackup } from '../../evidence/ledger/files/backup.ts';
import { type CheckedBackup, checkBackup, framesIn } from '../../evidence/ledger/files/check-backup.ts';
import { nodeFiles, onDisk } from '../../evidence/ledger/files/files.ts';
import type { Head } from '../../evidence/ledger/store.ts';
import type { LedgerPlace } from './ledger-checks.ts';
import { signedIfPossible } from './sign-checkpoint/sign-checkpoint.ts';

export type { Beside };

interface BackupOrder {
  readonly file: string;
  /** Version of Remelt that writes it. */
  readonly version: string;
  /** What lies beside the records. */
  readonly beside: readonly Beside[];
}

/** Writes records, what opens them, and what lies beside them into one file, signed where the key of the log is at hand. */
export async function backUp(
  { file, version, beside }: BackupOrder,
  context: TaskContext,
): Promise<LedgerBackup> {
  const { store, clock, onProgress = () => undefined } = context;
  const head = await store.head();
  const signed = await signedIfPossible(head, context);
  const made = clock().toISOString();
  const bytes = await writeBackup(file, {
    store,
    head: { ...head, made, version, checkpoint: signed?.checkpoint ?? null },
    beside,
    onProgress,
  });
  const office = beside.filter(({ of }) => of === 'office').length;
  return { format: 'remelt-ledger-backup/1', file, bytes, ...head, made, office, signed: signed !== null };
}

/** Reads a copy to its end as a restore would. Throws InputError where a record is not whole, ConflictError where it is not that history. */
export async function checkCopy(file: string, noted: Head): Promise<void> {
  const log = await onDisk('reading the backup', file, () => nodeFiles.readLog(file));
  try {
    await checkBackup(log, { where: file, noted, onProgress: () => undefined });
  } finally {
    await log.close();
  }
}

/** Text of the first record of a copy: it says which ledger it is of. Null for a file that is not a copy. */
export async function firstRecordOf(file: string): Promise<string | null> {
  try {
    const log = await nodeFiles.readLog(file);
    try {
      for await (const { records } of framesIn(log)) return records[0]?.text ?? null;
      return null;
    } finally {
      await log.close();
    }
  } catch {
    return null;
  }
}

interface RestoreOrder {
  readonly file: string;
  /** A head that was noted elsewhere: of two histories it says which one is wanted. */
  readonly noted?: Head | undefined;
  readonly place: LedgerPlace;
  readonly cache?: string | undefined;
  readonly clock: () => Date;
  readonly onProgress: (words: string) => void;
  /**
   * Puts back what lies beside the records: into the folder `draft` before it becomes the ledger, or beside the tables of a server (null).
   */
  readonly putBeside: (beside: readonly Beside[], draft: string | null) => Promise<void>;
}

/** Checks a backup record by record, and makes the ledger of an empty place from it. */
export async function restoreLedger(order: RestoreOrder): Promise<LedgerRestore> {
  const { file, noted, place, onProgress } = order;
  const backup = await onDisk('reading the backup', file, () => nodeFiles.readLog(file));
  try {
    const { head, beside, signedBy } = await checkBackup(backup, { where: file, noted, onProgress });
    await put({ head, beside, signedBy }, { ...order, backup });
    const { size, root, made } = head;
    const office = beside.filter(({ of }) => of === 'office').length;
    return {
      format: 'remelt-ledger-restore/1',
      file,
      place: place.databaseUrl ? 'DATABASE_URL' : place.folder,
      size,
      root,
      made,
      office,
      signedBy,
    };
  } finally {
    await backup.close();
  }
}

async function put(
  { head, beside }: CheckedBackup,
  order: RestoreOrder & { readonly backup: Awaited<ReturnType<typeof nodeFiles.readLog>> },
): Promise<void> {
  const { place, cache, clock, backup, onProgress, putBeside } = order;
  const { size, root } = head;
  const checked = { backup, head: { size, root }, onProgress };
  if (place.databaseUrl) {
    const { restoreServer } = await import('../../evidence/ledger/store/postgres-store.ts');
    await restoreServer(place.databaseUrl, checked);
    return putBeside(beside, null);
  }
  const { restoreFolder } = await import('../../evidence/ledger/files/restore-folder.ts');
  const complete = (draft: string) => putBeside(beside, draft);
  return restoreFolder({ ...checked, folder: place.folder, files: nodeFiles, clock, cache, complete });
}
