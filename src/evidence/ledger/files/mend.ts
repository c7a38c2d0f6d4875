import { resolve } from 'node:path';
import { NotFoundError } from '../../../foundation/errors.ts';
import type { LedgerDatabase } from '../store/tables.ts';
import { readHead } from '../trust/head.ts';
import { type Files, type LogFile, onDisk } from './files.ts';
import { framesOf } from './frames.ts';
import { freeKeptPath, segmentPath } from './kept-files.ts';
import { lockFolder, systemProcesses } from './lock.ts';
import { lineOf, lines, parseLine } from './segment.ts';

/** What mending a segment file does, or has done. */
export interface Mending {
  /** Byte at which the file is not what was written; null when it is whole. */
  readonly at: number | null;
  /** Bytes from there on, all of which are kept, and where. */
  readonly keptBytes: number;
  readonly keptIn: string | null;
  /** Records that the database still has: they are written into the file again. */
  readonly restored: number;
  /** Records behind the damage that still follow. */
  readonly continued: number;
  /** Records that are in the kept bytes only, as far as they can be read: "12 lot.received lot:B". */
  readonly setAside: readonly string[];
  /** Records in the file afterwards. */
  readonly records: number;
}

export interface MendOptions {
  readonly folder: string;
  readonly files: Files;
  readonly clock: () => Date;
  /** False: only looked at. */
  readonly confirm: boolean;
  /** Opens the database of the folder; null where there is none, or it does not open. */
  readonly openDatabase: (folder: string) => Promise<LedgerDatabase | null>;
}

/**
 * Makes a segment file whole again: everything from the first wrong byte on is kept in a file of its own, and what the
 * database or the bytes behind still have of it is written anew. Throws ConflictError while a process holds the folder.
 */
export async function mendSegment(options: MendOptions): Promise<Mending> {
  const { files, clock } = options;
  const folder = resolve(options.folder);
  if (!(await files.exists(segmentPath(folder))))
    throw new NotFoundError(`there is no segment file in ${folder}`, {
      where: segmentPath(folder),
      cure: 'set REMELT_FOLDER to the folder of the ledger',
    });
  const lock = await lockFolder(`${folder}.lock`, files, systemProcesses(files.readText), clock());
  try {
    const db = await options.openDatabase(folder);
    try {
      return await mendLocked({ ...options, folder }, db);
    } finally {
      await db?.destroy().catch(() => undefined);
    }
  } finally {
    await lock.release();
  }
}

async function mendLocked(
  { folder, files, confirm }: MendOptions,
  db: LedgerDatabase | null,
): Promise<Mending> {
  const path = segmentPath(folder);
  const size = db ? (await readHead(db, false)).frontier.size : 0;
  const log = await onDisk('opening the segment file', path, () => files.readLog(path));
  let found: Found;
  let keptIn: string | null = null;
  try {
    found = await look(log, size);
    if (found.at !== null) keptIn = await freeKeptPath(folder, found.at, files);
    if (confirm && keptIn !== null) await rewrite(log, found, { keptIn, path, files, db });
  } finally {
    await log.close();
  }
  if (confirm && db) await placeHead(db, path, { files, size });
  const { at, length, restored, continued, setAside, records } = found;
  return { at, keptBytes: at === null ? 0 : length - at, keptIn, restored, continued, setAside, records };
}

/** Tells the database where in the file its last record ends. */
export async function placeHead(
  db: LedgerDatabase,
  path: string,
  { files, size }: { readonly files: Files; readonly size: number },
): Promise<void> {
  const log = await files.readLog(path);
  let end = 0;
  try {
    for await (const { bytes } of lines(log, 0)) {
      const frame = parseLine(bytes);
      if (!frame || frame.firstSeq >= size) break;
      end += bytes.length + 1;
    }
  } finally {
    await log.close();
  }
  await db.updateTable('ledger_head').set({ segment_bytes: end }).where('id', '=', 1).execute();
}

interface Found {
  /** First wrong byte; the end of the file when it is only too short; null when it is whole. */
  readonly at: number | null;
  readonly length: number;
  /** Number of the first record that is not before `at`. */
  readonly next: number;
  /** Records of the database that are missing before it. */
  readonly restored: number;
  /** Lines behind the damage that follow on those. */
  readonly behind: readonly { readonly start: number; readonly length: number }[];
  readonly continued: number;
  readonly setAside: readonly string[];
  readonly records: number;
}

async function look(log: LogFile, size: number): Promise<Found> {
  let [at, start, next, continued]: [number | null, number, number, number] = [null, 0, 0, 0];
  let expected = 0;
  const behind: { start: number; length: number }[] = [];
  const setAside: string[] = [];
  for await (const { bytes, complete } of lines(log, 0)) {
    const length = bytes.length + (complete ? 1 : 0);
    const frame = complete ? parseLine(bytes) : null;
    const follows = frame?.firstSeq === expected;
    if (!follows && at === null) {
      [at, next] = [start, expected];
      expected = Math.max(expected, size);
    }
    if (frame?.firstSeq === expected) {
      expected += frame.records.length;
      if (at !== null) {
        behind.push({ start, length });
        continued += frame.records.length;
      }
    } else if (at !== null) setAside.push(...recordsIn(bytes, size));
    start += length;
  }
  if (at === null && expected < size) [at, next, expected] = [start, expected, size];
  if (at === null) next = expected;
  const restored = Math.max(0, size - next);
  return { at, length: start, next, restored, behind, continued, setAside, records: expected };
}

/** Records of a damaged line that the database does not have, as far as they can be read. */
function recordsIn(bytes: Uint8Array, size: number): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const found = [
    ...text.matchAll(
      /\\"kind\\":\\"([a-z.-]+)\\"(?:(?!\\"kind\\").)*?\\"seq\\":\\"(\d+)\\",\\"subject\\":\\"((?:(?!\\").)*)\\"/gs,
    ),
  ];
  const named = found
    .filter(([, , seq]) => Number(seq) >= size)
    .map(([, kind, seq, of]) => `${seq} ${kind} ${of}`);
  return found.length > 0 ? named : [`${bytes.length} bytes that cannot be read`];
}

interface Target {
  readonly keptIn: string;
  readonly path: string;
  readonly files: Files;
  readonly db: LedgerDatabase | null;
}

/** Keeps what is wrong, then puts a whole file in the place of the damaged one at once. */
async function rewrite(log: LogFile, found: Found, { keptIn, path, files, db }: Target): Promise<void> {
  const { at, length, next, restored, behind } = found;
  await onDisk('keeping the damaged bytes', keptIn, () =>
    made(files, keptIn, (kept) => copyBytes(log, kept, { from: at!, to: length })),
  );
  const draft = `${path}.new`;
  await onDisk('mending the segment file', path, async () => {
    await files.remove(draft);
    await made(files, draft, async (whole) => {
      await copyBytes(log, whole, { from: 0, to: at! });
      if (db && restored > 0)
        for await (const frame of framesOf(db, next, next + restored)) await whole.append(lineOf(frame));
      for (const { start, length: bytes } of behind)
        await copyBytes(log, whole, { from: start, to: start + bytes });
    });
    await files.rename(draft, path);
  });
}

export async function made(
  files: Files,
  path: string,
  fill: (file: LogFile) => Promise<void>,
): Promise<void> {
  const file = await files.openLog(path);
  try {
    await fill(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

const CHUNK_BYTES = 1 << 20;

export async function copyBytes(
  source: LogFile,
  target: LogFile,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  for (let at = from; at < to; at += CHUNK_BYTES)
    await target.append(await source.read(at, Math.min(CHUNK_BYTES, to - at)));
}
