import { expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { recordLeaf } from './leaf.ts';
import { merkleRoot } from './merkle.ts';
import { TileWriter, tileNumber } from './tiles.ts';

test('P11: tiles hold every hash and record of the log; a tile above holds the roots of those below', () => {
  expect([0, 7, 999, 1000, 1_234_567].map(tileNumber)).toEqual([
    '000',
    '007',
    '999',
    'x001/000',
    'x001/x234/567',
  ]);
  const records = Array.from({ length: 600 }, (_, i) => `record ${i}`);
  const leaves = records.map(recordLeaf);
  const writer = new TileWriter();
  const files = records.flatMap((record, i) => writer.add(new TextEncoder().encode(record), leaves[i]!));
  const all = new Map([...files, ...writer.rest()].map(({ path, bytes }) => [path, bytes]));
  expect([...all.keys()].sort()).toEqual([
    'tile/0/000',
    'tile/0/001',
    'tile/0/002.p/88',
    'tile/1/000.p/2',
    'tile/entries/000',
    'tile/entries/001',
    'tile/entries/002.p/88',
  ]);
  expect(toHex(all.get('tile/1/000.p/2')!.subarray(32))).toBe(toHex(merkleRoot(leaves, 256, 512)));
  expect(toHex(all.get('tile/0/002.p/88')!.subarray(0, 32))).toBe(toHex(leaves[512]!));
  const entries = all.get('tile/entries/002.p/88')!;
  expect(new TextDecoder().decode(entries.subarray(2, 2 + entries[0]! * 256 + entries[1]!))).toBe(
    'record 512',
  );
  expect(() => writer.add(new Uint8Array(70_000), leaves[0]!)).toThrow('too long');
});
