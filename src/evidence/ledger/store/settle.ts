import { sql } from 'kysely';
import { UnavailableError } from '../../../foundation/errors.ts';
import { type Files, type LogFile, onDisk } from '../files/files.ts';
import type { Frame } from '../files/frame.ts';
import { copyBytes, made, placeHead } from '../files/mend.ts';
import { lineOf, lines, parseLine, type Segment } from '../files/segment.ts';
import { erasedFields, isUnsettled, settleTables } from '../trust/erase-stored.ts';
import { type ErasedField, textsWithout } from '../trust/erased.ts';
import { readHead } from '../trust/head.ts';
import type { LedgerDatabase } from './tables.ts';

interface Place {
  readonly segment: Segment;
  readonly path: string;
  readonly files: Files;
}

/**
 * Finishes what erasing has begun: the segment file and the files of the tables are written anew without it. Doing it again does no
 * harm, so whatever was stopped on the way is done when the ledger is opened next.
 */
export async function settle(db: LedgerDatabase, { segment, path, files }: Place): Promise<void> {
  if (!(await isUnsettled(db))) return;
  const gone = await erasedFields(db);
  const { frontier } = await readHead(db, false);
  await segment.replaced(() =>
    onDisk('erasing from the segment file', path, () => rewrite(path, gone, files)),
  );
  await placeHead(db, path, { files, size: frontier.size });
  await settleTables(db, () => discardJournal(db));
}

/** The journal of an embedded database is begun anew, and the old one removed, not kept for its space. */
async function discardJournal(db: LedgerDatabase): Promise<void> {
  await sql`set wal_recycle = off`.execute(db);
  for (let file = 0; file < 2; file++) {
    await sql`select pg_switch_wal()`.execute(db);
    await sql`checkpoint`.execute(db);
  }
  await sql`reset wal_recycle`.execute(db);
}

/** The file without what is gone, put in its place at once; a line that loses nothing is copied as it is. */
async function rewrite(path: string, gone: Gone, files: Files): Promise<void> {
  const draft = `${path}.erasing`;
  await files.remove(draft);
  const log = await files.readLog(path);
  try {
    await made(files, draft, async (whole) => {
      let at = 0;
      for await (const { bytes, complete } of lines(log, 0)) {
        const length = bytes.length + (complete ? 1 : 0);
        await append(whole, { log, at, length, frame: complete ? parseLine(bytes) : null }, gone);
        at += length;
      }
    });
  } catch (error) {
    await files.remove(draft);
    throw error;
  } finally {
    await log.close();
  }
  await files.rename(draft, path);
}

type Gone = ReadonlyMap<number, readonly ErasedField[]>;

interface PlacedLine {
  readonly log: LogFile;
  readonly at: number;
  readonly length: number;
  /** Null for a line that cannot be read. */
  readonly frame: Frame | null;
}

async function append(target: LogFile, { log, at, length, frame }: PlacedLine, gone: Gone): Promise<void> {
  if (frame?.records.some((_, i) => gone.has(frame.firstSeq + i)))
    await target.append(lineOf(without(frame, gone)));
  else await copyBytes(log, target, { from: at, to: at + length });
}

const without = (frame: Frame, gone: Gone): Frame => ({
  ...frame,
  records: frame.records.map(({ text, disclosures }, i) => ({
    text,
    disclosures: (gone.get(frame.firstSeq + i) ?? []).reduce(textsWithout, disclosures),
  })),
});

/**
 * Where in the segment file the records of the database end. A power failure can leave a database that is older than a file which
 * erasing has written anew: then the place is found again. Everywhere else it is the one that the database has noted.
 */
export async function endInSegment(db: LedgerDatabase, segment: Segment): Promise<number> {
  const { segmentBytes, frontier } = await readHead(db, false);
  if (await goesOn(segment, segmentBytes, frontier.size)) return segmentBytes;
  const found = await endBeforeErasing(segment, frontier.size);
  if (found === null) return segmentBytes;
  await db.updateTable('ledger_head').set({ segment_bytes: found }).where('id', '=', 1).execute();
  return found;
}

async function goesOn(segment: Segment, at: number, seq: number): Promise<boolean> {
  if (at > (await segment.size()) || !(await segment.isLineEnd(at))) return false;
  try {
    for await (const { frame } of segment.frames(at, 'leave')) return frame.firstSeq === seq;
    return true;
  } catch (error) {
    if (error instanceof UnavailableError) return false;
    throw error;
  }
}

/** Byte at which a number of records ends in a file that is whole and erases something behind them; null for any other. */
async function endBeforeErasing(segment: Segment, size: number): Promise<number | null> {
  let found = size === 0 ? 0 : null;
  try {
    for await (const { frame, end } of segment.frames(0, 'leave')) {
      const next = frame.firstSeq + frame.records.length;
      if (next === size) found = end;
      if (next > size && frame.records.some(({ text }) => text.includes('"kind":"salt.erased"')))
        return found;
    }
    return null;
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
}
