import { InputError } from '../../foundation/errors.ts';
import { sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { concatBytes, sameBytes, toHex } from './bytes.ts';

/**
 * The index of a log: for every subject the numbers of all its records, as a Merkle map whose root stands in the log
 * (`index.root`). It is one pure function of kind-blind facts, the subject and number of each record, so that anybody with the
 * log makes it again.
 *
 * Positions are chained: d(0) = 32 zero bytes, d(i) = SHA-256(0x02 || d(i-1) || position as 8 bytes). A leaf is
 * SHA-256(0x03 || SHA-256(subject) || count as 8 bytes || d(count)), a branch SHA-256(0x04 || left || right). The bits of SHA-256(subject),
 * first bit first, lead to the leaf; a leaf stands as high as it is alone; an empty side is 32 zero bytes. One record
 * costs O(log n) hashes; maps share what they have in common.
 */
export interface SubjectIndex {
  /** Records that it covers: those before this number. */
  readonly size: number;
  readonly map: IndexNode;
}

type IndexNode = Empty | Leaf | Branch;
type Empty = null;
interface Leaf {
  readonly key: Uint8Array;
  readonly count: number;
  readonly chain: Uint8Array;
  readonly hash: Uint8Array;
}
interface Branch {
  readonly left: IndexNode;
  readonly right: IndexNode;
  readonly hash: Uint8Array;
}

const ZERO = new Uint8Array(32);
const POSITION = Uint8Array.of(0x02);
const LEAF = Uint8Array.of(0x03);
const BRANCH = Uint8Array.of(0x04);

export const EMPTY_INDEX: SubjectIndex = { size: 0, map: null };

const keyOf = (subject: string): Uint8Array => sha256Bytes(new TextEncoder().encode(subject));

function eightBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

const chained = (chain: Uint8Array, position: number): Uint8Array =>
  sha256Bytes(concatBytes(POSITION, chain, eightBytes(position)));

const leafOf = (key: Uint8Array, count: number, chain: Uint8Array): Leaf => ({
  key,
  count,
  chain,
  hash: sha256Bytes(concatBytes(LEAF, key, eightBytes(count), chain)),
});

const branchHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256Bytes(concatBytes(BRANCH, left, right));
const hashOfNode = (node: IndexNode): Uint8Array => node?.hash ?? ZERO;
const branchOf = (left: IndexNode, right: IndexNode): Branch => ({
  left,
  right,
  hash: branchHash(hashOfNode(left), hashOfNode(right)),
});

/** Bit of a key, first bit first. */
const bitOf = (key: Uint8Array, depth: number): number => (key[depth >> 3]! >> (7 - (depth & 7))) & 1;

/** The index with the next record of the log. */
export function indexed({ size, map }: SubjectIndex, subject: string): SubjectIndex {
  return { size: size + 1, map: withRecord(map, keyOf(subject), { position: size, depth: 0 }) };
}

function withRecord(
  node: IndexNode,
  key: Uint8Array,
  at: { readonly position: number; readonly depth: number },
): IndexNode {
  const { position, depth } = at;
  if (node === null) return leafOf(key, 1, chained(ZERO, position));
  const below = { position, depth: depth + 1 };
  if ('key' in node) {
    if (sameBytes(node.key, key)) return leafOf(key, node.count + 1, chained(node.chain, position));
    const alone = bitOf(node.key, depth) === 0 ? branchOf(node, null) : branchOf(null, node);
    return withRecord(alone, key, at);
  }
  return bitOf(key, depth) === 0
    ? branchOf(withRecord(node.left, key, below), node.right)
    : branchOf(node.left, withRecord(node.right, key, below));
}

/**
 * The index with the next record of the log, and what is wrong with that record when it is a root of the index (`index.root`):
 * the root that the records before it give. Null when nothing is.
 */
export function indexChecked(
  index: SubjectIndex,
  { kind, subject, root }: { readonly kind: string; readonly subject: string; readonly root: unknown },
): { readonly index: SubjectIndex; readonly expected: string | null } {
  const own = kind === 'index.root' ? toHex(indexRoot(index)) : null;
  return { index: indexed(index, subject), expected: own === null || own === root ? null : own };
}

/** Root of the map. */
export const indexRoot = ({ map }: SubjectIndex): Uint8Array => hashOfNode(map);

/** Hashes beside the way from the root to the leaf of a subject, first the one below the root. Throws InputError for an unknown one. */
export function indexProof({ map }: SubjectIndex, subject: string): readonly Uint8Array[] {
  const key = keyOf(subject);
  const beside: Uint8Array[] = [];
  let node = map;
  for (let depth = 0; node !== null && !('key' in node); depth++) {
    const [next, other]: [IndexNode, IndexNode] =
      bitOf(key, depth) === 0 ? [node.left, node.right] : [node.right, node.left];
    beside.push(hashOfNode(other));
    node = next;
  }
  if (node !== null && sameBytes(node.key, key)) return beside;
  throw new InputError(`${subject} is not in the index`, { path: 'subject', value: subject });
}

/** What a proof of all positions of a subject claims. */
export interface Positions {
  readonly subject: string;
  readonly positions: readonly number[];
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** True when the map with that root says that these are all records of the subject. */
export function verifyPositions({ subject, positions, proof, root }: Positions): boolean {
  if (positions.length === 0 || proof.length > 256 || ![root, ...proof].every(({ length }) => length === 32))
    return false;
  if (
    !positions.every(
      (one, i) => Number.isSafeInteger(one) && one >= 0 && (i === 0 || one > positions[i - 1]!),
    )
  )
    return false;
  const key = keyOf(subject);
  const chain = positions.reduce(chained, ZERO);
  let { hash } = leafOf(key, positions.length, chain);
  for (let depth = proof.length - 1; depth >= 0; depth--) {
    const other = proof[depth]!;
    hash = bitOf(key, depth) === 0 ? branchHash(hash, other) : branchHash(other, hash);
  }
  return sameBytes(hash, root);
}
