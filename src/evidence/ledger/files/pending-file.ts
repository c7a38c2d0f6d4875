import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Entry } from '../rules/entry.ts';
import { type Files, onDisk } from './files.ts';
import { documentOf, lines, textLine } from './segment.ts';

/** A command that was decided as a whole and is written in pieces: once it is on disk, all of it will be in the ledger (S25). */
export interface Pending {
  readonly key: string;
  readonly commandHash: string;
  /** Entries of each piece; number and time are given when it is written. */
  readonly pieces: readonly (readonly Entry[])[];
}

/** What a command was decided on. */
export interface DecidedOn {
  /** Subjects that it names. */
  readonly subjects: ReadonlySet<string>;
  /** Records of the ledger when its first piece was decided. */
  readonly size: number;
}

/** Where such a command is kept until its last piece is written. */
export interface PendingPlace {
  /**
   * Runs work while no other process writes in pieces; null where one does and it is not waited for.
   */
  alone<T>(work: () => Promise<T>, how: { readonly waits: boolean }): Promise<T | null>;
  /** False: what it was decided on has changed meanwhile, and it was not kept. */
  keep(pending: Pending, on: DecidedOn): Promise<boolean>;
  /** The one that was kept whole; null where there is none. One that a stop has torn was never begun, and goes. */
  read(): Promise<Pending | null>;
  clear(pending: Pick<Pending, 'key'>): Promise<void>;
}

/** The first line of the file, and its last by the number of lines. */
interface Ends {
  readonly key: string;
  readonly commandHash: string;
  readonly pieces: number;
}

/** The file for it in the folder of an embedded ledger: a line for each piece, between two that say what and how many. */
export function pendingIn(folder: string, files: Files): PendingPlace {
  const path = join(folder, 'ledger.pending');
  const clear = () => onDisk('removing a pending import', path, () => files.remove(path));
  return {
    // the lock of the folder keeps every other process out
    alone: (work) => work(),
    clear,
    async keep({ key, commandHash, pieces }) {
      await clear();
      await onDisk('writing a pending import', path, async () => {
        const ends: Ends = { key, commandHash, pieces: pieces.length };
        const file = await files.openLog(path);
        try {
          await file.append(textLine(JSON.stringify(ends)));
          for (const piece of pieces) {
            await file.append(textLine(JSON.stringify(piece)));
            await setImmediate();
          }
          await file.append(textLine(JSON.stringify(ends)));
          await file.sync();
        } finally {
          await file.close();
        }
      }).catch(async (error: unknown) => {
        await clear().catch(() => undefined);
        throw error;
      });
      return true;
    },
    async read() {
      if (!(await files.exists(path))) return null;
      const pending = await onDisk('reading a pending import', path, () => wholeIn(path, files));
      if (!pending) await clear();
      return pending;
    },
  };
}

async function wholeIn(path: string, files: Files): Promise<Pending | null> {
  const documents: unknown[] = [];
  const file = await files.readLog(path);
  try {
    for await (const { bytes, complete } of lines(file, 0)) {
      const document = complete ? documentOf(bytes) : null;
      if (document === null) return null;
      documents.push(document);
    }
  } finally {
    await file.close();
  }
  const [first, ...pieces] = documents as [Ends | undefined, ...(readonly Entry[])[]];
  pieces.pop();
  if (!first || pieces.length !== first.pieces) return null;
  return { key: first.key, commandHash: first.commandHash, pieces };
}
