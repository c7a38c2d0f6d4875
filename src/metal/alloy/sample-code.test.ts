import { expect, it } from 'vitest';
import { sampleCode, sampleCodeIn } from './sample-code.ts';

const CODE = sampleCode('heat:H-1', 'B-1');

it('is the same for the same sample, and another for another metal or number', () => {
  expect(CODE).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
  expect(sampleCode('heat:H-1', 'B-1')).toBe(CODE);
  expect(sampleCode('heat:H-1', 'B-2')).not.toBe(CODE);
  expect(sampleCode('heat:H-11', 'B-1')).not.toBe(CODE);
});

it('is read as typed: small letters, without dashes, O for 0', () => {
  const zero = Array.from({ length: 99 }, (_, i) => sampleCode('lot:R-1', `${i}`)).find((code) =>
    code.includes('0'),
  )!;
  expect(sampleCodeIn(` ${CODE.toLowerCase().replaceAll('-', '')} `)).toBe(CODE);
  expect(sampleCodeIn(zero.replaceAll('0', 'O'))).toBe(zero);
});

it('notices each wrong digit', () => {
  for (const at of [0, 1, 2, 3, 5, 6, 7, 8, 10])
    for (const digit of '0123456789ABCDEFGHJKMNPQRSTVWXYZ')
      if (digit !== CODE[at]) expect(sampleCodeIn(CODE.slice(0, at) + digit + CODE.slice(at + 1))).toBeNull();
});

it('is no name that a laboratory gives', () => {
  for (const name of ['M4711 pour', '718-2231', 'VIM-2240 top', 'R-1001', ''])
    expect(sampleCodeIn(name)).toBeNull();
});
