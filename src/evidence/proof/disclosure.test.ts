import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../foundation/quantity/canonical.ts';
import { parseRecord } from '../records/kinds.ts';
import { toBase64Url, toHex } from './bytes.ts';
import { digestOf, openDisclosures, readDisclosure, writeDisclosure } from './disclosure.ts';
import { isCanonical, recordLeaf } from './leaf.ts';
import { merkleRoot } from './merkle.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const jcs = read('./__fixtures__/jcs-and-sdjwt-vectors.json') as {
  jcs: { cases: { name: string; input: string; output: string }[] };
  sdjwt: { cases: { disclosure: string; digest: string; where: string }[] };
};
const ledger = read('../records/__fixtures__/remelt-bundle-vectors.json').ledger as {
  records: string[];
  leafHashesHex: string[];
  rootHex: string;
  disclosures: string[][];
};

describe('P3: canonical bytes', () => {
  test.each(jcs.jcs.cases)('$name of cyberphone/json-canonicalization (RFC 8785)', ({ input, output }) => {
    expect(canonicalText(JSON.parse(input))).toBe(output);
    expect(isCanonical(output)).toBe(true);
  });

  test.each(['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":2}', '{"a":1.0}', 'nonsense'])(
    '%s is not canonical',
    (text) => {
      expect(isCanonical(text)).toBe(false);
    },
  );

  test('the 13 records of the bundle vectors are canonical, with the published leaf hashes and root', () => {
    expect(ledger.records.every(isCanonical)).toBe(true);
    const leaves = ledger.records.map(recordLeaf);
    expect(leaves.map(toHex)).toEqual(ledger.leafHashesHex);
    expect(toHex(merkleRoot(leaves))).toBe(ledger.rootHex);
  });

  test('prev of the vectors is the leaf of the previous record of the subject, null for the first', () => {
    const last = new Map<string, string>();
    for (const [i, text] of ledger.records.entries()) {
      const record = parseRecord(text);
      expect(record.prev).toBe(last.get(record.subject) ?? null);
      last.set(record.subject, ledger.leafHashesHex[i]!);
    }
  });
});

describe('P4: disclosure', () => {
  test.each(jcs.sdjwt.cases)('digest of RFC 9901: $where', ({ disclosure, digest }) => {
    expect(digestOf(disclosure)).toBe(digest);
  });

  test('all disclosures of the bundle vectors open, and none is left', () => {
    for (const [i, text] of ledger.records.entries()) {
      const { body } = parseRecord(text);
      const opened = openDisclosures(body, ledger.disclosures[i]!);
      expect(opened.withheld).toBe(0);
    }
  });

  test('a disclosure written again with its salt is the published one', () => {
    const published = ledger.disclosures[0]![1]!;
    const { salt, name, value } = readDisclosure(published);
    const bytes = Uint8Array.from(Buffer.from(salt, 'base64url'));
    expect(writeDisclosure(bytes, [name, value])).toBe(published);
  });

  const body = parseRecord(ledger.records[0]!).body;
  const shown = ledger.disclosures[0]!;

  test('what is not shown is counted as withheld', () => {
    expect(openDisclosures(body, [shown[1]!])).toEqual({ pairs: [['massKg', '812.500']], withheld: 2 });
  });

  test('an edited, foreign or repeated disclosure is refused, not dropped', () => {
    const { salt } = readDisclosure(shown[1]!);
    const edited = writeDisclosure(Uint8Array.from(Buffer.from(salt, 'base64url')), ['massKg', '912.500']);
    expect(() => openDisclosures(body, [edited])).toThrow(/does not belong/);
    expect(() => openDisclosures(body, [ledger.disclosures[1]![1]!])).toThrow(/does not belong/);
    expect(() => openDisclosures(body, [shown[1]!, shown[1]!])).toThrow(/does not belong/);
  });

  test('a disclosed name cannot hide a public field', () => {
    const sneaky = writeDisclosure(new Uint8Array(16).fill(7), ['class', 'post-consumer']);
    const planted = { class: 'internal-revert', _sd: [digestOf(sneaky)], _sd_alg: 'sha-256' };
    expect(() => openDisclosures(planted, [sneaky])).toThrow(/class is disclosed twice/);
  });

  test('a salt of less than 128 bits is refused', () => {
    expect(() => writeDisclosure(new Uint8Array(8), ['a', 1])).toThrow(/salt/);
  });

  test.each([
    '',
    'a',
    toBase64Url(new TextEncoder().encode('["a","b"]')),
    toBase64Url(Uint8Array.of(0xff, 0xfe)),
  ])('%j is no disclosure', (text) => {
    expect(() => readDisclosure(text)).toThrow(/disclosure/);
  });
});
