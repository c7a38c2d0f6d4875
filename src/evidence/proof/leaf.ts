import { canonicalText, hashOfText, sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { concatBytes } from './bytes.ts';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** Hash of a leaf: SHA-256(0x00 || data), RFC 6962 section 2.1. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256Bytes(concatBytes(LEAF, data));

/** Hash of an inner node: SHA-256(0x01 || left || right), so that no node can pass for a leaf. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256Bytes(concatBytes(NODE, left, right));

/** Leaf hash of a record given as its canonical text. */
export const recordLeaf = (text: string): Uint8Array => leafHash(new TextEncoder().encode(text));

/** The same in hexadecimal, as records name each other. */
export const leafOf = (text: string): string => hashOfText(`\0${text}`);

/** True when `text` is exactly the RFC 8785 form of what it says: no blanks, sorted keys, no key twice. */
export function isCanonical(text: string): boolean {
  try {
    return canonicalText(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
