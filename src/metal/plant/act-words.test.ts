import { expect, it } from 'vitest';
import { ACTS, actInWords } from './person.ts';

it('says each act with the article of what it is done to', () => {
  expect(actInWords('receive lot')).toBe('receive a lot');
  expect(actInWords('book analysis of a lot')).toBe('book an analysis of a lot');
  expect(actInWords('clear bought lot')).toBe('clear a bought lot');
  expect(actInWords('override diagnostic')).toBe('overrule a check');
  const bare = ACTS.filter((act) => actInWords(act) === act);
  expect(bare).toEqual([
    'accept advice',
    'certify metal',
    'ship metal',
    'dispose of metal',
    'add evidence',
    'exclude evidence',
    'introduce into service',
    'suspend service',
  ]);
});
