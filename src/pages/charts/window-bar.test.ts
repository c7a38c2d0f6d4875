import { describe, expect, it } from 'vitest';
import { inWindow, marginIn, windowBarSvg } from './window-bar.ts';

const chromium = { element: 'Cr', unit: 'wt%', min: 17, max: 21 };
const xs = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, x]) => Number(x));

describe('a content in its window', () => {
  it('stands between limits at 0 and 1, from nothing where only a most is set, up to twice a least alone', () => {
    expect([17, 19, 21].map((content) => inWindow(chromium, content))).toEqual([0, 0.5, 1]);
    expect(inWindow({ max: 0.3 }, 0.15)).toBe(0.5);
    expect(inWindow({ min: 50 }, 75)).toBe(0.5);
  });

  it.each([
    [{ ...chromium, value: 18 }, 0.25],
    [{ ...chromium, value: 20 }, 0.25],
    [{ ...chromium, value: 22 }, -0.25],
    [{ ...chromium, value: 16 }, -0.25],
    // the worse end counts
    [{ ...chromium, value: 19, low: 18, high: 21.4 }, -0.1],
    [{ element: 'S', unit: 'ppm', max: 100, value: 20 }, 0.8],
    [{ element: 'Ni', unit: 'wt%', min: 50, value: 60 }, 0.2],
    // below a limit of detection above the least: it may be less than that
    [{ element: 'B', unit: 'ppm', min: 20, max: 60, value: 30, low: 0, high: 30 }, -0.5],
  ])('has a margin of its window: %j', (mark, margin) => {
    expect(marginIn(mark)).toBeCloseTo(margin, 9);
  });

  it('has no margin without a content or a limit', () => {
    expect(marginIn(chromium)).toBeUndefined();
    expect(marginIn({ element: 'Y', unit: 'ppm', value: 3 })).toBeUndefined();
  });

  it('draws every window from the same place to the same place, and what is far out at the end', () => {
    const edges = (svg: string) => xs(svg, /<line x1="([\d.]+)%" x2="[\d.]+%" y1="1"/g);
    expect(edges(windowBarSvg(chromium, 'good', ''))).toEqual([16.67, 83.33]);
    expect(edges(windowBarSvg({ element: 'S', unit: 'ppm', max: 7 }, 'good', ''))).toEqual([83.33]);
    expect(xs(windowBarSvg({ ...chromium, value: 90 }, 'bad', ''), /<circle cx="([\d.]+)%"/g)).toEqual([
      98.5,
    ]);
  });

  it('draws nothing of a content without a limit: it has no scale', () => {
    expect(windowBarSvg({ element: 'Hf', unit: 'wt%', value: 1.2, before: 1 }, 'good', 'Hf 1.2 wt%')).toMatch(
      /aria-label="Hf 1.2 wt%"><\/svg>$/,
    );
  });

  it('draws the part beyond the limit red, a value nobody measured as a diamond, and what it was before as a ring', () => {
    const svg = windowBarSvg(
      { ...chromium, value: 20.6, low: 20.2, high: 21.4, before: 18, isImputed: true },
      'hold',
      'Cr <20.6',
    );
    const strokes = [
      ...svg.matchAll(/x1="([\d.]+)%" x2="([\d.]+)%" y1="12" y2="12" stroke="var\(--(\w+)\)"/g),
    ];
    expect(strokes.map(([, from, to, tone]) => [Number(from), Number(to), tone])).toEqual([
      [70, 83.33, 'hold'],
      [83.33, 90, 'bad'],
    ]);
    expect(svg).toMatch(/rotate\(45\)/);
    expect(xs(svg, /<circle cx="([\d.]+)%" cy="12" r="5" fill="none"/g)).toEqual([33.33]);
    expect(svg).toContain('aria-label="Cr &lt;20.6"');
  });
});
