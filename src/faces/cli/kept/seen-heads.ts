import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TaskContext } from '../../../desk/context.ts';
import type { LedgerSeen } from '../../../documents/proof/ledger-check.ts';
import { systemError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { keysFolder } from './key-files.ts';

type Store = TaskContext['store'];
type Head = LedgerSeen['head'];

/** The largest head of a ledger that this account has seen, kept beside its keys: a ledger put back to an old state shows. */
export interface SeenHeads {
  /** The same store, whose heads are noted; says on the way where it does not go on from what was seen. */
  readonly watch: (store: Store, onNote: (words: string) => void) => Promise<Store>;
  readonly look: (store: Store) => Promise<LedgerSeen>;
  /** From now on the present head is what counts. */
  readonly agree: (store: Store) => Promise<LedgerSeen>;
}

const CURE =
  'restore the latest backup; if those records are lost for ever, tell who holds papers of them, then "remelt ledger seen --agree"';

/** Heads seen of the ledger in a folder or at a DATABASE_URL. */
export function seenHeads(environment: NodeJS.ProcessEnv, place: string): SeenHeads {
  const folder = join(keysFolder(environment), 'seen');
  const fileOf = (id: string): string => join(folder, id);
  const look = async (store: Store): Promise<LedgerSeen & { readonly id: string | null }> => {
    const id = await idOf(store, place);
    // the note is read before the head: another process may book in between
    const seen = id === null ? null : read(fileOf(id));
    const head = await store.head();
    const problem = seen && (await problemOf(store, head, seen));
    return { format: 'remelt-ledger-seen/1', id, head, seen, problem, agreed: false };
  };
  const note = (id: string, head: Head): void => {
    if ((read(fileOf(id))?.size ?? -1) < head.size) write(folder, id, head);
  };
  return {
    async watch(store, onNote) {
      let { id, head, problem } = await look(store);
      if (problem !== null) {
        onNote(`${problem}; ${CURE}`);
        return store;
      }
      let isKept = tried(() => id && note(id, head), onNote);
      return {
        ...store,
        execute: async (command, options) => {
          const receipt = await store.execute(command, options);
          if (!isKept) return receipt;
          id ??= await idOf(store, place);
          isKept = tried(() => id && note(id, receipt.head), onNote);
          return receipt;
        },
      };
    },
    async look(store) {
      const { id: _, ...answer } = await look(store);
      return answer;
    },
    async agree(store) {
      const { id, ...answer } = await look(store);
      if (id !== null) write(folder, id, answer.head);
      return { ...answer, agreed: true };
    },
  };
}

/** What is wrong with a ledger of which more, or something else, was seen. */
async function problemOf(store: Store, head: Head, seen: Head): Promise<string | null> {
  if (seen.size > head.size)
    return `this ledger was rolled back: this account has seen ${counted(seen.size, 'record')} of it, and it holds ${head.size}`;
  const { root } = seen.size === head.size ? head : await store.checkpoint(seen.size);
  return root === seen.root
    ? null
    : `this ledger was rewritten: its first ${counted(seen.size, 'record')} are not those that this account has seen`;
}

/** A ledger is known by its first record; that of a demonstration by its place too, because demonstrations may begin alike. */
async function idOf(store: Store, place: string): Promise<string | null> {
  const [first] = await store.records(0, 1);
  if (!first) return null;
  const { demonstration } = await store.roster();
  const known = demonstration ? `${first.leaf} ${place}` : first.leaf;
  return createHash('sha256').update(known).digest('hex').slice(0, 32);
}

/** Place of a ledger in words of its own. */
export const placeOf = (folder: string, databaseUrl: string | undefined): string =>
  databaseUrl || resolve(folder);

function read(file: string): Head | null {
  try {
    const match = /^(\d{1,16}) ([0-9a-f]{64})\n$/.exec(readFileSync(file, 'utf8'));
    return match ? { size: Number(match[1]), root: match[2]! } : null;
  } catch {
    return null;
  }
}

function write(folder: string, id: string, { size, root }: Head): void {
  const draft = join(folder, `${id}.new-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${size} ${root}\n`, { mode: 0o600 });
    renameSync(draft, join(folder, id));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** What cannot be noted stops no work: it is said once. */
function tried(work: () => unknown, onNote: (words: string) => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    const { code, message } = systemError(error);
    onNote(
      `the head of the ledger cannot be noted beside the keys (${code ?? message}): a rollback would not be seen`,
    );
    return false;
  }
}
