import { describe, expect, test } from 'vitest';
import { COSIGNATURE_V1, parseNote, parseVerifierKey } from './note.ts';
import { isQuorum, parsePolicy, witnessesOf } from './policy.ts';
import { privateKeyText, signedNote, signerOfKey } from './sign.ts';
import { trustedBy } from './trust.ts';

const log = signerOfKey(privateKeyText('log.example', new Uint8Array(32).fill(1)));
const witness = (i: number) =>
  signerOfKey(
    privateKeyText(`w${i}.example`, new Uint8Array(32).fill(10 + i), COSIGNATURE_V1),
    () => 1_700_000_000,
  );
const keyOf = (i: number): string => witness(i).verifierKey;
const CHECKPOINT = 'log.example\n1\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=\n';
const seenBy = (...numbers: readonly number[]) =>
  parseNote(signedNote(CHECKPOINT, [log, ...numbers.map(witness)]));

const POLICY = `# date 2026-11-28
log ${log.verifierKey} https://log.example
witness one ${keyOf(1)}
witness two ${keyOf(2)} https://two.example

group customers any one two
witness auditor ${keyOf(3)}
group both 2 customers auditor
quorum both
`;

describe('P8: a policy says which witnesses are enough', () => {
  const policy = parsePolicy(POLICY);
  test.each([
    [[], false],
    [[1, 2], false],
    [[3], false],
    [[1, 3], true],
    [[2, 3], true],
  ])('seen by %j: %s', (numbers, enough) => {
    const by = witnessesOf(seenBy(...numbers), policy);
    expect(by).toHaveLength(numbers.length);
    expect(isQuorum(by, policy)).toBe(enough);
  });

  test('one key under two names is one witness', () => {
    const doubled = parsePolicy(
      `log ${log.verifierKey}\nwitness a ${keyOf(1)}\nwitness b ${keyOf(1)}\ngroup g 2 a b\nquorum g\n`,
    );
    expect(isQuorum(witnessesOf(seenBy(1), doubled), doubled)).toBe(false);
  });

  const lineOf = (text: string): string => `log ${log.verifierKey}\n${text}\n`;
  test.each([
    ['quorum of an unknown group', 'quorum nobody', /line 2.*"nobody" is no witness/],
    ['no quorum', '', /names no quorum/],
    ['two quorums', 'quorum none\nquorum none', /line 3.*twice/],
    ['a word it does not know', 'trust me', /line 2.*"trust"/],
    ['a group of nobody', 'group g 1\nquorum g', /line 2/],
    ['a group before its members', 'group g 1 x\nquorum g', /line 2.*"x" is no witness/],
    ['more than there are', `witness x ${keyOf(1)}\ngroup g 2 x\nquorum g`, /line 3.*cannot agree/],
    ['a member twice', `witness x ${keyOf(1)}\ngroup g 2 x x\nquorum g`, /line 3.*twice/],
    ['a name twice', `witness x ${keyOf(1)}\nwitness x ${keyOf(2)}\nquorum x`, /line 3.*taken/],
    ['a witness called none', `witness none ${keyOf(1)}\nquorum none`, /line 2.*taken/],
    ['a log as witness', `witness x ${log.verifierKey}\nquorum x`, /line 2.*another kind/],
    ['a torn key', `witness x ${keyOf(1).slice(0, -4)}\nquorum x`, /line 2/],
  ])('%s is refused with its line', (_, text, words) => {
    expect(() => parsePolicy(lineOf(text))).toThrow(words);
  });

  test('no log is no policy', () => {
    expect(() => parsePolicy('quorum none\n')).toThrow('names no log');
  });
});

describe('P8: trust in its three forms', () => {
  test('a policy, a document around it, and the first form of keys', () => {
    expect(trustedBy(POLICY)).toMatchObject({ date: '2026-11-28', persons: [] });
    const persons = [{ name: 'Ann', key: log.verifierKey, until: '2027-01-01' }];
    const document = { format: 'remelt-trust/1', date: '2026-11-01', policy: POLICY, persons } as const;
    expect(trustedBy(document)).toMatchObject({
      date: '2026-11-01',
      persons: [{ name: 'Ann', until: '2027-01-01' }],
    });
    const first = trustedBy({ log: log.verifierKey, witnesses: [keyOf(1)], minWitnesses: 1 });
    expect(first.date).toBeNull();
    expect(first.logs).toEqual([parseVerifierKey(log.verifierKey)]);
    expect(first.witnessed(seenBy(1))).toEqual({ by: ['w1.example'], enough: true });
    expect(first.witnessed(seenBy()).enough).toBe(false);
  });
  test('a day that no calendar has is no day of a key, and no date of a document', () => {
    const person = { name: 'Ann', key: log.verifierKey, until: '2027-02-30' };
    const document = { format: 'remelt-trust/1', date: '2026-11-01', policy: POLICY } as const;
    expect(() => trustedBy({ ...document, persons: [person] })).toThrow('persons[0].until is not a day');
    expect(() => trustedBy({ ...document, date: '2026-13-01' })).toThrow('its date is not a day');
    expect(trustedBy(POLICY.replace('2026-11-28', '2026-02-29')).date).toBeNull();
  });
  test.each<[unknown]>([
    [null],
    [{}],
    [{ log: 1 }],
    [{ policy: 1 }],
    [[]],
    [{ log: log.verifierKey, witnesses: {} }],
  ])('%j is no trust', (trust) => {
    expect(() => trustedBy(trust as never)).toThrow(/trust:|verifier key/);
  });
});
