import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { isSignedBy, parseNote, parseVerifierKey } from './note.ts';
import { privateKeyText, signedNote, signerOfKey } from './sign.ts';

const { keys, cases } = JSON.parse(
  readFileSync(new URL('../records/__fixtures__/remelt-bundle-vectors.json', import.meta.url), 'utf8'),
) as { keys: { trust: { log: string } }; cases: [{ bundle: { entries: [{ proof: string }] } }] };

test('P6: the log key of the bundle vectors signs their checkpoint to the letter', () => {
  const signer = signerOfKey(privateKeyText('ledger.remelt.example/plant-1', new Uint8Array(32).fill(1)));
  expect(signer.verifierKey).toBe(keys.trust.log);
  const proof = cases[0].bundle.entries[0].proof;
  const note = parseNote(proof.slice(proof.indexOf('\n\n') + 2));
  const own = signedNote(note.text, [signer]);
  expect(proof).toContain(own.slice(note.text.length + 1));
  expect(isSignedBy(parseNote(own), parseVerifierKey(signer.verifierKey))).toBe(true);
});

test('a text that is no private key is refused without being quoted', () => {
  const good = privateKeyText('a', new Uint8Array(32).fill(7));
  for (const bad of ['', 'PRIVATE+KEY+a+00000000+AQ==', good.replace('+a+', '+b+'), `${good}AAAA`]) {
    const refusal = expect.objectContaining({ message: expect.not.stringContaining('BwcHBw') });
    expect(() => signerOfKey(bad)).toThrow(InputError);
    expect(() => signerOfKey(bad)).toThrow(refusal);
  }
  expect(() => privateKeyText('a b', new Uint8Array(32))).toThrow('cannot name a key');
  expect(() => signedNote('no line end', [])).toThrow('line end');
});
