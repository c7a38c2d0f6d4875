import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { systemError } from '../../foundation/errors.ts';
import type { LinkDriver, LinkPort, RunningLink, Tried } from '../driver.ts';
import { patternsOf } from './names.ts';
import { type Look, MOST_FILES, type Seen, scan } from './scan.ts';

/** How long a file must not have changed before it is read, where nobody says [s]. */
const USUAL_SETTLING_S = 1;
/** Time between two looks [ms]; a folder that takes long to look at is looked at less often. */
const LOOK_MS = 400;
const SHARE_OF_TIME = 4;
/** How long a look may take before it is said that the folder does not answer [ms]. */
const SLOW_LOOK_MS = 20_000;
/** Largest file that is read [bytes]: a file of results has some kilobytes. */
const LARGEST = 16 * 2 ** 20;
/** Files that are asked about at once, and the bytes that are held for it at most. */
const BATCH = { files: 200, bytes: 2 * LARGEST } as const;
/** A file is read a second time after so long [ms]: a disk may tell times in steps of 2 s, and a change within one is not seen. */
const SECOND_READING_MS = 2500;
/** Longest wait before the server is asked again [ms]. */
const LONGEST_WAIT_MS = 15_000;
/** Characters of a file that are kept as its last word. */
const RAW = 2000;

/** What is known of one file. */
interface Watched extends Seen {
  /** When it was first seen as it is, by a clock that nobody sets [ms]. */
  readonly since: number;
  readonly isNew: boolean;
  sha256?: string;
  /** Why it is not taken, in words. */
  trouble?: string;
  isRead?: true;
  isChecked?: true;
}

/**
 * Files of a folder of this machine or of a share. The folder is looked at again and again: no share tells reliably that something changed.
 * A file is read when two looks find it unchanged for its time to settle, and it is done when the server has answered. What is done is not
 * written anywhere: after a start each file is read again, and the server is asked by its SHA-256. No file is moved, changed or deleted.
 */
export const folderDriver: LinkDriver = {
  start: (port) => watchFolder(port),
  tryOut: async ({ source, address, now }) => {
    const root = folderOf(address);
    try {
      const { files, closed } = await scan(root, optionsOf(source));
      return triedOf(files, { closed, now: now() });
    } catch (error) {
      return { heard: false, words: folderTrouble(error, root), raw: null };
    }
  },
};

const folderOf = (address: LinkPort['address']): string => (address?.reach === 'folder' ? address.path : '');

const optionsOf = ({ files, subfolders = false }: LinkPort['source']) => ({
  patterns: patternsOf(files),
  subfolders,
});

function triedOf(files: readonly Seen[], { closed }: Pick<Look, 'closed'> & { readonly now: Date }): Tried {
  const last = files.at(-1);
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const words = last
    ? `the folder has ${count}; the newest is ${last.name}`
    : 'the folder is there and has no file yet';
  const besides = closed.length > 0 ? `; cannot be read: ${closed.slice(0, 3).join(', ')}` : '';
  return { heard: last !== undefined, words: words + besides, raw: last?.name ?? null };
}

/** Why a folder cannot be looked at, in words. */
function folderTrouble(error: unknown, root: string): string {
  const { code = 'unknown' } = systemError(error);
  if (code === 'ENOENT') return `there is no folder ${root}`;
  if (code === 'ENOTDIR') return `${root} is a file, not a folder`;
  if (code === 'EACCES' || code === 'EPERM') return `the account of the server may not read ${root}`;
  return `${root} cannot be read (${code})`;
}

/** Why a file cannot be read, in words; null = it is gone. */
function fileTrouble(error: unknown): string | null {
  const { code = 'unknown' } = systemError(error);
  if (code === 'ENOENT') return null;
  if (code === 'EACCES' || code === 'EPERM') return 'the account of the server may not read it';
  if (code === 'EBUSY') return 'another program holds it';
  return `it cannot be read (${code})`;
}

interface Read extends Pick<Watched, 'name'> {
  readonly file: Watched;
  readonly bytes: Buffer;
  readonly sha256: string;
}

function watchFolder(port: LinkPort): RunningLink {
  const watch = new FolderWatch(port);
  const running = watch.run();
  return {
    stop: async () => {
      watch.stop();
      await running;
    },
  };
}

class FolderWatch {
  readonly #port: LinkPort;
  readonly #root: string;
  readonly #settle_ms: number;
  readonly #stopped = new AbortController();
  #files = new Map<string, Watched>();
  #isFirst = true;
  #wait_ms = 0;
  /** Files that were gone before they were read, and what the last one was called. */
  #gone: readonly string[] = [];

  constructor(port: LinkPort) {
    this.#port = port;
    this.#root = folderOf(port.address);
    this.#settle_ms = 1000 * (port.source.settle_s ?? USUAL_SETTLING_S);
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Looks until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const began = performance.now();
      await this.#once();
      const took = performance.now() - began;
      const rest = Math.max(LOOK_MS, SHARE_OF_TIME * took, this.#wait_ms);
      await pause(Math.min(rest, LONGEST_WAIT_MS), undefined, { signal }).catch(() => undefined);
    }
  }

  async #once(): Promise<void> {
    const late = setTimeout(
      () => this.#port.say('waits', `${this.#root} does not answer: it is waited for`),
      SLOW_LOOK_MS,
    );
    try {
      const look = await scan(this.#root, optionsOf(this.#port.source));
      clearTimeout(late);
      this.#compare(look.files);
      if (await this.#takeReady()) this.#say(look);
    } catch (error) {
      this.#port.say('fault', folderTrouble(error, this.#root));
    } finally {
      clearTimeout(late);
    }
  }

  /** Compares a look with the last one. A file that got another name is the same file. */
  #compare(seen: readonly Seen[]): void {
    const now = performance.now();
    const byInode = new Map([...this.#files.values()].map((one) => [one.ino, one]));
    const next = new Map<string, Watched>();
    const same = (one: Seen, known: Watched | undefined): known is Watched =>
      known !== undefined &&
      known.size === one.size &&
      known.mtimeMs === one.mtimeMs &&
      known.ino === one.ino;
    for (const one of seen) {
      const before = this.#files.get(one.name);
      const moved = before ?? (one.ino === 0 ? undefined : byInode.get(one.ino));
      const known = same(one, moved) ? moved : undefined;
      next.set(
        one.name,
        known ? { ...known, name: one.name, path: one.path } : { ...one, since: now, isNew: !this.#isFirst },
      );
    }
    const inodes = new Set(seen.map(({ ino }) => ino));
    const gone = [...this.#files.values()].filter(
      (one) => !next.has(one.name) && !inodes.has(one.ino) && !one.isRead && one.size > 0,
    );
    if (gone.length > 0) this.#gone = [...this.#gone, ...gone.map(({ name }) => name)].slice(-100);
    this.#files = next;
    this.#isFirst = false;
  }

  /** The files that can be read now: settled ones, and those that are read for the second time. */
  #ready(): Watched[] {
    const now = performance.now();
    return [...this.#files.values()].filter((one) => {
      if (one.size === 0) return false;
      const age = now - one.since;
      if (!one.isRead) return age >= this.#settle_ms;
      return one.isNew && !one.isChecked && age >= this.#settle_ms + SECOND_READING_MS;
    });
  }

  /** Reads what is ready and tells the server of it; false where the server does not answer, which was said then. */
  async #takeReady(): Promise<boolean> {
    const ready = this.#ready();
    let at = 0;
    while (at < ready.length && !this.#stopped.signal.aborted) {
      const batch: Read[] = [];
      let bytes = 0;
      for (; at < ready.length && batch.length < BATCH.files && bytes < BATCH.bytes; at += 1) {
        const read = await this.#read(ready[at]!);
        if (read === null) continue;
        batch.push(read);
        bytes += read.bytes.length;
      }
      if (!(await this.#tell(batch))) return false;
    }
    this.#wait_ms = 0;
    return true;
  }

  /** The bytes of a file; null where they are not needed, or cannot be had now. */
  async #read(file: Watched): Promise<Read | null> {
    if (file.size > LARGEST) {
      file.trouble = `it has ${Math.round(file.size / 2 ** 20)} MB, and at most ${LARGEST / 2 ** 20} MB are read`;
      file.isRead = true;
      return null;
    }
    try {
      const bytes = await wholeFile(file);
      // it changes while it is read: the next look sees that too, and lets it settle anew
      if (bytes === null) return null;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (file.isRead) {
        file.isChecked = true;
        if (file.sha256 === sha256) return null;
      }
      return { file, name: file.name, bytes, sha256 };
    } catch (error) {
      const words = fileTrouble(error);
      if (words !== null) file.trouble = words;
      return null;
    }
  }

  async #tell(batch: readonly Read[]): Promise<boolean> {
    if (batch.length === 0) return true;
    let at = batch[0]!.name;
    try {
      const known = new Set(await this.#port.known(batch.map(({ sha256 }) => sha256)));
      for (const { file, name, bytes, sha256 } of batch) {
        if (this.#stopped.signal.aborted) return false;
        at = name;
        if (!known.has(sha256)) await this.#deliver(file, { bytes, sha256 });
        known.add(sha256);
        file.sha256 = sha256;
        file.isRead = true;
      }
      return true;
    } catch (error) {
      if (this.#stopped.signal.aborted) return false;
      this.#wait_ms = Math.min(LONGEST_WAIT_MS, 2 * this.#wait_ms || LOOK_MS);
      this.#port.say('waits', `${at} waits: ${(error as Error).message}. It is tried again`);
      return false;
    }
  }

  async #deliver(file: Watched, { bytes }: Pick<Read, 'bytes' | 'sha256'>): Promise<void> {
    const { name } = file;
    const answer = await this.#port.arrived({ file: name, bytes, at: this.#port.now().toISOString() });
    delete file.trouble;
    if (answer.kind === 'refused') file.trouble = answer.words;
    else this.#gone = [];
    if (answer.kind !== 'known') this.#port.heard(`${name}\n${bytes.subarray(0, RAW).toString('utf8')}`);
  }

  /** Says how the folder is: first what somebody has to see to. */
  #say({ closed, isCut }: Look): void {
    const troubled = [...this.#files.values()].filter(({ trouble }) => trouble !== undefined);
    const last = troubled.at(-1);
    const more = (count: number) => (count > 1 ? ` (and ${count - 1} more)` : '');
    const lost = this.#gone.at(-1);
    if (last) this.#port.say('fault', `${last.name}: ${last.trouble}${more(troubled.length)}`);
    else if (closed.length > 0) this.#port.say('fault', `cannot be read: ${closed[0]}${more(closed.length)}`);
    else if (isCut)
      this.#port.say(
        'fault',
        `the folder has more than ${MOST_FILES} files: move the old ones to another folder`,
      );
    else if (lost !== undefined)
      this.#port.say('fault', `${lost} was gone before it could be read${more(this.#gone.length)}`);
    else {
      const waiting = [...this.#files.values()].filter(({ isRead, size }) => !isRead && size > 0).length;
      const files = this.#files.size;
      this.#port.say(
        'works',
        waiting > 0
          ? `${waiting} of ${files} files are still being written or wait to be read`
          : files === 0
            ? 'the folder is empty'
            : files === 1
              ? 'the one file of the folder is read'
              : `all ${files} files of the folder are read`,
      );
    }
  }
}

/** All bytes of a file; null where it is not the one that was seen any more, or changes meanwhile. Throws what the system says. */
async function wholeFile({ path, size, mtimeMs }: Seen): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const isSame = async () => {
      const stats = await file.stat();
      return stats.isFile() && stats.size === size && stats.mtimeMs === mtimeMs;
    };
    if (!(await isSame())) return null;
    const bytes = await file.readFile();
    return bytes.length === size && (await isSame()) ? bytes : null;
  } finally {
    await file.close();
  }
}
