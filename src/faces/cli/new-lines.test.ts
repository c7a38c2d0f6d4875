import { expect, it } from 'vitest';
import { newLinesOf } from './new-lines.ts';

it('leaves out a line that says the same as the last', () => {
  const lines: string[] = [];
  const write = newLinesOf((line) => lines.push(line));
  for (const text of ['a', 'a', 'b', 'a']) write(text);
  expect(lines).toEqual(['a', 'b', 'a']);
});
