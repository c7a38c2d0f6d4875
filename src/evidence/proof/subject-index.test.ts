import { expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { EMPTY_INDEX, indexed, indexProof, indexRoot, verifyPositions } from './subject-index.ts';

/** A log of 400 records about 120 subjects, some of them once. */
const subjects = Array.from({ length: 400 }, (_, i) => `lot:R-${(i * i * 7) % 120}`);
const index = subjects.reduce(indexed, EMPTY_INDEX);
const positionsOf = (subject: string): number[] => subjects.flatMap((one, i) => (one === subject ? [i] : []));
const proven = (subject: string, change: object = {}): boolean =>
  verifyPositions({
    subject,
    positions: positionsOf(subject),
    proof: indexProof(index, subject),
    root: indexRoot(index),
    ...change,
  });

test('P9: the index proves all positions of each subject, and no other list', () => {
  for (const subject of new Set(subjects)) expect(proven(subject)).toBe(true);
  const [subject] = subjects as [string];
  const positions = positionsOf(subject);
  expect(positions.length).toBeGreaterThan(2);
  expect(proven(subject, { positions: positions.slice(1) })).toBe(false);
  expect(proven(subject, { positions: positions.slice(0, -1) })).toBe(false);
  expect(proven(subject, { positions: [...positions, 400] })).toBe(false);
  expect(proven(subject, { positions: positions.toReversed() })).toBe(false);
  expect(proven(subject, { positions: [] })).toBe(false);
  expect(proven(subject, { subject: 'lot:R-x' })).toBe(false);
  expect(proven(subject, { root: indexRoot(indexed(index, 'lot:new')) })).toBe(false);
  expect(proven(subject, { proof: indexProof(index, subject).slice(1) })).toBe(false);
  expect(() => indexProof(index, 'lot:R-x')).toThrow('not in the index');
});

test('P9: a map is the same however it grew, an older one stays, and a proof is as long as the logarithm', () => {
  const half = subjects.slice(0, 200).reduce(indexed, EMPTY_INDEX);
  const before = toHex(indexRoot(half));
  expect(toHex(indexRoot(subjects.slice(200).reduce(indexed, half)))).toBe(toHex(indexRoot(index)));
  expect(toHex(indexRoot(half))).toBe(before);
  expect(toHex(indexRoot(EMPTY_INDEX))).toBe('0'.repeat(64));
  expect(Math.max(...[...new Set(subjects)].map((one) => indexProof(index, one).length))).toBeLessThan(25);
});

test('P9: the published function: one record, to the letter', () => {
  expect(toHex(indexRoot(indexed(EMPTY_INDEX, 'lot:R-1')))).toMatchInlineSnapshot(
    `"3060c312370e7a767c1e15191fbdbe57811ae5b3ff124b21b756f426a95e67ad"`,
  );
});
