import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromHex, toHex } from './bytes.ts';
import { leafHash, nodeHash } from './leaf.ts';
import {
  consistencyProof,
  EMPTY_FRONTIER,
  emptyRoot,
  extendFrontier,
  frontierRoot,
  inclusionProof,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

interface Vectors {
  readonly tree: { leafInputsHex: string[]; nodeHashesHex: string[][]; rootsHexBySize?: string[] } & Record<
    string,
    unknown
  >;
  readonly inclusion: readonly {
    leafIdx: number;
    treeSize: number;
    root: string;
    leafHash: string;
    proof: string[] | null;
    desc: string;
    file: string;
    wantErr: boolean;
  }[];
  readonly consistency: readonly {
    size1: number;
    size2: number;
    root1: string;
    root2: string;
    proof: string[] | null;
    desc: string;
    file: string;
    wantErr: boolean;
  }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('./__fixtures__/merkle-rfc6962-vectors.json', import.meta.url), 'utf8'),
) as Vectors;
const leaves = vectors.tree.leafInputsHex.map((hex) => leafHash(fromHex(hex)));
const proofOf = (proof: string[] | null) => (proof ?? []).map(fromBase64);

describe('P1: the tree of RFC 6962', () => {
  test('leaf hashes match transparency-dev/merkle', () => {
    expect(leaves.map(toHex)).toEqual(vectors.tree.nodeHashesHex[0]);
  });

  test('inner nodes match transparency-dev/merkle', () => {
    const pairs = vectors.tree.nodeHashesHex[1]!.map((_, i) =>
      toHex(nodeHash(leaves[2 * i]!, leaves[2 * i + 1]!)),
    );
    expect(pairs).toEqual(vectors.tree.nodeHashesHex[1]);
  });

  test('the empty tree is SHA-256 of nothing', () => {
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot([])).toEqual(emptyRoot());
  });

  test('98 inclusion vectors, good and bad, are judged as transparency-dev/merkle judges them', () => {
    expect(vectors.inclusion).toHaveLength(98);
    const wrong = vectors.inclusion.filter(
      (v) =>
        verifyInclusion({
          leaf: fromBase64(v.leafHash),
          index: v.leafIdx,
          size: v.treeSize,
          proof: proofOf(v.proof),
          root: fromBase64(v.root),
        }) === v.wantErr,
    );
    expect(wrong.map((v) => v.file)).toEqual([]);
  });

  test('98 consistency vectors, good and bad, are judged as transparency-dev/merkle judges them', () => {
    expect(vectors.consistency).toHaveLength(98);
    const wrong = vectors.consistency.filter(
      (v) =>
        verifyConsistency({
          size1: v.size1,
          size2: v.size2,
          root1: fromBase64(v.root1),
          root2: fromBase64(v.root2),
          proof: proofOf(v.proof),
        }) === v.wantErr,
    );
    expect(wrong.map((v) => v.file)).toEqual([]);
  });
});

describe('P2: own proofs', () => {
  const many = Array.from({ length: 67 }, (_, i) => leafHash(Uint8Array.of(i)));

  test('the frontier has the root of the tree at every size up to 67', () => {
    let frontier = EMPTY_FRONTIER;
    expect(frontierRoot(frontier)).toEqual(emptyRoot());
    for (const [i, leaf] of many.entries()) {
      frontier = extendFrontier(frontier, leaf);
      expect(toHex(frontierRoot(frontier)), `size ${i + 1}`).toBe(toHex(merkleRoot(many.slice(0, i + 1))));
    }
  });

  test('each leaf of each tree up to 33 proves its place and no other', () => {
    for (let size = 1; size <= 33; size++) {
      const part = many.slice(0, size);
      const root = merkleRoot(part);
      for (let index = 0; index < size; index++) {
        const claim = { leaf: part[index]!, index, size, proof: inclusionProof(part, index), root };
        expect(verifyInclusion(claim), `${index} of ${size}`).toBe(true);
        expect(verifyInclusion({ ...claim, index: (index + 1) % (size + 1) })).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: many[40]! })).toBe(false);
      }
    }
  });

  test('each earlier tree is proven to be the beginning of each later one up to 33, a changed one is not', () => {
    for (let size2 = 1; size2 <= 33; size2++) {
      const later = many.slice(0, size2);
      for (let size1 = 1; size1 <= size2; size1++) {
        const claim = {
          size1,
          size2,
          root1: merkleRoot(many.slice(0, size1)),
          root2: merkleRoot(later),
          proof: consistencyProof(later, size1),
        };
        expect(verifyConsistency(claim), `${size1} in ${size2}`).toBe(true);
        expect(verifyConsistency({ ...claim, root1: many[50]! })).toBe(false);
      }
    }
  });
});
