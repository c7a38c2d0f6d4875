import { expect, it } from 'vitest';
import { textWidth, wrapped } from './wrap.ts';

it('counts a mark on a letter as nothing, and a wide letter as two', () => {
  expect([textWidth('Lo\u0301dz\u0301'), textWidth('合金 A'), textWidth('Łódź')]).toEqual([4, 6, 4]);
});

it('keeps a command in one line where it fits, and breaks one that is longer than a line', () => {
  expect(wrapped('Next, melter: its charge: remelt heat charge H-1 --as-planned', 40)).toEqual([
    'Next, melter: its charge:',
    'remelt heat charge H-1 --as-planned',
  ]);
  expect(wrapped('see the lots: remelt lots --status hold; remelt lot show R-1', 30)).toEqual([
    'see the lots:',
    'remelt lots --status hold;',
    'remelt lot show R-1',
  ]);
  expect(wrapped('do it: remelt heat charge H-1 R-1=10', 20).join(' ')).toBe(
    'do it: remelt heat charge H-1 R-1=10',
  );
  // a word of the trade is broken like any other
  expect(wrapped('certificates of remelt stock of the plant', 24)[0]).toBe('certificates of remelt');
});
