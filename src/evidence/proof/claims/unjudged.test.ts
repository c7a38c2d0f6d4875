import { expect, test } from 'vitest';
import { verifyBundle } from '../bundle.ts';
import { FORGER } from '../testing/forge.ts';
import {
  ABOVE_CASES,
  aboveBundle,
  CERTIFIED_CASES,
  certifiedBundle,
  LATE_CASES,
  lateBundle,
} from '../testing/late.ts';

test.each(LATE_CASES)('E15: a bundle with %s is %s', (_, verdict, words, records) => {
  const answer = verifyBundle(lateBundle(records), FORGER);
  expect(answer.findings.map((one) => one.words).join('\n')).toContain(words);
  expect(answer.verdict).toBe(verdict);
});

test.each(ABOVE_CASES)('E15: a piece that was released by itself: %s, %s', (_, verdict, later) => {
  expect(verifyBundle(aboveBundle(later), FORGER).verdict).toBe(verdict);
});

test.each(CERTIFIED_CASES)(
  'E15: a certificate without its release, after the verdict %s: %s',
  (_, verdict, records) => {
    const answer = verifyBundle(certifiedBundle(records), FORGER);
    expect([answer.verdict, answer.findings.map(({ code }) => code)]).toEqual([
      verdict,
      verdict === 'proven' ? [] : ['claim-not-judged'],
    ]);
  },
);
