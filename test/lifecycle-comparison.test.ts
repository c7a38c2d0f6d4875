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
});
