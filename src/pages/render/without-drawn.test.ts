import { expect, it } from 'vitest';
import { table } from '../blocks/parts.ts';
import { withoutDrawn } from './without-drawn.ts';

it('leaves out what is a drawing, and a table without one as it is', () => {
  const plain = table(['a', 'b'], [['1', '2']]);
  expect(withoutDrawn(plain)).toBe(plain);
  const window = { window: { element: 'C', unit: 'wt%' }, tone: 'good' as const, text: '0.1 wt%' };
  expect(withoutDrawn(table(['a', { head: 'w', drawn: true }, 'b'], [['1', window, '2']]))).toEqual(plain);
});
