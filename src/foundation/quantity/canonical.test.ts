import { describe, expect, it } from 'vitest';
import { canonicalText, sha256Hex } from './canonical.ts';

describe('canonical JSON', () => {
  it('matches RFC 8785 section 3.2.4: sorted keys, shortest numbers, literal escapes', () => {
    const input = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalText(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });
  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalText({ a: Number.NaN })).toThrow(/canonical/);
    expect(() => canonicalText({ a: '\ud800' })).toThrow(/canonical/);
    expect(() => canonicalText(undefined)).toThrow(/canonical/);
  });
});

describe('SHA-256', () => {
  it('matches FIPS 180-4 example "abc"', () => {
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
