import { nodeHash } from './leaf.ts';

/**
 * Proofs out of a tree whose full subtrees are kept, so that nobody reads all leaves: which subtrees a proof needs, and
 * the proof from their hashes. The same proofs as `inclusionProof` and `consistencyProof` of `merkle.ts`.
 */

/** A full subtree of 2^level leaves, by its last leaf: what the log keeps when that leaf is appended. */
export interface Subtree {
  readonly level: number;
  readonly last: number;
}

/** One hash of a proof: the root of the leaves that these full subtrees cover, from left to right. */
export type ProofPart = readonly Subtree[];

/** Parts of the audit path of leaf `index` in the tree of the first `size` leaves, nearest sibling first. */
export function inclusionParts(index: number, size: number): ProofPart[] {
  const parts: ProofPart[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    parts.push(index < middle ? subtreesOf(middle, to) : subtreesOf(from, middle));
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return parts.reverse();
}

/** Parts of the proof that the first `size1` leaves are the beginning of the first `size2`; 0 < size1 <= size2. */
export function consistencyParts(size1: number, size2: number): ProofPart[] {
  const path = (from: number, to: number, whole: boolean): ProofPart[] => {
    if (size1 === to) return whole ? [] : [subtreesOf(from, to)];
    const middle = from + largestPowerBelow(to - from);
    return size1 <= middle
      ? [...path(from, middle, whole), subtreesOf(middle, to)]
      : [...path(middle, to, false), subtreesOf(from, middle)];
  };
  return path(0, size2, true);
}

/** Full subtrees of the leaves [from, to), largest first; `from` lies where a subtree of that length may begin. */
export function subtreesOf(from: number, to: number): ProofPart {
  const parts: Subtree[] = [];
  let start = from;
  while (start < to) {
    const level = Math.floor(Math.log2(to - start));
    start += 2 ** level;
    parts.push({ level, last: start - 1 });
  }
  return parts;
}

/** Root of a part [32 bytes] from the hashes of its subtrees. */
export const rootOfPart = (part: ProofPart, hashOf: (subtree: Subtree) => Uint8Array): Uint8Array =>
  part.map(hashOf).reduceRight((right, left) => nodeHash(left, right));

/** Largest power of two below `n` (n > 1). */
const largestPowerBelow = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
