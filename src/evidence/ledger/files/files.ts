import { randomBytes } from 'node:crypto';
import { constants, writeSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { dirname } from 'node:path';
import { RemeltError, UnavailableError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';

/** Mode of a folder and of a file that no other account of the computer reads, lists or writes. */
export const PRIVATE = { folder: 0o700, file: 0o600 } as const;

/** A file that only grows at its end. */
export interface LogFile {
  size(): Promise<number>;
  /** Up to `length` bytes from `offset`; fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Writes all bytes at the end, or throws; then some of them may be there. */
  append(bytes: Uint8Array): Promise<void>;
  /** Returns when everything written is on the disk. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What the embedded ledger asks of a file system; passed in, so that a failing disk can be tested. */
export interface Files {
  makeFolder(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** The log at `path`, made when missing. */
  openLog(path: string): Promise<LogFile>;
  /** The log at `path` to be read only: works on a disk that is full or read-only. */
  readLog(path: string): Promise<LogFile>;
  /** Names of what is in a folder, in order. */
  list(path: string): Promise<readonly string[]>;
  /** Text of a small file; null when there is none. */
  readText(path: string): Promise<string | null>;
  /** Makes a file with this text at once; false when there is one already. */
  createExclusive(path: string, text: string): Promise<boolean>;
  /** Puts a new text in the place of an old one at once. */
  replace(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** Writes bytes of the embedded database at a position; answers how many. It calls from where nothing can wait. */
  writeAt(descriptor: number, bytes: NodeJS.ArrayBufferView, position: number): number;
}

/** The file system of this machine. */
export const nodeFiles: Files = {
  async makeFolder(path) {
    await disk.mkdir(path, { recursive: true, mode: PRIVATE.folder });
  },
  async exists(path) {
    return disk.access(path).then(
      () => true,
      () => false,
    );
  },
  async openLog(path) {
    const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;
    const handle = await disk.open(path, flags, PRIVATE.file);
    await syncFolder(dirname(path));
    return logFile(handle);
  },
  readLog: async (path) => logFile(await disk.open(path, 'r')),
  list: async (path) => (await disk.readdir(path)).sort(),
  async readText(path) {
    try {
      return await disk.readFile(path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  },
  async createExclusive(path, text) {
    const draft = await draftOf(path, text);
    try {
      await disk.link(draft, path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error;
      return createWithoutLinks(path, text);
    } finally {
      await disk.unlink(draft);
    }
  },
  async replace(path, text) {
    const draft = await draftOf(path, text);
    await disk.rename(draft, path);
    await syncFolder(dirname(path));
  },
  async rename(from, to) {
    await disk.rename(from, to);
    await syncFolder(dirname(to));
  },
  async remove(path) {
    await disk.rm(path, { force: true });
  },
  async removeFolder(path) {
    await disk.rm(path, { recursive: true, force: true });
  },
  writeAt: (descriptor, bytes, position) => writeSync(descriptor, bytes, 0, bytes.byteLength, position),
};

function logFile(handle: disk.FileHandle): LogFile {
  return {
    size: async () => (await handle.stat()).size,
    async read(offset, length) {
      const buffer = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    async append(bytes) {
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
        written += bytesWritten;
      }
    },
    sync: () => handle.sync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

/** A file beside `path` that holds `text` on disk, under a name nobody else uses. */
async function draftOf(path: string, text: string): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await disk.open(draft, 'wx', PRIVATE.file);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return draft;
  } catch (error) {
    await disk.rm(draft, { force: true });
    throw error;
  }
}

/** For file systems without hard links: exclusive, but for a moment the file is there and empty. */
async function createWithoutLinks(path: string, text: string): Promise<boolean> {
  try {
    await disk.writeFile(path, text, { flag: 'wx', flush: true, mode: PRIVATE.file });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes a new name durable. File systems that cannot sync a folder are left alone. */
async function syncFolder(path: string): Promise<void> {
  const handle = await disk.open(path, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

/** Error code of a system call, '' when it is something else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const CURES: Readonly<Record<string, string>> = {
  ENOSPC: 'free space on that disk, then try again',
  EDQUOT: 'the disk quota of this user is used up: free space, then try again',
  EFBIG: 'the file has reached the size limit: raise it (ulimit -f), then try again',
  EIO: 'the disk reports errors: copy the folder to another disk, check this one, then try again',
  EROFS: 'the disk is read-only: mount it writable or choose another folder',
  EACCES: 'this user may not write here: change the permissions or choose another folder',
  EPERM: 'this user may not write here: change the permissions or choose another folder',
  EMFILE: 'too many files are open: raise the limit (ulimit -n)',
  ENOTDIR: 'the path leads through a file, not a folder: choose another folder',
};

/** UnavailableError for a failed disk operation: what, where, and what to do. */
export function diskError(error: unknown, what: string, path: string): UnavailableError {
  const code = codeOf(error);
  return new UnavailableError(
    `${what} failed: ${code || (error instanceof Error ? error.message : String(error))}`,
    {
      where: path,
      value: code || null,
      cure: ownValue(CURES, code) ?? 'check the disk and the permissions of the folder',
    },
    error,
  );
}

/** Work on a disk; what fails is a UnavailableError that says what, where and what to do. */
export async function onDisk<T>(what: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RemeltError ? error : diskError(error, what, path);
  }
}
