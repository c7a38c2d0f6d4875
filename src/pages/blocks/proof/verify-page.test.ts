import { expect, it } from 'vitest';
import type { Verified } from '../../../documents/proof/verify.ts';
import { readPage } from '../../testing/read-page.ts';
import { verifyPage, verifyPairPage } from './verify-page.ts';

const side = (more: object = {}): Verified =>
  ({
    ...{
      format: 'remelt-verified/1',
      verdict: 'proven',
      words: '1 of 1 claims hold',
      demonstration: false,
      claims: [],
      findings: [],
      metal: null,
    },
    ...{ undisclosed: 1, erased: [], checked: 3, notClaimed: [], unproven: [], trustDate: '2026-11-01' },
    ...{ recalled: [], failed: [], withdrawnCertificates: [] },
    ...more,
  }) as unknown as Verified;
const read = (more: object = {}) => readPage(verifyPage(side(more)));
const claim = (more: object = {}) => ({
  type: 'metal',
  subject: 'heat:H-1',
  verdict: 'holds',
  basis: 'signed',
  words: 'as signed',
  ...more,
});

it('says how many claims hold once, in its head, and what the verdict says beside that', () => {
  const { title, words } = read({ words: '1 of 1 claims hold; signed by a, seen by no witness' });
  expect(title).toBe('Bundle');
  expect(words.at(-1)).toBe('Signed by a, seen by no witness.');
  const more = read({ words: '1 of 1 claims hold; not claimed: footprint; signed by a' });
  expect(more.words.slice(-2)).toEqual(['Not claimed: footprint.', 'Signed by a.']);
  expect(words.join()).not.toContain('claims hold');
  const wrong = read({
    words:
      'contradicted: text is "1. 2; 3". Taken alone, 0 of 1 claims hold; not claimed: footprint; signed by a',
  });
  expect([wrong.words[0], ...wrong.words.slice(-2)]).toEqual([
    ...['Contradicted: text is "1. 2; 3".', 'Not claimed: footprint.', 'Signed by a.'],
  ]);
  expect(read({ words: 'contradicted: no bundle; nothing else was looked at' }).words[0]).toBe(
    'Contradicted: no bundle; nothing else was looked at.',
  );
  // what is wrong or recalled is read first
  expect(read({ words: 'recalled: heat H-1. 1 of 1 claims hold' }).words[0]).toMatch(/^Recalled: heat H-1/);
});

it('says how many records are proven, what is only said, and until when keys are known', () => {
  expect(read().words).toEqual([
    '3 records proven, 1 field of them kept back. Keys that were revoked after 2026-11-01 are not known here.',
  ]);
  expect(read({ unproven: ['maker', 'place'], trustDate: null }).words.at(-1)).toBe(
    '3 records proven, 1 field of them kept back. Only said, and proven by nothing: maker, place. Keys that were revoked after the trust document was written are not known here.',
  );
});

it('says whether the ledger is a demonstration, and where that is not shown', () => {
  expect(read({ demonstration: true }).words[0]).toMatch(/no metal stands behind this ledger\.$/);
  expect(read({ demonstration: null }).words[0]).toBe(
    'The bundle does not show whose ledger it is, nor whether it is a demonstration.',
  );
  expect(read({ demonstration: null, checked: 0 }).words).toHaveLength(1);
  expect(read().words).toHaveLength(1);
});

it('tells each claim with how it is known, and nothing of how where it does not hold', () => {
  const elements = ['agrees', 'disagrees', 'agrees'].map((verdict, i) => ({
    verdict,
    words: `element ${i}`,
  }));
  const claims = [
    claim(),
    claim({ type: 'complete', basis: 'recomputed' }),
    claim({ type: 'draws', verdict: 'contradicted' }),
    claim({ type: 'draws', verdict: 'incomplete' }),
  ];
  const rows = read({ claims, metal: { verdict: 'disagrees', elements } }).tables[0]!;
  expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
    // the first that does not hold is read first
    ['DOES NOT HOLD', '', 'as signed'],
    ['not shown', '', 'as signed'],
    ['holds', 'signed, and unchanged since', '1 of 3 elements disagrees with the certificate'],
    ['holds', 'computed again here', 'as signed'],
  ]);
  const of = (...verdicts: readonly string[]) =>
    read({
      claims: [claim()],
      metal: { verdict: 'agrees', elements: verdicts.map((verdict) => ({ verdict, words: 'w' })) },
    }).tables[0]![1]!.at(-1);
  expect(of('disagrees', 'disagrees')).toBe('2 of 2 elements disagree with the certificate');
  expect(of('agrees', 'open')).toBe('1 of 2 elements agrees with the certificate');
  expect(of('agrees', 'agrees')).toBe('2 of 2 elements agree with the certificate');
  expect(read({ claims: [claim()] }).tables[0]![1]!.at(-1)).toBe('as signed');
});

it('says each finding once, with how often, without those that a claim has said', () => {
  const findings = [
    { code: 'x', words: 'as signed' },
    { code: 'y', words: 'twice' },
    { code: 'y', words: 'twice' },
    { code: 'z', words: 'once' },
  ];
  expect(read({ claims: [claim({ type: 'draws' })], findings }).words.slice(0, 2)).toEqual([
    'y: twice (2 times)',
    'z: once',
  ]);
  expect(
    read({
      metal: { verdict: 'agrees', elements: [{ verdict: 'agrees', words: 'Cr' }] },
      erased: ['a name'],
    }).words.slice(0, 2),
  ).toEqual(['agrees: Cr', 'a name']);
});

it('says what may be true all the same where the index is not claimed', () => {
  const words = (...types: readonly string[]) => read({ notClaimed: types.map((type) => ({ type })) }).words;
  expect(words('complete')[0]).toBe(
    'Completeness is not claimed: a later record may contradict what is shown here.',
  );
  expect(words('draws')[0]).toBe(
    'Not all draws of the lots are claimed: their metal may have been booked into another heat too.',
  );
  expect(words('complete', 'draws')[0]).toMatch(/^Completeness.* Not all draws/);
  expect(words('metal')).toHaveLength(1);
});

it('tells two bundles one after the other', () => {
  const pair = {
    verdict: 'contradicted',
    words: 'They differ.',
    findings: [{ words: 'another root' }],
    each: [side(), side({ verdict: 'incomplete' })],
  };
  const page = verifyPairPage(pair as never);
  expect(page.verdict).toBe('contradicted');
  expect(readPage(page).words).toEqual(
    expect.arrayContaining([
      'another root',
      'Bundle 1: proven. 1 of 1 claims hold',
      'Bundle 2: incomplete. 1 of 1 claims hold',
    ]),
  );
});

it('opens with how many claims hold, and names the first that does not', () => {
  const claims = [
    claim({ basis: 'recomputed' }),
    claim(),
    claim({ type: 'complete', verdict: 'incomplete' }),
    claim({ type: 'draws', verdict: 'contradicted' }),
  ];
  const headOf = (more: object) => verifyPage(side(more)).head!;
  expect(headOf({ claims, verdict: 'contradicted', unproven: ['maker'] })).toMatchObject({
    basis: 'signed',
    tone: 'bad',
    decides: { value: '2 of 4', asked: expect.stringMatching(/^first: .*H-1$/) },
    figures: [
      { name: 'Computed again here', value: '1', beside: '1 signed, and unchanged since' },
      { name: 'Records proven', value: '3', beside: '1 field kept back' },
      { name: 'Only said', value: '1', beside: 'maker' },
    ],
  });
  const gone = { subject: 'heat:H-1', record: '9' };
  const toneOf = (more: object) => headOf({ claims: [claim()], ...more }).tone;
  expect(toneOf({ withdrawnCertificates: [{ ...gone, replaced: false }] })).toBe('bad');
  expect(toneOf({ withdrawnCertificates: [{ ...gone, replaced: true }] })).toBe('good');
  expect([toneOf({ recalled: [gone] }), toneOf({ failed: [gone] })]).toEqual(['bad', 'bad']);
  expect(headOf({ claims: [claim()], metal: { verdict: 'agrees', elements: [] } })).toMatchObject({
    tone: 'good',
    decides: { value: '1 of 1', of: 'claims hold' },
  });
});
