import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import type { LedgerRecord } from '../records/record.ts';
import { verifyBundle } from './bundle.ts';
import type { Bundle, BundleEntry, Claim, Trust } from './bundle-format.ts';
import { judgeClaims } from './claims/claims.ts';
import { Proven } from './claims/melted.ts';
import { checkpointText, isSignedBy, parseCheckpoint, parseNote, parseVerifierKey } from './note.ts';
import { parseTlogProof, tlogProofText } from './tlog-proof.ts';

interface Case {
  readonly name: string;
  readonly bundle?: Bundle;
  readonly patchedEntries?: readonly { readonly i: number; readonly entry: BundleEntry }[];
  readonly replaceAllEntries?: boolean;
  readonly claims?: readonly Claim[];
  readonly trust?: Trust;
  readonly expect: { readonly ok: boolean; readonly fail: readonly string[] };
}

const vectors = JSON.parse(
  readFileSync(new URL('../records/__fixtures__/remelt-bundle-vectors.json', import.meta.url), 'utf8'),
) as { keys: { trust: Trust }; cases: readonly [Case, ...Case[]] };
const valid = vectors.cases[0].bundle!;
const { trust } = vectors.keys;

function bundleOf({ patchedEntries = [], replaceAllEntries, claims = valid.claims }: Case): Bundle {
  const entries = replaceAllEntries
    ? patchedEntries.map(({ entry }) => entry)
    : valid.entries.map((entry, i) => patchedEntries.find((patch) => patch.i === i)?.entry ?? entry);
  return { ...valid, entries, claims };
}

/** The valid bundle with one entry changed. */
const withEntry = (i: number, change: Partial<BundleEntry>): Bundle => ({
  ...valid,
  entries: valid.entries.map((entry, at) => (at === i ? { ...entry, ...change } : entry)),
});
const codes = (bundle: Bundle, keys = trust) => verifyBundle(bundle, keys).findings.map(({ code }) => code);

describe('P5: verifying a bundle offline', () => {
  test.each(vectors.cases)('the bundle vector "$name" is judged as the proposal judges it', (one) => {
    const result = verifyBundle(bundleOf(one), one.trust ?? trust);
    expect(result.ok).toBe(one.expect.ok);
    const found = new Set<string>(result.findings.map(({ code }) => code));
    for (const code of one.expect.fail) expect(found).toContain(code);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no records and no claims', { ...valid, entries: [], claims: [] }],
    ['entries that are no list', { ...valid, entries: {} }],
    ['an empty entry', { ...valid, entries: [null] }],
    ['an entry without disclosures', { ...valid, entries: [{ record: '', proof: '' }] }],
    ['a disclosure that is a number', withEntry(0, { disclosures: [1] as never })],
    ['no claims', { ...valid, claims: undefined }],
    ['a claim that is null', { ...valid, claims: [null] }],
    ['a share as a number', { ...valid, claims: [{ ...valid.claims[0], value: 0.5161 }] }],
  ])('%s is no bundle: said, not thrown', (_, bundle) => {
    expect(verifyBundle(bundle as Bundle, trust)).toMatchObject({
      verdict: 'contradicted',
      ok: false,
      findings: [{ code: 'format' }],
      checked: 0,
    });
  });

  test('a signature written another way is refused: unused bits of its base64 are zero', () => {
    const { proof } = valid.entries[0]!;
    const last = /([A-Za-z0-9+/])(=+\n)$/.exec(proof)!;
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const other = letters[letters.indexOf(last[1]!) + 1]!;
    const edited = withEntry(0, { proof: `${proof.slice(0, last.index)}${other}${last[2]}` });
    expect(codes(edited)).toContain('proof');
  });

  test('what is only withheld is incomplete, what is false is a contradiction', () => {
    expect(verifyBundle(valid, trust)).toMatchObject({ verdict: 'proven', checked: valid.entries.length });
    const withheld = withEntry(3, { disclosures: valid.entries[3]!.disclosures.slice(1) });
    expect(verifyBundle(withheld, trust).verdict).toBe('incomplete');
    const inflated = vectors.cases.find(({ name }) => name.startsWith('claim inflated'))!;
    expect(verifyBundle(bundleOf(inflated), trust)).toMatchObject({
      verdict: 'contradicted',
      findings: [{ words: 'post-consumer: 0.7096 is claimed, but the records give 0.5161' }],
    });
  });

  test.each([
    ['0.5161', true],
    ['0.516', true],
    ['0.51612', true],
    ['0.5162', false],
    ['0.52', false],
    ['0.6', false],
    ['1.5161', false],
    ['51.61', false],
    ['-0.5161', false],
  ])('a claim of %s of 800 in 1550 kg holds: %s (never rounded up)', (value, ok) => {
    const claim = { ...(valid.claims[0] as Extract<Claim, { type: 'massFraction' }>), value };
    expect(verifyBundle({ ...valid, claims: [claim] }, trust).ok).toBe(ok);
  });

  test.each([
    ['37.600', true],
    ['37.599', false],
    ['-50', false],
    ['much', false],
  ])('a balance within %s kg holds: %s', (toleranceKg, ok) => {
    const claim: Claim = { type: 'balance', subject: 'heat:H26-00123', toleranceKg };
    expect(verifyBundle({ ...valid, claims: [claim] }, trust).ok).toBe(ok);
  });

  test('a claim of an unknown kind, class or heat is never proven', () => {
    const first = valid.claims[0] as Extract<Claim, { type: 'massFraction' }>;
    expect(codes({ ...valid, claims: [{ ...first, class: 'green' }] })).toEqual(['claim-unknown']);
    expect(codes({ ...valid, claims: [{ ...first, subject: 'heat:X' }] })).toEqual(['claim-no-heat']);
    expect(codes({ ...valid, claims: [{ ...first, type: 'taste' as never }] })).toEqual(['claim-unknown']);
    expect(codes({ ...valid, format: 'remelt-bundle/9' as never })).toEqual(['format']);
  });

  test('however much is said, and however a mass is written, is judged and not thrown', () => {
    const many = <T>(one: T): T[] => Array<T>(200_000).fill(one);
    expect(codes(withEntry(0, { disclosures: many('x') }))).toContain('disclosure');
    const taste = { ...valid.claims[0], type: 'taste' } as never;
    expect(codes({ ...valid, claims: many(taste) })).toHaveLength(200_000);
    const record = { kind: 'heat.melted', subject: 'heat:H' } as LedgerRecord;
    const body = { inputs: [{ lot: 'lot:A', kg: '0012.000' }], nInputs: '1', inputKg: '12.000' };
    expect(
      judgeClaims([{ type: 'balance', subject: 'heat:H', toleranceKg: '1' }], {
        proven: new Proven([{ record, body, withheld: 0, disclosed: 0 }]),
        persons: [],
        recompute: null,
        index: [],
        size: null,
      }).findings,
    ).toMatchObject([{ code: 'claim-inputs-incomplete' }]);
  });

  test('a record at the place of another, a foreign or torn proof is refused', () => {
    const swapped = withEntry(0, { record: valid.entries[1]!.record });
    expect(codes(swapped)).toContain('inclusion');
    expect(codes(withEntry(0, { proof: 'nonsense' }))).toContain('proof');
    const cut = valid.entries[0]!.proof.replace(/\n[^\n]+\n\nledger/, '\n\nledger');
    expect(codes(withEntry(0, { proof: cut }))).toContain('inclusion');
  });

  test('more witnesses than there are, or the log as its own witness, is not enough', () => {
    expect(codes(valid, { ...trust, minWitnesses: 2 })).toContain('checkpoint-signature');
    const twice = [trust.witnesses[0]!, trust.witnesses[0]!];
    expect(codes(valid, { ...trust, witnesses: twice, minWitnesses: 2 })).toContain('checkpoint-signature');
    expect(codes(valid, { ...trust, witnesses: [], minWitnesses: 1 })).toContain('checkpoint-signature');
    expect(verifyBundle(valid, { ...trust, witnesses: [], minWitnesses: 0 }).ok).toBe(true);
    expect(codes(valid, { ...trust, log: 'nonsense' })).toContain('checkpoint-signature');
  });

  test('an empty bundle proves nothing', () => {
    expect(verifyBundle({ ...valid, entries: [] }, trust)).toMatchObject({ ok: false, checked: 0 });
  });
});

describe('P6: notes, keys and proofs as text', () => {
  const proof = parseTlogProof(valid.entries[0]!.proof);
  const checkpoint = parseNote(proof.note);

  test('a proof and its checkpoint are written as they were read', () => {
    const note = valid.entries[0]!.proof.slice(valid.entries[0]!.proof.indexOf('\n\n') + 2);
    expect(tlogProofText({ ...proof, note })).toBe(valid.entries[0]!.proof);
    expect(checkpointText(parseCheckpoint(checkpoint.text))).toBe(checkpoint.text);
    expect(proof.note).toBe(note);
  });

  test('a key whose base64 holds a "+" is split at the first two only', () => {
    const key = parseVerifierKey(trust.witnesses[0]!);
    expect(key).toMatchObject({ name: 'witness.remelt.example/auditor-1', type: 4 });
    expect(isSignedBy(checkpoint, key)).toBe(true);
    expect(isSignedBy({ ...checkpoint, text: `${checkpoint.text} ` }, key)).toBe(false);
  });

  test.each([
    '',
    'name+00000000',
    'ledger.remelt.example/plant-1+00000000+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c',
    'other+4562c876+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c',
  ])('%j is no key', (text) => {
    expect(() => parseVerifierKey(text)).toThrow(InputError);
  });

  test.each(['', 'text only\n', 'a\n\nno signature\n', 'a\n\n\u2014 name !!\n'])('%j is no note', (text) => {
    expect(() => parseNote(text)).toThrow(InputError);
  });
});
