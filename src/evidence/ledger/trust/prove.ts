import { BalanceError, InputError } from '../../../foundation/errors.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { KnownTree } from '../../proof/known-tree.ts';
import { emptyRoot, verifyConsistency } from '../../proof/merkle.ts';
import {
  consistencyParts,
  inclusionParts,
  type ProofPart,
  rootOfPart,
  type Subtree,
  subtreesOf,
} from '../../proof/stored-tree.ts';
import type { ConsistencyProof, Head, InclusionProof } from '../store.ts';

/** A log whose full subtrees are kept. */
export interface KeptTree {
  readonly head: Head;
  /** Hashes of these subtrees: all that is read of the log. Throws BalanceError when one is lost. */
  hashes(subtrees: readonly Subtree[]): Promise<(subtree: Subtree) => Uint8Array>;
}

/** Size and root of the log when it held `size` records; at most log2(size) hashes are read. */
export async function checkpointOf(tree: KeptTree, size: number): Promise<Head> {
  checkSize(tree, size, 'size', 0);
  if (size === 0) return { size, root: toHex(emptyRoot()) };
  const part = subtreesOf(0, size);
  const root = toHex(rootOfPart(part, await tree.hashes(part)));
  if (size !== tree.head.size || root === tree.head.root) return { size, root };
  throw damaged(`the tree gives the root ${root}, but the head holds ${tree.head.root}`);
}

/**
 * Proofs that records are in the log of the first `size` records; what they share is read once. Throws BalanceError rather than
 * give a wrong one.
 */
export async function proveInclusions(
  tree: KeptTree,
  seqs: readonly number[],
  size: number,
): Promise<readonly InclusionProof[]> {
  checkSize(tree, size, 'size', 1);
  for (const seq of seqs) checkSize(tree, seq, 'seq', 0, size - 1);
  const { root } = await checkpointOf(tree, size);
  const wanted = seqs.map((seq) => ({ seq, parts: inclusionParts(seq, size) }));
  const leafOf = (seq: number): Subtree => ({ level: 0, last: seq });
  const hashes = await tree.hashes(
    eachOnce([...seqs.map(leafOf), ...wanted.flatMap(({ parts }) => parts.flat())]),
  );
  const hexOf = rootsInHex(hashes);
  const known = new KnownTree(size, fromHex(root), fromHex);
  return wanted.map(({ seq, parts }) => {
    const leaf = hashes(leafOf(seq));
    const proof = parts.map(hexOf);
    if (!known.includes(leaf, seq, proof)) throw damaged(`record ${seq} is not at its place in the tree`);
    return { seq, leaf: toHex(leaf), size, root, proof };
  });
}

const eachOnce = (subtrees: readonly Subtree[]): readonly Subtree[] => [
  ...new Map(subtrees.map((one) => [one.last * LEVELS + one.level, one])).values(),
];

/** A tree has fewer levels: a subtree is told by one number. */
const LEVELS = 64;

/** Roots of parts of one tree [hex], each hashed once: many proofs share them. */
function rootsInHex(hashes: (subtree: Subtree) => Uint8Array): (part: ProofPart) => string {
  const known = new Map<string, string>();
  return (part) => {
    const [first] = part;
    const name = `${first!.last} ${first!.level} ${part.length}`;
    const hex = known.get(name) ?? toHex(rootOfPart(part, hashes));
    known.set(name, hex);
    return hex;
  };
}

/** Proof that the log of `size1` records is the beginning of that of `size2`. Throws BalanceError rather than give a wrong one. */
export async function proveConsistency(
  tree: KeptTree,
  size1: number,
  size2: number,
): Promise<ConsistencyProof> {
  checkSize(tree, size2, 'size2', 1);
  checkSize(tree, size1, 'size1', 1, size2);
  const { root: root1 } = await checkpointOf(tree, size1);
  const { root: root2 } = await checkpointOf(tree, size2);
  const proof = await rootsOf(tree, consistencyParts(size1, size2));
  if (!verifyConsistency({ size1, size2, root1: fromHex(root1), root2: fromHex(root2), proof }))
    throw damaged(`the first ${size1} records are not the beginning of the first ${size2}`);
  return { size1, size2, root1, root2, proof: proof.map(toHex) };
}

async function rootsOf(tree: KeptTree, parts: readonly ProofPart[]): Promise<Uint8Array[]> {
  const hashes = await tree.hashes(parts.flat());
  return parts.map((part) => rootOfPart(part, hashes));
}

function checkSize({ head }: KeptTree, value: number, path: string, least: number, most = head.size): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new InputError(`${path} ${value} is outside this ledger of ${head.size} records`, {
    path,
    value,
    allowed: most < least ? 'nothing: the ledger is empty' : `a whole number from ${least} to ${most}`,
  });
}

const damaged = (words: string): BalanceError =>
  new BalanceError(words, { where: 'ledger_tree', cure: 'verify the ledger, then rebuild it' });
