import { expect, it } from 'vitest';
import { isOneSlipAway } from '../../desk/yard/one-slip.ts';

it('finds a letter left out, doubled, wrong or turned round', () => {
  for (const slip of [
    'turbnasdovale',
    'turbinnasdovale',
    'turbimasdovale',
    'turibnasdovale',
    'turbinasdoval',
  ])
    expect([slip, isOneSlipAway('turbinasdovale', slip)]).toEqual([slip, true]);
});

it('takes two slips, another number and the same word for none', () => {
  for (const other of ['trbnasdovale', 'turbinasdovale', 'tubrinasdoavle'])
    expect([other, isOneSlipAway('turbinasdovale', other)]).toEqual([other, false]);
  expect(isOneSlipAway('foundry1', 'foundry2')).toBe(false);
  expect(isOneSlipAway('foundry', 'foundry2')).toBe(false);
});
