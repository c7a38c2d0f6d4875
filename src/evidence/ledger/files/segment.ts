import { createHash } from 'node:crypto';
import { cureBy, UnavailableError } from '../../../foundation/errors.ts';
import { diskError, type Files, type LogFile } from './files.ts';
import type { Frame, PlacedFrame } from './frame.ts';

/**
 * The segment file of an embedded ledger: one line per frame, `<SHA-256 of the JSON> <JSON>`, written and synced before
 * the database commits. It is the truth that the database can be made from again.
 */
export interface Segment {
  /** Writes and syncs a frame; answers the new end. Throws UnavailableError, and the file is as before if it can be. */
  append(frame: Frame): Promise<number>;
  /**
   * Frames from a byte offset on. A last line without its end was never acknowledged: it is cut off (and kept beside the
   * file), refused or left. A line with its end that is not what was written is always refused. Throws UnavailableError.
   */
  frames(from: number, torn: 'cut' | 'refuse' | 'leave'): AsyncGenerator<PlacedFrame>;
  /** Whether a line ends before this byte, or the file begins there. */
  isLineEnd(at: number): Promise<boolean>;
  /** Lets go of the file while `work` puts another one in its place. Throws what `work` throws. */
  replaced(work: () => Promise<void>): Promise<void>;
  /** Bytes in the file. */
  size(): Promise<number>;
  close(): Promise<void>;
}

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 0x0a;

/**
 * Opens the segment file, or makes it; with `toRead` it is there and nothing is written. Throws UnavailableError with what
 * the disk said.
 */
export async function openSegment(path: string, files: Files, { toRead = false } = {}): Promise<Segment> {
  let { file, end } = await openedFile(path, files, toRead);
  /** Set when nobody knows any more what is on the disk. */
  let broken: UnavailableError | null = null;

  async function append(frame: Frame): Promise<number> {
    if (broken) throw broken;
    const line = lineOf(frame);
    try {
      await file.append(line);
      await file.sync();
    } catch (error) {
      const failure = diskError(error, 'writing the segment file', path);
      await undo(failure);
      throw failure;
    }
    end += line.length;
    return end;
  }

  async function undo(failure: UnavailableError): Promise<void> {
    try {
      await file.truncate(end);
      await file.sync();
    } catch {
      broken = new UnavailableError(`${failure.message}; the end of the file is unknown`, {
        where: path,
        cure: 'repair the disk and open the ledger again; it drops an incomplete record and keeps complete ones',
      });
    }
  }

  async function* frames(from: number, torn: 'cut' | 'refuse' | 'leave'): AsyncGenerator<PlacedFrame> {
    let start = from;
    for await (const { bytes, complete } of lines(file, from)) {
      const length = bytes.length + (complete ? 1 : 0);
      const frame = complete ? parseLine(bytes) : null;
      if (frame !== null) yield { frame, start, end: start + length };
      else if (complete || torn === 'refuse')
        throw damagedAt(path, {
          start,
          length,
          what: complete ? 'have a wrong hash' : 'have no end',
        });
      else if (torn === 'cut') await cut(start, start + length);
      start += length;
    }
  }

  async function cut(from: number, to: number): Promise<void> {
    try {
      const torn = await file.read(from, to - from);
      const keep = await files.openLog(`${path}.torn-${from}`);
      await keep.append(torn);
      await keep.close();
      await file.truncate(from);
      await file.sync();
      end = from;
    } catch (error) {
      throw diskError(error, 'dropping an incomplete record', path);
    }
  }

  async function replaced(work: () => Promise<void>): Promise<void> {
    await file.close();
    try {
      await work();
    } finally {
      ({ file, end } = await openedFile(path, files, toRead));
    }
  }

  return {
    append,
    frames,
    isLineEnd: async (at) => at === 0 || (await file.read(at - 1, 1))[0] === NEWLINE,
    replaced,
    ...sizeAndClose(() => file),
  };
}

const sizeAndClose = (file: () => LogFile): Pick<Segment, 'size' | 'close'> => ({
  size: () => file().size(),
  close: () => file().close(),
});

async function openedFile(
  path: string,
  files: Files,
  toRead: boolean,
): Promise<{ readonly file: LogFile; readonly end: number }> {
  try {
    const file = await (toRead ? files.readLog(path) : files.openLog(path));
    return { file, end: await file.size() };
  } catch (error) {
    throw diskError(error, 'opening the segment file', path);
  }
}

export interface Line {
  readonly bytes: Uint8Array;
  /** False for a last line without its end. */
  readonly complete: boolean;
}

export async function* lines(file: LogFile, from: number): AsyncGenerator<Line> {
  let offset = from;
  let rest: Uint8Array[] = [];
  for (;;) {
    const chunk = await file.read(offset, CHUNK_BYTES);
    if (chunk.length === 0) break;
    offset += chunk.length;
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: Buffer.concat([...rest, chunk.subarray(start, at)]), complete: true };
      rest = [];
      start = at + 1;
    }
    rest.push(chunk.subarray(start));
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield { bytes: last, complete: false };
}

const sha256 = (text: Uint8Array | string): string => createHash('sha256').update(text).digest('hex');

export const lineOf = (frame: Frame): Uint8Array => textLine(JSON.stringify(frame));

/** A line that shows whether it is what was written: the SHA-256 [hex] of a text without line ends, and the text. */
export function textLine(text: string): Uint8Array {
  const json = Buffer.from(text, 'utf8');
  return Buffer.concat([Buffer.from(`${sha256(json)} `, 'latin1'), json, Buffer.from('\n')]);
}

/** Document of a line, null when the line is not what was written. */
export function documentOf(bytes: Uint8Array): unknown {
  const hash = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const json = bytes.subarray(65);
  if (bytes[64] !== 0x20 || sha256(json) !== hash) return null;
  return tried(() => JSON.parse(Buffer.from(json).toString('utf8')) as unknown);
}

/** Frame of a line, null when the line is not what was written. */
export function parseLine(bytes: Uint8Array): Frame | null {
  const frame = documentOf(bytes) as Frame | null;
  return frame && Number.isSafeInteger(frame.firstSeq) && Array.isArray(frame.records) ? frame : null;
}

function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

interface Damage {
  /** Place and number of the bytes. */
  readonly start: number;
  readonly length: number;
  /** What is wrong with them: "have a wrong hash". */
  readonly what: string;
}

/** UnavailableError for bytes of a segment file that are not what belongs there; nothing is dropped unasked. */
export function damagedAt(path: string, { start, length, what }: Damage): UnavailableError {
  return new UnavailableError(`the segment file is damaged at byte ${start}: ${length} bytes ${what}`, {
    where: path,
    value: start,
    unit: 'byte',
    ...MEND,
  });
}

/** What to do about a segment file that is not what was written. */
export const MEND = cureBy(
  'restore the file from a copy, or mend it, which keeps those bytes in a file of their own',
  'terminal/mend',
);
