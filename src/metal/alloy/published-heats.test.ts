import { describe, expect, it } from 'vitest';
import grades from '../../../data/grades.json' with { type: 'json' };
import statistics from '../../../data/heats/grade-statistics.json' with { type: 'json' };
import published from '../../../data/heats/published.json' with { type: 'json' };
import suspect from '../../../data/heats/suspect.json' with { type: 'json' };
import { gradeStatistics, publishedHeats, SUSPECT_HEATS_FILE } from './published-heats.ts';

const open = publishedHeats(published);
const aside = publishedHeats(suspect, SUSPECT_HEATS_FILE);
const known = new Set(grades.records.map((row) => row.id));

describe('published heats', () => {
  it('are 974 open rows, 638 of them labelled, and 195 suspect rows, no id twice', () => {
    expect(open).toHaveLength(974);
    expect(open.filter((heat) => heat.gradeId !== null)).toHaveLength(638);
    expect(aside).toHaveLength(195);
    expect(new Set([...open, ...aside].map((heat) => heat.id)).size).toBe(974 + 195);
  });
  it('name only grades of the catalogue', () => {
    for (const heat of [...open, ...aside])
      for (const id of [heat.gradeId, ...heat.equivalentIds]) if (id !== null) expect(known).toContain(id);
    for (const [id, { pooledIds }] of gradeStatistics(statistics))
      for (const pooled of [id, ...pooledIds]) expect(known).toContain(pooled);
  });
  it('leave room for their balance and add to 100 within 2.5 wt% without one', () => {
    for (const { id, contents, balance } of open) {
      const sum = Object.values(contents).reduce((total, x) => total + x, 0);
      if (balance === null) expect(Math.abs(sum - 1), id).toBeLessThan(0.0251);
      else expect(sum, id).toBeLessThan(1);
    }
  });
  it('keep what was reported as less than', () => {
    expect(open.find((heat) => heat.id === 'SD-0005')?.below.S).toBeCloseTo(3e-6, 15);
  });
  it('statistics of 718: Cr 18.41 +- 0.58 wt% over 86 papers', () => {
    const row = gradeStatistics(statistics).get('IN718')!;
    expect(row.papers).toBe(86);
    expect(row.elements.Cr!.median * 100).toBeCloseTo(18.41, 6);
    expect(row.elements.Cr!.robustSd * 100).toBeCloseTo(0.5782, 6);
  });
});
