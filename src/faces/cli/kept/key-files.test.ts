import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyFiles, plantKeysFolder } from './key-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'remelt-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = keyFiles({ REMELT_KEYS: folder });

test('the key of the plant lies with its ledger, whatever settings it was made in; that of a person with the person', () => {
  const plant = join(folder, 'plant', 'keys');
  const anna = keyFiles({ REMELT_KEYS: join(folder, 'anna') }, plant);
  const bert = keyFiles({ REMELT_KEYS: join(folder, 'bert') }, plant);
  const log = anna.make('ledger.remelt.example/plant-2', undefined, 'plant');
  expect([log.place.startsWith(plant), statSync(plant).mode & 0o777]).toEqual([true, 0o700]);
  expect(bert.signer(log.verifierKey)?.verifierKey).toBe(log.verifierKey);
  bert.noteSigned(log.verifierKey, { size: 3, root: 'b'.repeat(64) });
  expect(anna.lastSigned(log.verifierKey)).toEqual({ size: 3, root: 'b'.repeat(64) });
  const own = anna.make('ledger.remelt.example/plant-2/anna', undefined, 'person');
  expect(bert.signer(own.verifierKey)).toBeNull();
  // a folder that is named, or a ledger on a server, keeps none there
  expect(plantKeysFolder({}, '/data')).toBe(join('/data', 'keys'));
  expect(plantKeysFolder({ REMELT_KEYS: '/k' }, '/data')).toBeUndefined();
  expect(plantKeysFolder({ DATABASE_URL: 'postgres://x' }, '/data')).toBeUndefined();
});

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
