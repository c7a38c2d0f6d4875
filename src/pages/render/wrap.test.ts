import { expect, it } from 'vitest';
import { textWidth } from './wrap.ts';

it('counts a mark on a letter as nothing, and a wide letter as two', () => {
  expect([textWidth('Lo\u0301dz\u0301'), textWidth('合金 A'), textWidth('Łódź')]).toEqual([4, 6, 4]);
});
