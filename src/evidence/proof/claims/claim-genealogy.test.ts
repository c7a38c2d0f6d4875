import { expect, test } from 'vitest';
import { verifyBundle } from '../bundle.ts';
import { FORGER, type ForgedRecord } from '../testing/forge.ts';
import { PIECE_CASES, pieceBundle } from '../testing/pieces.ts';

test.each(PIECE_CASES)('P12: %s is %s', (_, verdict, words, records) => {
  const answer = verifyBundle(pieceBundle(records), FORGER);
  expect(
    answer.findings
      .map((one) => one.words)
      .concat(answer.claims[0]!.words)
      .join('\n'),
  ).toContain(words);
  expect(answer.verdict).toBe(verdict);
});

test('P12: a bundle that shows a piece and does not claim its genealogy is said to claim less', () => {
  const [, , , records] = PIECE_CASES[0]!;
  const answer = verifyBundle({ ...pieceBundle(records), claims: [] }, FORGER);
  expect(answer.notClaimed.filter(({ type }) => type === 'genealogy')).toEqual([
    { type: 'genealogy', subject: 'object:P' },
  ]);
});

test('P12: the decision of the plant that covers the piece is said, and a hold since then', () => {
  const [, , , records] = PIECE_CASES[0]!;
  const released = (verdict: string, subject: string): ForgedRecord => ({
    kind: 'object.released',
    subject,
    open: { verdict, predicted: false, documentSha256: 'a'.repeat(64) },
  });
  const held: ForgedRecord = { kind: 'object.held', subject: 'object:I', hidden: [['reason', 'lead']] };
  const words = (...more: readonly ForgedRecord[]): string =>
    verifyBundle(pieceBundle([...records, ...more]), FORGER).claims[0]!.words;
  const ofIngot = released('PASS', 'object:I');
  expect(words()).toMatch(/The bundle shows no release of it$/);
  expect(words(ofIngot)).toMatch(/The plant decided PASS on object:I in record 5$/);
  expect(words(ofIngot, released('FAIL', 'object:P'))).toMatch(/decided FAIL on object:P in record 6$/);
  expect(words(ofIngot, held)).toMatch(/The plant put object:I on hold in record 6$/);
  expect(words(held, ofIngot)).toMatch(/decided PASS on object:I in record 6$/);
});

test('P12: a heat has no genealogy, and another heat than that of the piece is contradicted', () => {
  const [, , , records] = PIECE_CASES[0]!;
  const claiming = (change: object) => {
    const bundle = pieceBundle(records);
    return verifyBundle({ ...bundle, claims: bundle.claims.map((one) => ({ ...one, ...change })) }, FORGER);
  };
  expect(claiming({ heat: 'heat:G' }).findings[0]?.words).toBe(
    'object:P is booked as metal of heat:H, and heat:G is claimed',
  );
  expect(claiming({ subject: 'heat:H' })).toMatchObject({ verdict: 'contradicted' });
  expect(claiming({ heat: 7 })).toMatchObject({ verdict: 'contradicted', findings: [{ code: 'format' }] });
});
