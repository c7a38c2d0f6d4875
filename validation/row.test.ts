import { describe, expect, it } from 'vitest';
import { comparedWords, type Row } from './row.ts';

const row: Row = {
  set: 'evap-example',
  part: 'predicted',
  role: 'predicted',
  says: 'lead left after an hour',
  unit: 'ppm',
  published: '1.2',
  model: '0.9 to 1.5',
  first: '1.1',
  verdict: 'inside',
  note: '',
  models: ['vacuum-induction'],
};

describe('a row on the terminal', () => {
  it('shows the kept answer only where it differs', () => {
    expect(comparedWords(row, row)).not.toMatch(/was|not in the report/);
    expect(comparedWords(row, undefined)).toMatch(/not in the report yet/);
    const moved = { ...row, model: '2 to 3', verdict: 'outside' as const, meaning: 'too slow' };
    expect(comparedWords(moved, row)).toMatch(
      /outside: published 1.2 ppm, model 2 to 3\n {4}was inside: .*0.9 to 1.5\n {4}means: too slow/,
    );
  });
});
