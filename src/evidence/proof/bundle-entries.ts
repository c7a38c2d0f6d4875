import { InputError, RemeltError } from '../../foundation/errors.ts';
import { checkOpen, isKind, openBody } from '../records/kinds.ts';
import { checkEnvelope, type LedgerRecord } from '../records/record.ts';
import type { BundleEntry, Finding, ProvenRecord } from './bundle-format.ts';
import { toHex } from './bytes.ts';
import { openDisclosures } from './disclosure.ts';
import { KnownTree } from './known-tree.ts';
import { readCanonical, recordLeaf } from './leaf.ts';
import { type Checkpoint, isSignedBy, type Note, parseCheckpoint, parseNote } from './note.ts';
import { parseTlogProof } from './tlog-proof.ts';
import type { Trusted } from './trust.ts';

/** Checks the records of a bundle one by one: what of each is proven, and under which checkpoint it stands. */

/** Most different checkpoints whose signatures are checked; one alone proves a bundle. */
const MOST_CHECKPOINTS = 16;

/** A checkpoint that counts, or why it does not. */
type JudgedCheckpoint = Checkpoint & { readonly seenBy: readonly string[]; readonly tree: KnownTree };

/** The checkpoints of a bundle: each signature is checked once, however many records stand under it. */
export class Checkpoints {
  readonly #trusted: Trusted;
  readonly #judged = new Map<string, JudgedCheckpoint | string>();
  readonly #good = new Map<string, JudgedCheckpoint>();
  readonly #notes = new Map<string, Note>();

  constructor(trusted: Trusted) {
    this.#trusted = trusted;
  }

  /** True when records stand under different ones. */
  get differ(): boolean {
    return this.#good.size > 1;
  }

  /** The checkpoint under which records stand; null for none. */
  only(): JudgedCheckpoint | null {
    const [first] = this.#good.values();
    return first ?? null;
  }

  /** The checkpoint, or what keeps it from counting, in words. Throws InputError for a text that is not one. */
  judge(note: string): JudgedCheckpoint | string {
    const known = this.#judged.get(note);
    if (known !== undefined) return known;
    if (this.#judged.size >= MOST_CHECKPOINTS)
      return `there are more than ${MOST_CHECKPOINTS} different checkpoints`;
    const judged = this.#judge(parseNote(note));
    this.#judged.set(note, judged);
    return judged;
  }

  /** A record was proven to stand under it. */
  use(note: string, checkpoint: JudgedCheckpoint): void {
    const parsed = this.#notes.get(note) ?? parseNote(note);
    this.#notes.set(note, parsed);
    this.#good.set(parsed.text, checkpoint);
  }

  #judge(note: Note): JudgedCheckpoint | string {
    const { logs, witnessed } = this.#trusted;
    const signed = logs.filter((log) => isSignedBy(note, log));
    const { by, enough } = witnessed(note);
    if (signed.length === 0) return unsigned(note, logs);
    if (!enough)
      return `the checkpoint lacks the signature of enough witnesses (it was seen by ${by.join(', ') || 'none that counts'})`;
    const checkpoint = parseCheckpoint(note.text);
    if (!signed.some(({ name }) => name === checkpoint.origin))
      return `the checkpoint comes from another log (${checkpoint.origin})`;
    return { ...checkpoint, seenBy: by, tree: new KnownTree(checkpoint.size, checkpoint.root) };
  }
}

/** Why no log that is trusted has signed a note: it is that of another, of another key, or was changed. */
function unsigned({ signatures }: Note, logs: Trusted['logs']): string {
  const lacks = 'the checkpoint lacks the signature of the log';
  const named = logs.find(({ name }) => signatures.some((one) => one.name === name));
  if (!named)
    return `${lacks}: the trust document names ${logs.map(({ name }) => name).join(', ')}, and it was signed by ${signatures.map(({ name }) => name).join(', ')}`;
  return signatures.some(({ name, keyId }) => name === named.name && toHex(keyId) === toHex(named.id))
    ? `${lacks}: that of ${named.name} is not good, so the checkpoint or the signature was changed`
    : `${lacks}: ${named.name} signed with another key than the trust document names`;
}

/** Records that were read and checked before in the same call, by their exact text: a changed one is read anew. */
export type ReadRecords = ReadonlyMap<string, LedgerRecord>;

interface EntryMeans {
  readonly checkpoints: Checkpoints;
  readonly read?: ReadRecords | undefined;
}

interface Checked {
  readonly proven?: ProvenRecord;
  readonly wrong?: Finding;
}

/** The record when it is proven, and the first thing that is wrong with it or what was disclosed of it. */
export function checkEntry(entry: BundleEntry, place: string, { checkpoints, read }: EntryMeans): Checked {
  const wrong = (code: Finding['code'], words: string): Checked => ({ wrong: { code, words } });
  const value = readCanonical(entry.record);
  if (value === undefined)
    return wrong(
      'record-not-canonical',
      `${place}: the record is not canonical JSON, so it is not as the ledger wrote it`,
    );
  try {
    const record = read?.get(entry.record) ?? recordOf(value);
    const { index, hashes, note } = parseTlogProof(entry.proof);
    const checkpoint = checkpoints.judge(note);
    if (typeof checkpoint === 'string') return wrong('checkpoint-signature', checkpoint);
    const leaf = recordLeaf(entry.record);
    if (!checkpoint.tree.includes(leaf, index, hashes))
      return wrong(
        'inclusion',
        `${nameOf(record)} is not in the log at ${index}: the record or its proof was changed`,
      );
    if (record.seq !== String(index))
      return wrong('index', `${nameOf(record)} is at index ${index} of the log`);
    if (!isKind(record.kind))
      return wrong(
        'kind-unknown',
        `record ${record.seq} is a ${record.kind}, which this version cannot read: verify with a newer one`,
      );
    checkpoints.use(note, checkpoint);
    return opened(record, entry.disclosures);
  } catch (error) {
    return wrong('proof', `${place}: ${wordsOf(error)}`);
  }
}

/** Envelope and public body are checked; of a kind that is not known the envelope alone. */
function recordOf(value: unknown): LedgerRecord {
  const envelope = checkEnvelope(value);
  return isKind(envelope.kind) ? checkOpen(envelope) : envelope;
}

/** A record as people find it again. */
const nameOf = ({ seq, kind, subject }: LedgerRecord): string => `record ${seq} (${kind} of ${subject})`;

/** A bad disclosure does not make the record less proven, but nothing of it is believed. */
function opened(record: LedgerRecord, disclosures: readonly string[]): Checked {
  try {
    return { proven: believed(record, disclosures) };
  } catch (error) {
    return {
      proven: believed(record, []),
      wrong: { code: 'disclosure', words: `${nameOf(record)}: ${wordsOf(error)}` },
    };
  }
}

function believed(record: LedgerRecord, disclosures: readonly string[]): ProvenRecord {
  const { pairs, withheld } = openDisclosures(record.body, disclosures);
  const { body, others } = openBody(record, pairs);
  const [unknown] = others.find(([name]) => name.includes('/')) ?? [];
  if (unknown !== undefined)
    throw new InputError(`${unknown} is not a field of ${record.kind}`, { path: unknown });
  return { record, body, withheld, disclosed: disclosures.length };
}

/** Message of an error of the closed set; anything else is a fault and goes on. */
export function wordsOf(error: unknown): string {
  // a TypeError: an object that cannot be written as text
  if (error instanceof RemeltError || error instanceof TypeError) return error.message;
  throw error;
}
