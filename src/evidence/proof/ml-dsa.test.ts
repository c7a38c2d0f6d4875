import { createHash } from 'node:crypto';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { expect, test } from 'vitest';
import { COSIGNATURE_V1, isSignedBy, ML_DSA_44, parseNote, parseVerifierKey } from './note.ts';
import { isQuorum, parsePolicy, witnessesOf } from './policy.ts';
import { privateKeyText, signedNote, signerOfKey } from './sign.ts';

const shake = (data: Uint8Array, outputLength: number) =>
  createHash('shake128', { outputLength }).update(data).digest();

test('P6: ML-DSA-44 gives the keys and signatures of the accumulated vectors of C2SP/CCTV (100 seeds)', () => {
  const seeds = shake(new Uint8Array(0), 3200);
  const made = Array.from({ length: 100 }, (_, i) => {
    const { publicKey, secretKey } = ml_dsa44.keygen(Uint8Array.from(seeds.subarray(32 * i, 32 * i + 32)));
    const signature = ml_dsa44.sign(new Uint8Array(0), secretKey, { extraEntropy: false });
    return Buffer.concat([publicKey, signature]);
  });
  expect(shake(Buffer.concat(made), 32).toString('hex')).toBe(
    'd51148e1f9f4fa1a723a6cf42e25f2a99eb5c1b378b3d2dbbd561b1203beeae4',
  );
});

const seed = (i: number) => new Uint8Array(32).fill(i);
const log = signerOfKey(privateKeyText('log.example', seed(1)));
const witness = (name: string, type = ML_DSA_44, i = 2) =>
  signerOfKey(privateKeyText(name, seed(i), type as typeof ML_DSA_44), () => 1_700_000_000);
const own = witness('witness.example/auditor');
const CHECKPOINT = 'log.example\n1\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=\n';
const policy = parsePolicy(
  `log ${log.verifierKey}\nwitness old ${witness('witness.example/auditor', COSIGNATURE_V1 as never).verifierKey}\nwitness new ${own.verifierKey}\ngroup both all old new\nquorum both\n`,
);
const note = (text: string, ...signers: (typeof own)[]) => parseNote(signedNote(text, signers));

test('P6: a policy asks for both cosignatures of a witness, by Ed25519 and by ML-DSA-44', () => {
  const old = witness('witness.example/auditor', COSIGNATURE_V1 as never);
  const by = (...signers: (typeof own)[]) => witnessesOf(note(CHECKPOINT, log, ...signers), policy);
  expect(isQuorum(by(old), policy)).toBe(false);
  expect(isQuorum(by(own), policy)).toBe(false);
  expect(by(old, own)).toEqual(['old', 'new']);
  expect(isQuorum(by(old, own), policy)).toBe(true);
  expect(() => parsePolicy(`log ${own.verifierKey}\nquorum none\n`)).toThrow(/another kind/);
});

test('P6: an ML-DSA-44 cosignature holds for its own witness, time, origin, size and root, and for no other', () => {
  const key = parseVerifierKey(own.verifierKey);
  const signed = note(CHECKPOINT, own);
  expect(isSignedBy(signed, key)).toBe(true);
  const moved = (text: string) => isSignedBy({ ...signed, text }, key);
  expect(moved(CHECKPOINT.replace('log.example', 'other.example'))).toBe(false);
  expect(moved(CHECKPOINT.replace('\n1\n', '\n2\n'))).toBe(false);
  expect(moved(CHECKPOINT.replace('q', 'r'))).toBe(false);
  expect(moved('no checkpoint\n')).toBe(false);
  // extension lines are not signed, as the format says
  expect(moved(`${CHECKPOINT}an extension\n`)).toBe(true);
  const renamed = parseVerifierKey(witness('witness.example/another').verifierKey);
  const [line] = signed.signatures;
  const asAnother = { ...signed, signatures: [{ ...line!, name: renamed.name, keyId: renamed.id }] };
  expect(isSignedBy(asAnother, renamed)).toBe(false);
  const later = Uint8Array.from(line!.bytes);
  later[7]! ^= 1;
  expect(isSignedBy({ ...signed, signatures: [{ ...line!, bytes: later }] }, key)).toBe(false);
});
