import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Bytes } from '../../foundation/quantity/canonical.ts';
import { consistencyProof, EMPTY_FRONTIER, growFrontier, inclusionProof, merkleRoot } from './merkle.ts';
import { consistencyParts, inclusionParts, rootOfPart, subtreesOf } from './stored-tree.ts';

const leaves = Array.from({ length: 300 }, (_, i) => sha256Bytes(Uint8Array.of(i % 256, i >> 8)));

/** Hashes of the full subtrees as a log keeps them: by their last leaf and level. */
const kept = new Map<string, Uint8Array>();
let frontier = EMPTY_FRONTIER;
for (const [last, leaf] of leaves.entries()) {
  const grown = growFrontier(frontier, leaf);
  for (const [level, hash] of grown.completed.entries()) kept.set(`${last} ${level}`, hash);
  frontier = grown.frontier;
}
const hashOf = ({ last, level }: { last: number; level: number }): Uint8Array =>
  kept.get(`${last} ${level}`)!;
const size = fc.integer({ min: 1, max: leaves.length });

test('P2: proofs from the kept subtrees are those from all leaves, at every size (seed 31)', () => {
  fc.assert(
    fc.property(size, fc.nat(), (n, k) => {
      const index = k % n;
      const first = index + 1;
      const parts = { inclusion: inclusionParts(index, n), consistency: consistencyParts(first, n) };
      const all = leaves.slice(0, n);
      expect(parts.inclusion.map((part) => rootOfPart(part, hashOf))).toEqual(inclusionProof(all, index));
      expect(parts.consistency.map((part) => rootOfPart(part, hashOf))).toEqual(consistencyProof(all, first));
      expect(rootOfPart(subtreesOf(0, n), hashOf)).toEqual(merkleRoot(all));
    }),
    { seed: 31, numRuns: 300 },
  );
});

test('P2: a proof in a million records needs at most two hashes per level', () => {
  const million = 1_000_000;
  for (const index of [0, 1, 524_287, 524_288, 777_777, 999_999]) {
    expect(inclusionParts(index, million).flat().length).toBeLessThanOrEqual(40);
    expect(consistencyParts(index + 1, million).flat().length).toBeLessThanOrEqual(40);
  }
});
