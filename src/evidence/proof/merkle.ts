import { sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { sameBytes } from './bytes.ts';
import { nodeHash } from './leaf.ts';

/**
 * The tree of RFC 6962 section 2.1 over leaf hashes, as functions of arrays. Compared with all 98 inclusion and 98
 * consistency vectors of transparency-dev/merkle, good and bad.
 */

/** Root of no leaves: SHA-256(""). */
export const emptyRoot = (): Uint8Array => sha256Bytes(new Uint8Array(0));

/** Largest power of two below `n` (n > 1). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Root of the leaves [from, to). */
export function merkleRoot(leaves: readonly Uint8Array[], from = 0, to = leaves.length): Uint8Array {
  if (to === from) return emptyRoot();
  if (to - from === 1) return leaves[from]!;
  const middle = from + split(to - from);
  return nodeHash(merkleRoot(leaves, from, middle), merkleRoot(leaves, middle, to));
}

/** Audit path of leaf `index` in the tree of all `leaves`, nearest sibling first (RFC 6962 section 2.1.1). */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  const path = (from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...path(from, middle), merkleRoot(leaves, middle, to)]
      : [...path(middle, to), merkleRoot(leaves, from, middle)];
  };
  return path(0, leaves.length);
}

/** What an inclusion proof claims. */
export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** True when the leaf stands at `index` of the tree with that size and root (RFC 9162 section 2.1.3.2). */
export function verifyInclusion({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (!isPlace(index) || !isPlace(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/** Proof that the tree of the first `size` leaves is the beginning of the tree of all; size > 0 (RFC 6962 section 2.1.2). */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): Uint8Array[] {
  const path = (m: number, from: number, to: number, whole: boolean): Uint8Array[] => {
    if (m === to - from) return whole ? [] : [merkleRoot(leaves, from, to)];
    const k = split(to - from);
    return m <= k
      ? [...path(m, from, from + k, whole), merkleRoot(leaves, from + k, to)]
      : [...path(m - k, from + k, to, false), merkleRoot(leaves, from, from + k)];
  };
  return path(size, 0, leaves.length, true);
}

/** What a consistency proof claims. */
export interface Consistency {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * True when the tree (size1, root1) is the beginning of (size2, root2) (RFC 9162 section 2.1.4.2). Of an empty first
 * tree nothing can be proven: false.
 */
export function verifyConsistency({ size1, size2, root1, root2, proof }: Consistency): boolean {
  if (!isPlace(size1) || !isPlace(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2);
  const isPower = Number.isInteger(Math.log2(size1));
  const path = isPower ? [root1, ...proof] : [...proof];
  if (path.length === 0) return false;
  let place = size1 - 1;
  let last = size2 - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let first = path[0]!;
  let second = path[0]!;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else second = nodeHash(second, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(first, root1) && sameBytes(second, root2);
}

/**
 * The roots of the full subtrees of a log, largest first: all that appending needs. One leaf costs at most log2(size)
 * hashes; the root is that of `merkleRoot`.
 */
export interface Frontier {
  readonly size: number;
  readonly nodes: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, nodes: [] };

/** A frontier, and what its last leaf completed. */
export interface Grown {
  readonly frontier: Frontier;
  /** Roots of the full subtrees that end with the new leaf, by level: the leaf itself first. */
  readonly completed: readonly Uint8Array[];
}

/** Frontier after one more leaf, with the full subtrees which that leaf completes. */
export function growFrontier(frontier: Frontier, leaf: Uint8Array): Grown {
  const nodes = [...frontier.nodes];
  const completed = [leaf];
  let hash = leaf;
  for (let rest = frontier.size; rest % 2 === 1; rest = half(rest)) {
    hash = nodeHash(nodes.pop()!, hash);
    completed.push(hash);
  }
  nodes.push(hash);
  return { frontier: { size: frontier.size + 1, nodes }, completed };
}

/** Frontier after one more leaf. */
export const extendFrontier = (frontier: Frontier, leaf: Uint8Array): Frontier =>
  growFrontier(frontier, leaf).frontier;

/** Root of the log that a frontier stands for. */
export function frontierRoot({ nodes }: Frontier): Uint8Array {
  return nodes.length === 0 ? emptyRoot() : nodes.reduceRight((right, left) => nodeHash(left, right));
}

const half = (n: number): number => Math.floor(n / 2);
const isPlace = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isHash = (bytes: Uint8Array): boolean => bytes.length === 32;
