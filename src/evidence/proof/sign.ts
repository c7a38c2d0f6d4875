import { ed25519 } from '@noble/curves/ed25519.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { InputError } from '../../foundation/errors.ts';
import { sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { concatBytes, fromBase64, toBase64, toHex } from './bytes.ts';
import {
  COSIGNATURE_V1,
  cosignedText,
  ED25519,
  KEY_ID_BYTES,
  type KeyType,
  ML_DSA_44,
  subtreeMessage,
  TIME_BYTES,
} from './note.ts';

/**
 * Who signs notes (C2SP `signed-note`): a private key in a file, or one that never leaves a device. What it signs and how the
 * line is written is the same for both.
 */
export interface NoteSigner {
  /** `name+hash+base64`: what the signature is checked with. */
  readonly verifierKey: string;
  /** Signature line of a note, with its line end. `text` ends with a line end. */
  readonly sign: (text: string) => string;
}

/** Prefix of a private key as text, as in the key files of Go's sumdb. */
const PRIVATE = 'PRIVATE+KEY+';
const SEED_BYTES = 32;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Private key as text, from 32 random bytes. A name holds neither blanks nor `+`. */
export function privateKeyText(name: string, seed: Uint8Array, type: KeyType = ED25519): string {
  if (!/^[^+\s]+$/u.test(name))
    throw new InputError(`"${name}" cannot name a key`, {
      path: 'name',
      value: name,
      allowed: 'text without blanks and without "+"',
    });
  if (seed.length !== SEED_BYTES)
    throw new InputError(`a key is made of ${SEED_BYTES} bytes`, { value: seed.length, unit: 'byte' });
  return `${PRIVATE}${name}+${keyHash(name, publicBlob(seed, type))}+${toBase64(concatBytes(Uint8Array.of(type), seed))}`;
}

/** Signer of a private key in text; a witness says when it saw a note, by its clock [s since 1970]. Throws InputError, which does not quote it, for what is not one. */
export function signerOfKey(text: string, time_s?: () => number): NoteSigner {
  const match = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim());
  const blob = match ? fromBase64OrNothing(match[3]!) : new Uint8Array(0);
  const [type] = blob;
  if (!match || !isKeyType(type) || blob.length !== SEED_BYTES + 1)
    throw new InputError('the text is not a private key', { allowed: `${PRIVATE}name+hash+base64` });
  const [, name, hash] = match as unknown as [string, string, string];
  const seed = blob.subarray(1);
  const open = publicBlob(seed, type);
  if (keyHash(name, open) !== hash)
    throw new InputError(`the hash ${hash} does not belong to the private key ${name}`, { path: name });
  const line = (signature: Uint8Array): string =>
    `\u2014 ${name} ${toBase64(concatBytes(keyIdOf(name, open), signature))}\n`;
  return {
    verifierKey: `${name}+${hash}+${toBase64(open)}`,
    sign(message) {
      if (type === ED25519) return line(ed25519.sign(encode(message), seed));
      if (!time_s) throw new InputError('a witness signs with its clock', { path: name });
      const time = new Uint8Array(TIME_BYTES);
      new DataView(time.buffer).setBigUint64(0, BigInt(Math.floor(time_s())));
      if (type === COSIGNATURE_V1)
        return line(concatBytes(time, ed25519.sign(encode(cosignedText(message, time)), seed)));
      // the same message gives the same signature: nothing random is asked of the machine
      const { secretKey } = ml_dsa44.keygen(seed);
      const signed = ml_dsa44.sign(subtreeMessage(message, name, time), secretKey, { extraEntropy: false });
      return line(concatBytes(time, signed));
    },
  };
}

/** A note: text, a blank line, one line of each signer. Throws InputError for a text without a line end. */
export function signedNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n')) throw new InputError('a note ends with a line end', { value: text.slice(-20) });
  return `${text}\n${signers.map(({ sign }) => sign(text)).join('')}`;
}

const isKeyType = (type: number | undefined): type is KeyType =>
  type === ED25519 || type === COSIGNATURE_V1 || type === ML_DSA_44;

const publicBlob = (seed: Uint8Array, type: KeyType): Uint8Array =>
  concatBytes(
    Uint8Array.of(type),
    type === ML_DSA_44 ? ml_dsa44.keygen(seed).publicKey : ed25519.getPublicKey(seed),
  );

const keyIdOf = (name: string, blob: Uint8Array): Uint8Array =>
  sha256Bytes(concatBytes(encode(`${name}\n`), blob)).subarray(0, KEY_ID_BYTES);
const keyHash = (name: string, blob: Uint8Array): string => toHex(keyIdOf(name, blob));

function fromBase64OrNothing(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch (error) {
    if (error instanceof InputError) return new Uint8Array(0);
    throw error;
  }
}
