import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRecord } from '../records/kinds.ts';
import { examinerOf, verifyBundle } from './bundle.ts';
import type { Bundle, Trust } from './bundle-format.ts';
import type { Attack } from './testing/attacks.ts';
import { attackVectors } from './testing/write-attacks.ts';

const text = readFileSync(new URL('__fixtures__/bundle-attacks.json', import.meta.url), 'utf8');
const { cases, trust } = JSON.parse(text) as { readonly cases: readonly Attack[]; readonly trust: Trust };
const named = (words: string): Bundle => cases.find(({ name }) => name.startsWith(words))!.bundle;

test('the vectors are those that the program writes', () => {
  expect(text).toBe(attackVectors());
});

test.each(cases)('P7: $name', ({ bundle, expect: { verdict, words } }) => {
  const judged = verifyBundle(bundle, trust);
  expect(judged.verdict).toBe(verdict);
  expect(judged.findings.map((finding) => finding.words).join('\n')).toContain(words);
});

test.each(cases)(
  'P7: records that are read once are judged alike under each list of claims: $name',
  ({ bundle }) => {
    const read = new Map(named('none').entries.map(({ record }) => [record, parseRecord(record)]));
    const examined = examinerOf(bundle, trust, { read });
    for (const claims of [bundle.claims, bundle.claims.slice(1), [], bundle.claims])
      expect(examined(claims).verdict).toEqual(verifyBundle({ ...bundle, claims }, trust));
  },
);

test('P7: a record changed by one letter is found under each list of claims, beside its own that was read', () => {
  const { entries, claims, ...others } = named('none');
  for (const at of entries.keys()) {
    const changed = entries.map((one, i) =>
      i === at ? { ...one, record: one.record.replace(/"at":"2/, '"at":"3') } : one,
    );
    const read = new Map(entries.map(({ record }) => [record, parseRecord(record)]));
    const examined = examinerOf({ ...others, entries: changed }, trust, { read });
    for (const asked of [claims, claims.slice(0, 1), []]) {
      const { verdict, findings } = examined(asked).verdict;
      expect(verdict).toBe('contradicted');
      expect(findings).toContainEqual(expect.objectContaining({ code: 'inclusion', entry: at }));
    }
  }
});

test('P7: what is kept back is counted, and what is only written is said to be unproven', () => {
  expect(verifyBundle(named('none'), trust)).toMatchObject({ undisclosed: 0, unproven: ['purpose'] });
  expect(verifyBundle(named('two sets of digests for the inputs'), trust).undisclosed).toBe(2);
  const [claim] = named('none').claims;
  const bundle = { ...named('none'), remark: 'green', claims: [{ ...claim, basis: 'batch level' }] } as never;
  expect(verifyBundle(bundle, trust).unproven).toEqual(['purpose', 'remark', 'claims[0].basis']);
});

test('P7: a format that is no text, and a certificate deeper than a stack goes, are judged and not thrown', () => {
  const format = { ...named('none'), format: { toString: 1 } } as never;
  expect(verifyBundle(format, trust).findings).toMatchObject([{ code: 'format' }]);
  let certificate: unknown = 1;
  for (let i = 0; i < 100_000; i++) certificate = [certificate];
  const claims = [{ type: 'certificate', subject: 'heat:H-1', certificate }] as const;
  expect(verifyBundle({ ...named('none'), claims }, trust).verdict).toBe('incomplete');
});
