import { access, constants, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UnavailableError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { diskError, nodeFiles } from '../files/files.ts';
import { keptFiles, tornFiles } from '../files/kept-files.ts';
import { refuseHeld, systemProcesses } from '../files/lock.ts';
import { requireClosed } from '../private-files.ts';

/** Free space under which nobody should begin to work [byte]. Source: assumption; an empty ledger takes 40 MB. */
const LEAST_FREE = 200e6;
const MB = 1e6;

/** What is found of the ledger's folder: where it is, whether there is a ledger in it. UnavailableError where nothing can be written. */
export async function lookAtFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const isThere = await nodeFiles.exists(path);
  const parent = isThere ? path : await nearestFolder(path);
  await access(parent, constants.W_OK).catch((error: unknown) => {
    throw diskError(error, 'writing to the folder of the ledger', parent);
  });
  const begun = isThere && (await nodeFiles.exists(join(path, 'ledger.segment')));
  return `${path}: writable, ${begun ? 'holds a ledger' : 'no ledger yet'}`;
}

/** That no other account reaches what lies in the ledger's folder. ForbiddenError where this account cannot close it. */
export async function lookAtRights(folder: string): Promise<string> {
  if (process.platform === 'win32') return 'not looked at: on Windows the access list of the folder decides';
  const { closed } = requireClosed(folder);
  if (closed === 0) return 'no other account reads or writes it';
  return `no other account reads or writes it any more: ${counted(closed, 'file or folder', 'files and folders')} ${closed === 1 ? 'was' : 'were'} open`;
}

/** Free space where the ledger's folder is or would be. UnavailableError where it is short. */
export async function lookAtSpace(folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(await nearestFolder(resolve(folder)));
  const free = bavail * bsize;
  const words = `${Math.round(free / MB)} MB free`;
  if (free >= LEAST_FREE) return words;
  throw new UnavailableError(words, {
    value: Math.round(free / MB),
    unit: 'MB',
    allowed: `at least ${LEAST_FREE / MB} MB`,
    cure: 'free space on that disk, or set REMELT_FOLDER to another one',
  });
}

/**
 * That no bytes of the segment file wait for a decision. UnavailableError naming the files that do; those of lines without
 * an end, which were never acknowledged, are only said.
 */
export async function lookAtKept(folder: string): Promise<string> {
  const path = resolve(folder);
  const [kept, torn] = [await keptFiles(path, nodeFiles), await tornFiles(path, nodeFiles)];
  if (kept.length > 0)
    throw new UnavailableError(`${kept.map((file) => basename(file)).join(', ')}: bytes set aside`, {
      where: path,
      cure: 'book what is missing again, then move the file out of the folder',
    });
  return torn.length === 0
    ? 'nothing'
    : `nothing that was acknowledged (${torn.map((file) => basename(file)).join(', ')} may be removed)`;
}

/** That nobody holds the ledger's folder. ConflictError naming the process that does. */
export async function lookAtLock(folder: string): Promise<string> {
  await refuseHeld(`${resolve(folder)}.lock`, {
    files: nodeFiles,
    processes: systemProcesses(nodeFiles.readText),
  });
  return 'nobody holds the ledger';
}

async function nearestFolder(path: string): Promise<string> {
  return (await nodeFiles.exists(path)) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
