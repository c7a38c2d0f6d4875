import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { ForbiddenError } from '../../foundation/errors.ts';
import { codeOf, PRIVATE } from './files/files.ts';

/** Bits of a mode that let the group or any other account in. */
const OF_OTHERS = 0o077;

export interface Closing {
  /** A private key was among what others could read. */
  readonly withKey: boolean;
  /** Folders and files whose rights of others were taken away just now. */
  readonly closed: number;
  /** The first that others can still reach, and why; null where there is none. */
  readonly open: { readonly path: string; readonly why: string } | null;
}

/**
 * Takes the rights of all other accounts from a folder and all that is in it; links are not followed. What is not there is closed.
 * Windows knows no modes: a folder there is as open as its access list says, and nothing is looked at.
 */
export function closeToOthers(folder: string): Closing {
  let closed = 0;
  let withKey = false;
  let open: Closing['open'] = null;
  const close = (path: string): void => {
    const before = statOf(path);
    if (before === null || before.isSymbolicLink()) return;
    const isFolder = before.isDirectory();
    const foreign = owner(before);
    if (foreign !== null) open ??= { path, why: foreign };
    if ((before.mode & OF_OTHERS) !== 0) {
      const why = chmod(path, isFolder ? PRIVATE.folder : PRIVATE.file);
      withKey ||= path.endsWith('.key');
      if (why === null) closed += 1;
      else open ??= { path, why };
    }
    if (isFolder) for (const name of namesIn(path)) close(join(path, name));
  };
  if (process.platform !== 'win32') close(resolve(folder));
  return { closed, open, withKey };
}

/** Makes a folder for this account alone, where it is not there. */
export const makePrivate = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: PRIVATE.folder });
  closeToOthers(folder);
};

/** Throws ForbiddenError where another account can reach a folder, or something in it, and this one cannot close it. */
export function requireClosed(folder: string): Closing {
  const closing = closeToOthers(folder);
  const { open } = closing;
  if (open === null) return closing;
  throw new ForbiddenError(`other accounts of this computer can reach the data of the ledger: ${open.why}`, {
    where: open.path,
    allowed: 'a folder that belongs to the account of Remelt, on a disk that keeps the rights of files',
    cure: `as administrator: chown -R ACCOUNT ${resolve(folder)}, then chmod -R go-rwx ${resolve(folder)}; or move it to such a disk`,
  });
}

/** What is said of a folder that was open to others, or still is. */
export const closingWords = (folder: string, { closed, open, withKey }: Closing): readonly string[] => [
  ...(closed > 0
    ? [
        `${folder}: other accounts of this computer could read or change ${closed} of its files and folders; now they cannot`,
      ]
    : []),
  ...(withKey ? ['a private key was among them: if somebody may have read it, revoke it as exposed'] : []),
  ...(open ? [`other accounts of this computer can reach ${open.path}: ${open.why}`] : []),
];

/** Why what belongs to another account cannot be closed: its owner may open it again. */
function owner({ uid }: Stats): string | null {
  const own = process.geteuid?.();
  return own === undefined || uid === own ? null : `it belongs to account number ${uid}`;
}

/** Null where the mode holds, else why it does not: some disks take a new mode and keep the old one. */
function chmod(path: string, mode: number): string | null {
  try {
    chmodSync(path, mode);
  } catch (error) {
    return `its mode cannot be changed (${codeOf(error)})`;
  }
  const after = statOf(path);
  return after !== null && (after.mode & OF_OTHERS) !== 0 ? 'the disk keeps no rights of files' : null;
}

/** Null for what went meanwhile. */
function statOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    // what this account cannot list belongs to another, which was seen; what went meanwhile is closed
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES') return [];
    throw error;
  }
}
