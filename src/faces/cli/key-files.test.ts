import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyFiles } from './key-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'remelt-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = keyFiles({ REMELT_KEYS: folder });

test('a private key is in a file of mode 0600 and signs from there; one that others can read does not', () => {
  const { verifierKey, place } = keys.make('ledger.remelt.example/plant-1');
  expect(statSync(place).mode & 0o777).toBe(0o600);
  expect(readFileSync(place, 'utf8')).toMatch(/^PRIVATE\+KEY\+/);
  expect(keys.signer(verifierKey)?.verifierKey).toBe(verifierKey);
  expect(keys.lastSigned(verifierKey)).toBeNull();
  keys.noteSigned(verifierKey, { size: 7, root: 'a'.repeat(64) });
  expect(keyFiles({ REMELT_KEYS: folder }).lastSigned(verifierKey)).toEqual({
    size: 7,
    root: 'a'.repeat(64),
  });
  chmodSync(place, 0o644);
  expect(() => keys.signer(verifierKey)).toThrow('others can read the private key');
  keys.discard(verifierKey);
  expect(keys.signer(verifierKey)).toBeNull();
  expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
});
