import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { licenceFaults, lockFaults, readLock, THIRD_PARTY_PAGE, thirdPartyPage } from './third-party.ts';

it('the page lists what the lock installs, and each of it may be used', () => {
  const lock = readLock();
  expect(readFileSync(THIRD_PARTY_PAGE, 'utf8')).toBe(thirdPartyPage(lock));
  expect(lockFaults(lock)).toEqual([]);
  expect(licenceFaults(lock)).toEqual([]);
});

it('a package from elsewhere, without a checksum, or without a licence is a fault', () => {
  const lock = {
    '': { version: '0.1.0' },
    'node_modules/good': {
      version: '1.0.0',
      integrity: 'sha512-x',
      license: 'MIT',
      resolved: 'https://registry.npmjs.org/good/-/good-1.0.0.tgz',
    },
    'node_modules/else': {
      version: '1.0.0',
      integrity: 'sha512-x',
      license: '(MIT OR GPL-3.0)',
      resolved: 'https://npm.example.test/else.tgz',
    },
    'node_modules/bare': { version: '1.0.0', integrity: 'sha1-x' },
    'node_modules/far': { version: '1.0.0', integrity: 'sha512-x', license: 'GPL-3.0-only' },
    'node_modules/tool': { version: '1.0.0', integrity: 'sha512-x', license: 'GPL-3.0-only', dev: true },
  };
  expect(lockFaults(lock)).toEqual([
    'node_modules/else comes from npm.example.test, not from the public registry',
    'node_modules/bare has no SHA-512 in the lock',
  ]);
  expect(licenceFaults(lock).map((fault) => fault.split(' ')[0])).toEqual([
    'node_modules/bare',
    'node_modules/far',
  ]);
});
