import { expect, it } from 'vitest';
import { answersInMemory } from './answers-in-memory.ts';

it('keeps the newest answers, and no more than it may', () => {
  const kept = answersInMemory(2);
  kept.put([['a', 1]]);
  kept.put([
    ['b', 2],
    ['c', 3],
  ]);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([undefined, 2, 3]);
});
