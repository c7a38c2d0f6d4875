import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lifecycleComparison, PAGE } from '../validation/lifecycle.ts';

describe('docs/lifecycle-comparison.md', () => {
  it('is what the comparison says now, with its misses and the reason for each target that is not compared', () => {
    const page = lifecycleComparison();
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
    expect(page).not.toContain('undefined');
    expect(page).toContain('**missed**');
  });

  it('compares no figure with itself: what a model gets as its input, or sums of our own factors, could not be missed', () => {
    const [compared = ''] = lifecycleComparison().split('\n## ');
    const rows = compared.split('\n').filter((line) => /\| (inside|\*\*missed\*\*) \|/.test(line));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const [, , , published, computed] = row.split('|').map((cell) => cell.trim());
      expect(computed, row).not.toBe(published);
    }
  });
});
