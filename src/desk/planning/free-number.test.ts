import { describe, expect, it } from 'vitest';
import type { TaskContext } from '../context.ts';
import { freeNameFrom, freeNumberFrom } from './free-number.ts';

/** The next free number of a ledger that has these. */
const freeFrom = (number: string, taken: readonly string[]) => {
  const known = new Set(taken);
  const heats = async ({ ids = [] }: { readonly ids?: readonly string[] } = {}) =>
    ids.filter((id) => known.has(id)).map((id) => ({ id }));
  return freeNumberFrom(number, { heats } as unknown as TaskContext['store']);
};

describe('the next free heat number', () => {
  it('keeps the width of the digits, and skips what is used', async () => {
    expect(await freeFrom('H-009', ['H-009', 'H-010', 'H-012'])).toBe('H-011');
    expect(await freeFrom('99', ['99'])).toBe('100');
    expect(await freeFrom('trial', ['trial', 'trial-2'])).toBe('trial-3');
  });

  it('looks further than one batch, and counts exactly where a float would not', async () => {
    const used = Array.from({ length: 250 }, (_, i) => `H-${i}`);
    expect(await freeFrom('H-0', used)).toBe('H-250');
    expect(await freeFrom('9007199254740993', ['9007199254740993'])).toBe('9007199254740994');
  });

  it('is none where the number would grow too long for an id', async () => {
    const longest = '9'.repeat(64);
    expect(await freeFrom(longest, [longest])).toBeUndefined();
  });
});

it('offers a name itself where nobody has it, and else the next', () => {
  expect(freeNameFrom('I-1-top', new Set(['I-1-bottom']))).toBe('I-1-top');
  expect(freeNameFrom('I-1-top', new Set(['I-1-top']))).toBe('I-1-top-2');
  expect(freeNameFrom('I-1-top', new Set(['I-1-top', 'I-1-top-2', 'I-1-top-4']))).toBe('I-1-top-3');
});
