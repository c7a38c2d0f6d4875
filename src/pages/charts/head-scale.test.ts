import { expect, it } from 'vitest';
import { headScaleSvg } from './head-scale.ts';

const numbers = (svg: string, pattern: RegExp): number[] =>
  [...svg.matchAll(pattern)].map(([, at]) => Number(at));

it('puts the share, its lower limit and what was asked on one scale that ends at 100 %', () => {
  const svg = headScaleSvg({ share: 0.9, atLeast: 0.85, asked: 0.95 }, 'hold');
  const [dot] = numbers(svg, /<circle cx="([\d.]+)"/g);
  const [least, asked] = numbers(
    svg,
    /<line x1="([\d.]+)" x2="[\d.]+" y1="\d+" y2="\d+" stroke="var\(--(?:hold|ink)\)"/g,
  );
  // from 80 % at 6 to 100 % at 234
  expect([least, dot, asked]).toEqual([63, 120, 177]);
  expect(svg).toContain('aria-label="90.0 % on a scale from 80 % to 100 %, asked 95 %"');
});

it('begins lower for a lower share', () => {
  expect(headScaleSvg({ share: 0.654, asked: 0.99 }, 'bad')).toContain('>60 %<');
  expect(headScaleSvg({ share: 0.01, asked: 0.99 }, 'bad')).toContain('>0 %<');
});
