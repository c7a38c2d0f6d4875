import { expect, it } from 'vitest';
import { sparkBars, sparkLine } from './spark.ts';

it('draws values from the least at the foot to the greatest at the head, with a dot on the last', () => {
  const svg = sparkLine([1, 2, 3], 'a & b');
  expect(svg).toContain('d="M4 32L80 18L156 4"');
  expect(svg).toContain('<circle cx="156" cy="4" r="4"');
  expect(svg).toContain('aria-label="a &amp; b"');
});

it('breaks the line where a value is missing, and shows a value that stands alone as a dot', () => {
  const svg = sparkLine([1, null, 3, null, 2, 2], 'd');
  expect(svg).toContain('d="M4 32M64.8 4M125.6 18L156 18"');
  expect(svg.match(/r="2"/g)).toHaveLength(2);
  expect(svg.match(/r="4"/g)).toHaveLength(1);
});

it('draws equal values in the middle, and nothing of fewer than two', () => {
  expect(sparkLine([5, 5], 'd')).toContain('d="M4 18L156 18"');
  expect(sparkLine([null, 5], 'd')).toBe('');
});

it('draws bars up to the greatest, one pixel at least, on a line; nothing of fewer than two amounts', () => {
  const svg = sparkBars([0, 1000, 1, 500], 'd');
  expect([...svg.matchAll(/ height="([\d.]+)" fill/g)].map(([, height]) => height)).toEqual([
    '0',
    '35',
    '1',
    '17.5',
  ]);
  expect([...svg.matchAll(/ width="([\d.]+)" height="[\d.]+" fill/g)].map(([, width]) => width)).toEqual(
    Array(4).fill('16'),
  );
  expect(sparkBars([0, 3], 'd')).toBe('');
});
