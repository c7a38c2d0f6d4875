import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparison, PAGE } from '../validation/statistics.ts';

describe('docs/statistics-comparison.md', () => {
  it('is what a fresh run gives (node validation/statistics.ts writes it), and nothing fails', () => {
    const fresh = comparison();
    expect(readFileSync(PAGE, 'utf8')).toBe(fresh);
    expect(fresh).not.toContain('FAIL**');
  }, 180_000);
});
