import { createHash } from 'node:crypto';
import { ConflictError, InputError, RemeltError, UnavailableError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { leafOf } from '../../proof/leaf.ts';
import { EMPTY_FRONTIER, type Frontier, frontierRoot, growFrontier } from '../../proof/merkle.ts';
import { isSignedBy, parseCheckpoint, parseNote, parseVerifierKey } from '../../proof/note.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { Head, Verification } from '../store.ts';
import { LOG_KEY } from '../subjects/key.ts';
import { checkErasures, erasureOf } from '../trust/check-erasures.ts';
import { unseal } from '../trust/seal.ts';
import type { BackupHead, BackupLine, Beside } from './backup.ts';
import type { LogFile } from './files.ts';
import type { Frame, Sealed } from './frame.ts';
import { documentOf, lines, parseLine } from './segment.ts';

/** What a backup holds, every record of it checked. */
export interface CheckedBackup {
  readonly head: BackupHead;
  readonly beside: readonly Beside[];
  /** The key that signed size and root; null where none did. */
  readonly signedBy: string | null;
}

interface CheckOptions {
  /** Name of the file, for what is said of it. */
  readonly where: string;
  /** A head that was noted elsewhere, its root whole or cut. */
  readonly noted?: Head | undefined;
  readonly onProgress: (words: string) => void;
}

/**
 * Reads a backup to its end, and every record as a stranger would: hash, canonical form, disclosures, number and link, and the
 * root over all. Throws InputError naming the record where it was cut off or changed, ConflictError where it is not the
 * history that was noted.
 */
export async function checkBackup(log: LogFile, options: CheckOptions): Promise<CheckedBackup> {
  const { where, noted, onProgress } = options;
  const beside: Beside[] = [];
  const chain = openChain(where, noted?.size);
  let head: BackupHead | undefined;
  for await (const line of checkedLines(log, where, chain)) {
    if ('format' in line) head = line;
    else if ('records' in line) {
      chain.add(line);
      if (chain.size() % 10_000 < line.records.length) onProgress(`${chain.size()} records checked`);
    } else if ('beside' in line) beside.push(line.beside);
  }
  if (!head) throw noBackup(where);
  chain.finish();
  const [size, root] = [chain.size(), chain.root()];
  if (size !== head.size || root !== head.root)
    throw new InputError(
      'the records of the backup do not give its root: one was changed, added or left out',
      {
        where,
        path: 'root',
        value: `${size} ${root.slice(0, 16)}`,
        allowed: `${head.size} ${String(head.root).slice(0, 16)}`,
        cure: OTHER_COPY,
      },
    );
  if (noted) refuseOther(noted, { size, rootThen: chain.rootThen(), where });
  return { head, beside, signedBy: signerOf(head, chain.keys(), where) };
}

/** The frames of a backup that was checked, in order. */
export async function* framesIn(log: LogFile): AsyncGenerator<Frame> {
  for await (const { bytes } of lines(log, 0)) {
    const frame = parseLine(bytes);
    if (frame) yield frame;
  }
}

const OTHER_COPY = 'take another copy of the backup; this one restores nothing';

const noBackup = (where: string): InputError =>
  new InputError('the file is not a backup of a ledger', {
    where,
    allowed: 'a file that a backup has written',
  });

/** The lines of a backup between its first and its end. */
async function* checkedLines(log: LogFile, where: string, chain: Chain): AsyncGenerator<BackupLine> {
  const hashes = createHash('sha256');
  let [count, ended] = [0, false];
  const damaged = (words: string, seq = chain.size()) =>
    new InputError(`the backup ${words}`, { where, path: `record ${seq}`, cure: OTHER_COPY });
  for await (const { bytes, complete } of lines(log, 0)) {
    const line = complete ? (documentOf(bytes) as BackupLine | null) : null;
    if (count === 0 && !isHead(line)) throw noBackup(where);
    if (ended) throw damaged('goes on after its end');
    if (!complete) {
      const seq =
        chain.size() + Math.max(0, Buffer.from(bytes).toString('latin1').split('{"text":').length - 2);
      throw damaged(`is cut off in record ${seq}`, seq);
    }
    if (line === null) {
      // the record itself says so where its line can still be read
      for (const sealed of recordsOf(bytes)) chain.addRecord(sealed);
      throw damaged('was changed in a line whose records are whole');
    }
    if ('end' in line) {
      ended = true;
      if (line.end.lines !== count || line.end.sha256 !== hashes.digest('hex'))
        throw damaged('lacks a line or holds one too many');
      continue;
    }
    hashes.update(bytes.subarray(0, 64));
    count += 1;
    yield line;
  }
  if (count === 0) throw noBackup(where);
  if (!ended) throw damaged(`is cut off: it ends before record ${chain.size()}`);
}

/** Records of a line that was changed; one of no text where it cannot be read. */
function recordsOf(bytes: Uint8Array): readonly Sealed[] {
  try {
    const { records } = JSON.parse(Buffer.from(bytes.subarray(65)).toString('utf8')) as Partial<Frame>;
    return (records ?? []).map(({ text, disclosures }) => ({
      text: String(text),
      disclosures: [...disclosures],
    }));
  } catch {
    return [{ text: '', disclosures: [] }];
  }
}

const isHead = (line: BackupLine | null): boolean =>
  line !== null && 'format' in line && line.format === 'remelt-backup/1';

interface Chain {
  readonly add: (frame: Frame) => void;
  readonly addRecord: (sealed: Sealed) => void;
  /** After the last record: throws for a field that is missing and that no record erased. */
  readonly finish: () => void;
  readonly size: () => number;
  readonly root: () => string;
  /** Root of the first records that were asked for; null where there are not so many. */
  readonly rootThen: () => string | null;
  /** Keys of the log that the records name. */
  readonly keys: () => readonly string[];
}

/** The records one after the other, each by itself and after the one before it. */
function openChain(where: string, rootOf: number | undefined): Chain {
  const ends = new Map<string, ChainEnd>();
  const keys: string[] = [];
  const erasures = checkErasures();
  let frontier: Frontier = EMPTY_FRONTIER;
  let then: string | null = null;
  const wrong = (seq: number, words: string, cause?: unknown) =>
    new InputError(words, { where, path: `record ${seq}`, cure: OTHER_COPY }, cause);
  const addRecord = (sealed: Sealed): void => {
    const seq = frontier.size;
    const { record, entry } = opened(sealed, (error) =>
      wrong(seq, `record ${seq} of the backup was changed: ${error.message}`, error),
    );
    const before = ends.get(entry.subject);
    if (entry.seq !== seq)
      throw wrong(seq, `the backup holds record ${entry.seq} where record ${seq} belongs`);
    if (record.prev !== (before?.leaf ?? null))
      throw wrong(
        before?.seq ?? seq,
        `record ${seq} does not follow ${before ? `record ${before.seq}` : 'nothing'} of ${entry.subject}: one of them was changed`,
      );
    const leaf = leafOf(sealed.text);
    erasures.add(seq, sealed.disclosures, erasureOf(entry));
    ends.set(entry.subject, { seq, leaf });
    frontier = growFrontier(frontier, fromHex(leaf)).frontier;
    if (frontier.size === rootOf) then = toHex(frontierRoot(frontier));
    if (entry.kind === 'key.made' && entry.subject === LOG_KEY) keys.push(entry.body.verifierKey);
  };
  return {
    add({ firstSeq, records }) {
      if (firstSeq !== frontier.size)
        throw wrong(
          frontier.size,
          `the backup continues with record ${firstSeq} where record ${frontier.size} belongs`,
        );
      for (const sealed of records) addRecord(sealed);
    },
    addRecord,
    finish() {
      erasures.finish((seq, _, words) => {
        throw wrong(seq ?? 0, words);
      });
    },
    size: () => frontier.size,
    root: () => toHex(frontierRoot(frontier)),
    rootThen: () => then,
    keys: () => keys,
  };
}

function opened(sealed: Sealed, told: (error: RemeltError) => InputError): ReturnType<typeof unseal> {
  try {
    return unseal(sealed);
  } catch (error) {
    if (error instanceof RemeltError) throw told(error);
    throw error;
  }
}

/** The key of the log that signed size and root. Throws InputError for a signature that none of them made. */
function signerOf(
  { checkpoint, size, root }: BackupHead,
  keys: readonly string[],
  where: string,
): string | null {
  if (checkpoint === null) return null;
  const note = parseNote(checkpoint);
  const signed = parseCheckpoint(note.text);
  const key = keys.find((text) => isSignedBy(note, parseVerifierKey(text)));
  if (key && signed.size === size && toHex(signed.root) === root) return key;
  throw new InputError('the checkpoint of the backup is not signed by a key of this log', {
    where,
    path: 'checkpoint',
    cure: OTHER_COPY,
  });
}

/** A head that somebody noted decides which of two histories it is. */
function refuseOther(
  noted: Head,
  {
    size,
    rootThen,
    where,
  }: { readonly size: number; readonly rootThen: string | null; readonly where: string },
): void {
  if (rootThen?.startsWith(noted.root)) return;
  throw new ConflictError(
    rootThen === null
      ? `the backup is older than what was noted: it holds ${counted(size, 'record')}, noted were ${noted.size}`
      : `the backup is another history: its first ${noted.size} records give the root ${rootThen}`,
    {
      where,
      path: 'root',
      value: rootThen?.slice(0, 16) ?? null,
      allowed: `${noted.size} ${noted.root.slice(0, 16)}`,
      cure: 'take a later backup',
    },
  );
}

export interface RestoreOptions {
  /** The backup, which `checkBackup` has read. */
  readonly backup: LogFile;
  readonly head: Head;
  readonly onProgress: (words: string) => void;
}

/** Throws UnavailableError naming what is wrong with a ledger made from a backup. */
export function refuseWrong({ ok, problems }: Verification): void {
  if (ok) return;
  throw new UnavailableError(
    `the backup does not make a ledger that holds: ${problems[0]?.words ?? ''}`,
    problems.map(({ seq, words }) => ({
      ...(seq === null ? {} : { path: `record ${seq}` }),
      message: words,
      cure: 'take another copy of the backup; this one restored nothing',
    })),
  );
}
