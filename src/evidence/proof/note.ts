import { ed25519 } from '@noble/curves/ed25519.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { InputError } from '../../foundation/errors.ts';
import { sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { concatBytes, fromBase64, sameBytes, toHex } from './bytes.ts';

/** Signed notes of C2SP (`signed-note`, `tlog-checkpoint`, `tlog-cosignature`): text, a blank line, signature lines. */

/** Types of keys: the log's own, that of a witness (`cosignature/v1`), and that of a witness by ML-DSA-44 (FIPS 204, `subtree/v1`). */
export const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;
export const ML_DSA_44 = 0x06;
export type KeyType = typeof ED25519 | typeof COSIGNATURE_V1 | typeof ML_DSA_44;

/** Bytes of the public keys. */
const KEY_BYTES: ReadonlyMap<number, number> = new Map([
  [ED25519, 32],
  [COSIGNATURE_V1, 32],
  [ML_DSA_44, 1312],
]);
export const KEY_ID_BYTES = 4;
export const TIME_BYTES = 8;

/** A key that notes are checked with, from `name+hash+base64`. */
export interface VerifierKey {
  readonly name: string;
  readonly type: number;
  readonly id: Uint8Array;
  readonly publicKey: Uint8Array;
}

/**
 * Verifier key from its text. Only the first two `+` separate: the base64 part may hold more. Throws InputError when
 * the text is not a key, its hash does not belong to it, or its type is none of these three.
 */
export function parseVerifierKey(text: string): VerifierKey {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text);
  if (!match)
    throw new InputError('the text is not a verifier key', { value: text, allowed: 'name+hash+base64' });
  const [, name, hash, base64] = match as unknown as [string, string, string, string];
  const blob = fromBase64(base64);
  const id = sha256Bytes(concatBytes(new TextEncoder().encode(`${name}\n`), blob)).subarray(0, KEY_ID_BYTES);
  if (toHex(id) !== hash)
    throw new InputError(`the hash ${hash} does not belong to the key ${name}`, { value: text });
  const type = blob[0] ?? 0;
  if (blob.length - 1 !== KEY_BYTES.get(type)) {
    throw new InputError(`the key ${name} has the unknown type ${type}`, {
      value: text,
      allowed: '1 (Ed25519), 4 (cosignature/v1) or 6 (ML-DSA-44)',
    });
  }
  return { name, type, id, publicKey: blob.subarray(1) };
}

export interface Signature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly bytes: Uint8Array;
}

/** A note taken apart. `text` is what is signed, with its last line end. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** Note from its text. Throws InputError when it is not one. */
export function parseNote(note: string): Note {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0 || !note.endsWith('\n')) throw new InputError('the text is not a signed note');
  const signatures = note
    .slice(blank + 2, -1)
    .split('\n')
    .map((line): Signature => {
      const match = /^\u2014 (\S+) (\S+)$/.exec(line);
      if (!match) throw new InputError('the line is not a signature', { value: line.slice(0, 80) });
      const blob = fromBase64(match[2]!);
      return {
        name: match[1]!,
        keyId: blob.subarray(0, KEY_ID_BYTES),
        bytes: blob.subarray(KEY_ID_BYTES),
      };
    });
  return { text: note.slice(0, blank + 1), signatures };
}

/** True when the note has signatures by the key, and all of them are good: a bad one beside a good one is not passed over (C2SP signed-note). */
export function isSignedBy(note: Note, key: VerifierKey): boolean {
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && sameBytes(keyId, key.id));
  const isGood = ({ bytes }: Signature): boolean => {
    if (key.type === ML_DSA_44) return isCosignedBy(note.text, bytes, key);
    const [message, signature] =
      key.type === COSIGNATURE_V1 ? cosigned(note.text, bytes) : [note.text, bytes];
    if (signature.length !== 64) return false;
    return ed25519.verify(signature, new TextEncoder().encode(message), key.publicKey, { zip215: false });
  };
  return own.length > 0 && own.every(isGood);
}

/** True for an ML-DSA-44 cosignature of a checkpoint; of a text that is not one nothing can be signed so. */
function isCosignedBy(text: string, bytes: Uint8Array, { name, publicKey }: VerifierKey): boolean {
  if (bytes.length !== TIME_BYTES + ml_dsa44.lengths.signature!) return false;
  try {
    const message = subtreeMessage(text, name, bytes.subarray(0, TIME_BYTES));
    return ml_dsa44.verify(bytes.subarray(TIME_BYTES), message, publicKey);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

const SUBTREE_V1 = 'subtree/v1\n\0';

/**
 * What a witness signs by ML-DSA-44 (C2SP tlog-cosignature, `cosigned_message`): its own name, the time, and origin, size and root
 * of the checkpoint. So neither the name of another witness nor that of another log passes. Throws InputError for no checkpoint.
 */
export function subtreeMessage(text: string, cosigner: string, time: Uint8Array): Uint8Array {
  const { origin, size, root } = parseCheckpoint(text);
  if (root.length !== 32) throw new InputError('the root of the checkpoint is no SHA-256');
  const range = new Uint8Array(16);
  new DataView(range.buffer).setBigUint64(8, BigInt(size));
  const utf8 = new TextEncoder();
  return concatBytes(utf8.encode(SUBTREE_V1), named(cosigner), time, named(origin), range, root);
}

/** Text with its length in one byte before it. */
function named(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length < 1 || bytes.length > 255)
    throw new InputError('a name has 1 to 255 bytes', { value: bytes.length, unit: 'byte' });
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

/** What a witness signs: the time it saw the note, and the note. */
function cosigned(text: string, bytes: Uint8Array): readonly [string, Uint8Array] {
  if (bytes.length < TIME_BYTES) return [text, bytes];
  return [cosignedText(text, bytes), bytes.subarray(TIME_BYTES)];
}

/** Text that a witness signs for a note that it saw at a time (8 bytes, seconds since 1970). */
export const cosignedText = (text: string, time: Uint8Array): string =>
  `cosignature/v1\ntime ${new DataView(time.buffer, time.byteOffset, TIME_BYTES).getBigUint64(0)}\n${text}`;

/** Origin, size and root of a log at one moment. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Checkpoint from the text of a note. Throws InputError when it is not one. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root] = text.split('\n');
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !root)
    throw new InputError('the text is not a checkpoint');
  return { origin, size: Number(size), root: fromBase64(root) };
}

/** Text of a checkpoint, ready to be signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${btoa(String.fromCharCode(...root))}\n`;
