import { expect, test } from 'vitest';
import { dataFacts } from '../calculations/testing/data-facts.ts';
import { Answers, newMemory } from './memory.ts';

test('the answer that was asked for longest ago goes first', () => {
  const answers = new Answers<number>(2);
  answers.keep('a', 1);
  answers.keep('b', 2);
  expect(answers.get('a')).toBe(1);
  answers.keep('c', 3);
  expect(answers.get('b')).toBeUndefined();
  expect(answers.values()).toEqual([1, 3]);
});

test('an answer that is kept again does not push another out', () => {
  const answers = new Answers<number>(2);
  for (const [key, answer] of [
    ['a', 1],
    ['b', 2],
    ['b', 3],
  ] as const)
    answers.keep(key, answer);
  expect(answers.values()).toEqual([1, 3]);
  answers.forget('a');
  expect(answers.get('a')).toBeUndefined();
});

test('what rests on other facts is not answered', () => {
  const { worths } = newMemory();
  const facts = dataFacts();
  const worth = { contained_usd_per_kg: 1, price_usd_per_kg: 1, conflicts: [] };
  worths(facts).keep('L-1', worth);
  expect(worths(facts).get('L-1')).toBe(worth);
  expect(worths({ ...facts }).get('L-1')).toBeUndefined();
});
