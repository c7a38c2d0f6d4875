import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { CODE_VERSION, manifestOf } from './manifest.ts';

describe('manifest', () => {
  it('names the version of package.json', () => {
    expect(CODE_VERSION).toBe(`remelt ${packageFile.version}`);
  });
  it('does not depend on the order of keys, but on every value', () => {
    const facts = { version: 'v' };
    const hash = (input: unknown): string => manifestOf(input, facts, { seed: 1 }).inputHash;
    expect(hash({ a: 1, b: 2 })).toBe(hash({ b: 2, a: 1 }));
    expect(hash({ a: 1, b: 2 })).not.toBe(hash({ a: 1, b: 3 }));
  });
});
