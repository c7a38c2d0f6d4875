import { expect, it } from 'vitest';
import { gridOf, hiddenIn, hideOf } from './columns.ts';

it('hides what an address names, but never the number of a lot or its state', () => {
  const hidden = hiddenIn('why,lot,nothing,worth,state');
  expect([...hidden].sort()).toEqual(['why', 'worth']);
  expect(hideOf(hidden)).toBe('worth,why');
  expect(hideOf(hiddenIn())).toBeUndefined();
});

it('leaves the place of a hidden column to the others', () => {
  expect(gridOf(hiddenIn('grade,form,why'))).toEqual({
    desk: 'minmax(150px, 1.5fr) 92px 92px 60px 92px',
    narrow: 'minmax(96px, 1.8fr) 84px 92px',
  });
});
