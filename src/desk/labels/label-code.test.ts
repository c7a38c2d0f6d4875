import { expect, it } from 'vitest';
import { gs1Identifier } from '../../evidence/proof/epcis/gs1-identifiers.ts';
import { checkDigit, codeOfMetal, codeOfPallet, codesLeadTo, ssccOf } from './label-code.ts';

const base = 'https://id.plant.example';
const site = { gs1Prefix: '4012345' };

it('gives lots and ingots an asset number of GS1 that nobody else gives, where the plant has a prefix', () => {
  expect(codeOfMetal('lot', 'R-1001', { base, site })).toBe(`${base}/8004/4012345-R-1001`);
  expect(codeOfMetal('ingot', 'R-1001', { base: undefined, site })).toBe(
    'https://id.gs1.org/8004/4012345.R-1001',
  );
  for (const kind of ['lot', 'ingot'] as const)
    expect(gs1Identifier(codeOfMetal(kind, 'R-1001', { base, site }))).toMatch(
      /^https:\/\/id\.gs1\.org\/8004\//,
    );
});

it('falls back on the own address for a number that GS1 cannot hold, and without a prefix', () => {
  expect(codeOfMetal('lot', 'Партия-1', { base, site })).toMatch(/\/10\/%D0%9F/);
  expect(codeOfMetal('ingot', 'I'.repeat(23), { base, site })).toBe(`${base}/21/${'I'.repeat(23)}`);
  expect(codeOfMetal('lot', 'R-1', { base: undefined, site: {} })).toBe('/10/R-1');
});

it('numbers pallets by SSCC with its check digit', () => {
  // GS1 General Specifications, 7.9.1: 37610425002123456 has the check digit 9
  expect(checkDigit('37610425002123456')).toBe('9');
  const sscc = ssccOf(17, site)!;
  expect(sscc).toMatch(/^94012345000000017\d$/);
  expect(checkDigit(sscc.slice(0, -1))).toBe(sscc.at(-1));
  expect(codeOfPallet(17, { base, site })).toBe(`${base}/00/${sscc}`);
  expect(gs1Identifier(codeOfPallet(17, { base, site }))).toBe(`https://id.gs1.org/00/${sscc}`);
  expect([ssccOf(17, {}), codeOfPallet(17, { base, site: {} })]).toEqual([null, 'PALLET-17']);
  expect(ssccOf(100_000, { gs1Prefix: '123456789012' })).toBeNull();
});

it('leads to the domain of the plant before the server, and to no address that only this computer reaches', () => {
  expect(codesLeadTo({ domain: 'id.plant.example' }, 'https://works.example')).toBe(base);
  expect(codesLeadTo(undefined, 'https://works.example/')).toBe('https://works.example');
  expect(codesLeadTo({}, 'http://127.0.0.1:4477')).toBeUndefined();
});
