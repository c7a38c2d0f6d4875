import { canonicalText, hashOfText, sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { concatBytes } from './bytes.ts';

const UTF8 = new TextEncoder();
const LEAF = Uint8Array.of(0x00);
/** An inner node before it is hashed: used again, for a bundle has thousands. */
const NODE = Uint8Array.of(0x01, ...new Uint8Array(64));

/** Hash of a leaf: SHA-256(0x00 || data), RFC 6962 section 2.1. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256Bytes(concatBytes(LEAF, data));

/** Hash of an inner node of two hashes: SHA-256(0x01 || left || right), so that no node can pass for a leaf. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  NODE.set(left, 1);
  NODE.set(right, 33);
  return sha256Bytes(NODE);
}

/** Leaf hash of a record given as its canonical text. */
export const recordLeaf = (text: string): Uint8Array => leafHash(UTF8.encode(text));

/** The same in hexadecimal, as records name each other. */
export const leafOf = (text: string): string => hashOfText(`\0${text}`);

/** True when `text` is exactly the RFC 8785 form of what it says: no blanks, sorted keys, no key twice. */
export const isCanonical = (text: string): boolean => readCanonical(text) !== undefined;

/** What a text says; undefined when it is not exactly the RFC 8785 form of it. */
export function readCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainlyCanonical(text, value) || canonicalText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for most canonical texts, in half the time; false says nothing. JSON.stringify differs in the order of keys and in lone surrogates only. */
const isPlainlyCanonical = (text: string, value: unknown): boolean =>
  text.length < MOST_PLAIN && !text.includes('\\ud') && JSON.stringify(value) === text && isSorted(value);

/** A longer text may be nested too deep for functions that call themselves. */
const MOST_PLAIN = 4000;

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before: string | undefined;
  for (const [key, item] of Object.entries(value)) {
    if (before !== undefined && before > key) return false;
    if (!isSorted(item)) return false;
    before = key;
  }
  return true;
}
