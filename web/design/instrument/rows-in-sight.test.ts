import { describe, expect, it } from 'vitest';
import { type Drawn, drawnRows } from './rows-in-sight.ts';

const PLACE = { screen: 900, height: 38, count: 10_000 };
const at = (above: number, before: Drawn = { first: 0, count: 0, key: 0 }, count = PLACE.count) =>
  drawnRows(before, { ...PLACE, above, count });
const keysOf = ({ count, key }: Drawn) => Array.from({ length: count }, (_, i) => key + i);

describe('rows that are drawn', () => {
  it('cover the screen wherever it stands, from the first row to the last', () => {
    for (const above of [-300, 0, 37, 38, 5000, 199_999, PLACE.count * 38 - 900]) {
      const { first, count } = at(above);
      const rowsInSight = Math.min(PLACE.count, Math.ceil((above + 900) / 38));
      expect(first * 38).toBeLessThanOrEqual(Math.max(0, above));
      expect(first + count).toBeGreaterThanOrEqual(rowsInSight);
      expect(first + count).toBeLessThanOrEqual(PLACE.count);
    }
  });

  it('are all of a list that is shorter than the screen', () => {
    expect(at(0, undefined, 3)).toMatchObject({ first: 0, count: 3 });
    expect(at(0, undefined, 0)).toMatchObject({ first: 0, count: 0 });
    expect(at(50_000, at(50_000), 3)).toMatchObject({ first: 0, count: 3 });
  });

  it('keep their keys while they stay in sight, up and down', () => {
    const before = at(5000);
    for (const by of [114, -114]) {
      const after = at(5000 + by, before);
      expect(after.first - before.first).toBe(by / 38);
      expect(after.key - before.key).toBe(after.first - before.first);
    }
  });

  it('are filled anew where they stand after a leap: as many, with the same keys', () => {
    const before = at(5000);
    const after = at(301_000, before);
    expect(after.first).not.toBe(before.first);
    expect(keysOf(after)).toEqual(keysOf(before));
  });

  it('are the same while no other row comes into sight', () => {
    const before = at(5000);
    expect(at(5001, before)).toBe(before);
  });
});
