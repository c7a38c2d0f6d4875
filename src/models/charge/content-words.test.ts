import { expect, it } from 'vitest';
import { contentWithUnit } from './content-words.ts';

it.each([
  [0.0021, undefined, '0.21 wt%'],
  [5e-6, undefined, '5 ppm'],
  [8.673e-19, 0.0065, '0 wt%'],
  [3e-9, 1e-6, '0.003 ppm'],
])('says a content of %d against a limit of %d as %s', (value, limit, words) =>
  expect(contentWithUnit(value, limit)).toBe(words),
);
