import { expect, it } from 'vitest';
import { toBase64 } from './bytes.ts';
import { KnownTree } from './known-tree.ts';
import { leafHash } from './leaf.ts';
import { inclusionProof, merkleRoot } from './merkle.ts';

const leaves = Array.from({ length: 41 }, (_, i) => leafHash(Uint8Array.of(i)));
const OTHER = toBase64(leafHash(Uint8Array.of(200)));

it('says of every leaf of every size what the leaf alone says, and still of each changed proof after all are known', () => {
  for (const size of [1, 2, 3, 5, 6, 7, 8, 12, 17, 41]) {
    const those = leaves.slice(0, size);
    const tree = new KnownTree(size, merkleRoot(those));
    const proofs = those.map((_, i) => inclusionProof(those, i).map(toBase64));
    // every other one first, so that paths meet known nodes at all heights
    const order = those.map((_, i) => (i * 7) % size);
    for (const i of [...order, ...those.keys()])
      expect(tree.includes(those[i]!, i, proofs[i]!), `${i} of ${size}`).toBe(true);
    for (const [i, proof] of proofs.entries()) {
      expect(tree.includes(those[i]!, (i + 1) % (size + 1), proof)).toBe(false);
      expect(tree.includes(leaves[40 - i]!, i, proof)).toBe(i === 40 - i);
      expect(tree.includes(those[i]!, i, [...proof, OTHER])).toBe(false);
      expect(tree.includes(those[i]!, i, proof.slice(1))).toBe(proof.length === 0);
      for (const [at] of proof.entries())
        expect(tree.includes(those[i]!, i, proof.with(at, OTHER)), `${i} of ${size}, ${at}`).toBe(false);
    }
  }
});

it('believes nothing under another root', () => {
  const tree = new KnownTree(41, leaves[0]!);
  expect(tree.includes(leaves[3]!, 3, inclusionProof(leaves, 3).map(toBase64))).toBe(false);
  expect(tree.includes(leaves[3]!, 3, inclusionProof(leaves, 3).map(toBase64))).toBe(false);
});
