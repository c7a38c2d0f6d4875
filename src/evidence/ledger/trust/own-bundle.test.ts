import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { canonicalText, sha256Bytes } from '../../../foundation/quantity/canonical.ts';
import { verifyBundle } from '../../proof/bundle.ts';
import type { Bundle, Claim, Trust } from '../../proof/bundle-format.ts';
import { concatBytes, toBase64, toHex } from '../../proof/bytes.ts';
import { readDisclosure } from '../../proof/disclosure.ts';
import { recordLeaf } from '../../proof/leaf.ts';
import { inclusionProof, merkleRoot } from '../../proof/merkle.ts';
import { checkpointText } from '../../proof/note.ts';
import { EMPTY_INDEX, indexed, indexProof, indexRoot } from '../../proof/subject-index.ts';
import { tlogProofText } from '../../proof/tlog-proof.ts';
import type { Command } from '../commands.ts';
import {
  analyse,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
  showGood,
} from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const ORIGIN = 'ledger.remelt.example/test';
const secret = new Uint8Array(32).fill(3);
const blob = concatBytes(Uint8Array.of(1), ed25519.getPublicKey(secret));
const keyId = sha256Bytes(concatBytes(new TextEncoder().encode(`${ORIGIN}\n`), blob)).subarray(0, 4);
const trust: Trust = { log: `${ORIGIN}+${toHex(keyId)}+${toBase64(blob)}`, witnesses: [], minWitnesses: 0 };

const KINDS_TOLD: readonly string[] = [
  'lot.received',
  'heat.melted',
  'record.corrected',
  'cert.issued',
  'cert.withdrawn',
];

/** Bundle of the given kinds of records and of all of the heat, with the claim that these are all; of each, the disclosures whose names are wanted. */
function bundleOf(ledger: MemoryLog, claims: readonly Claim[], wanted: RegExp): Bundle {
  const index = ledger.entries.reduce((before, { subject }) => indexed(before, subject), EMPTY_INDEX);
  ledger.execute({ type: 'recordIndex', size: index.size, root: toHex(indexRoot(index)) });
  const complete = { type: 'complete', subject: 'heat:H1' } as const;
  const positions = ledger.entries.flatMap(({ seq, subject }) => (subject === complete.subject ? [seq] : []));
  const proof = indexProof(index, complete.subject).map(toBase64);
  const leaves = ledger.sealed.map(({ text }) => recordLeaf(text));
  const text = checkpointText({ origin: ORIGIN, size: leaves.length, root: merkleRoot(leaves) });
  const signature = ed25519.sign(new TextEncoder().encode(text), secret);
  const note = `${text}\n\u2014 ${ORIGIN} ${toBase64(concatBytes(keyId, signature))}\n`;
  const entries = ledger.entries
    .filter(
      ({ kind, subject, seq }) =>
        KINDS_TOLD.includes(kind) || subject === complete.subject || seq === index.size,
    )
    .map(({ seq }) => ({
      record: ledger.sealed[seq]!.text,
      proof: tlogProofText({ index: seq, hashes: inclusionProof(leaves, seq).map(toBase64), note }),
      disclosures: ledger.sealed[seq]!.disclosures.filter((one) => wanted.test(readDisclosure(one).name)),
    }));
  return {
    ...{ format: 'remelt-bundle/1', purpose: 'recycled content', entries, claims: [...claims, complete] },
    index: [{ subject: complete.subject, positions, proof }],
  };
}

const fraction = (value: string): Claim => ({
  type: 'massFraction',
  subject: 'heat:H1',
  class: 'post-consumer',
  value,
});

test('P5: a heat of this ledger proves its recycled content, with suppliers and lot masses kept back', () => {
  const ledger = tickingLog();
  ledger.execute(
    receive(
      lotOf('scrap', 900_000, { originClass: 'post-consumer', supplier: 'Example Scrap BV' }),
      lotOf('own', 900_000, { originClass: 'internal-revert', lotClass: 'internal-revert' }),
    ),
  );
  ledger.execute(showGood('scrap'));
  ledger.execute(showGood('own'));
  ledger.execute(plan('H1'));
  ledger.execute(charge('H1', from('scrap', 300_000), from('own', 150_000)));
  ledger.execute(charge('H1', from('scrap', 100_000)));
  ledger.execute(melt('H1', 545_000, 5_000));
  const balance: Claim = { type: 'balance', subject: 'heat:H1', toleranceKg: '5' };
  const bundle = bundleOf(ledger, [fraction('0.7272'), balance], /^input\//);
  expect(verifyBundle(bundle, trust)).toMatchObject({ verdict: 'proven' });
  expect(JSON.stringify(bundle)).not.toContain(btoa('Example Scrap BV').slice(0, 12));
  expect(verifyBundle({ ...bundle, claims: [fraction('0.7273')] }, trust).verdict).toBe('contradicted');
  expect(verifyBundle(bundleOf(ledger, [fraction('0.7272')], /^input\/0/), trust).verdict).toBe('incomplete');
});

test('P5: the origin that counts is the corrected one, when the bundle holds the correction', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('scrap', 900_000, { originClass: 'post-consumer' })));
  ledger.execute(showGood('scrap'));
  ledger.execute(plan('H1'));
  ledger.execute(charge('H1', from('scrap', 400_000)));
  ledger.execute(melt('H1', 400_000, 0));
  expect(verifyBundle(bundleOf(ledger, [fraction('1.0')], /^input\//), trust).verdict).toBe('proven');
  const correct = (originClass: 'pre-consumer-external' | 'internal-revert'): Command => ({
    type: 'correct',
    seq: ledger.lot('scrap').node,
    how: 'incorrect-data',
    reason: 'own crops',
    values: { originClass },
  });
  ledger.execute(correct('pre-consumer-external'));
  ledger.execute(correct('internal-revert'));
  const bundle = bundleOf(ledger, [fraction('1.0')], /^input\//);
  expect(verifyBundle(bundle, trust)).toMatchObject({
    verdict: 'contradicted',
    findings: [{ code: 'claim-fraction', words: 'post-consumer: 1.0 is claimed, but the records give 0.0' }],
  });
});

test('P5: a certificate beside a bundle is the one that was issued; an edited one is named by its field', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 900_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1'));
  ledger.execute(charge('H1', from('A', 400_000)));
  ledger.execute(melt('H1', 400_000, 0));
  ledger.execute(analyse('heat:H1', { results: [{ element: 'Cr', text: '22.1', unit: 'wt%' }] }));
  ledger.execute(judge('heat:H1', 'PASS'));
  const issued = { number: 'C-1', results: [{ element: 'Cr', text: '22.1' }] };
  ledger.execute({
    type: 'certify',
    of: 'heat:H1',
    number: 'C-1',
    certificateType: 'EN 10204 3.1',
    certificate: canonicalText(issued),
  });
  const claim = (certificate: unknown, subject = 'heat:H1'): Claim => ({
    type: 'certificate',
    subject,
    certificate,
  });
  const judged = (one: Claim, wanted = /^(number|certificate)$/) =>
    verifyBundle(bundleOf(ledger, [one], wanted), trust);
  const edited = { ...issued, results: [{ element: 'Cr', text: '22.5' }] };
  expect(judged(claim(issued)).verdict).toBe('proven');
  expect(judged(claim(issued), /^$/).verdict).toBe('proven');
  expect(judged(claim(edited))).toMatchObject({
    verdict: 'contradicted',
    findings: [
      {
        code: 'claim-certificate',
        words: expect.stringMatching(/results\[0\].text is "22.5", but the issued one has "22.1"/),
      },
    ],
  });
  expect(judged(claim(edited), /^$/).verdict).toBe('contradicted');
  expect(judged(claim(Number.NaN)).verdict).toBe('contradicted');
  expect(judged(claim(undefined)).verdict).toBe('contradicted');
  expect(judged(claim(issued, 'heat:H2')).verdict).toBe('incomplete');
  ledger.execute({ type: 'withdrawCertificate', of: 'heat:H1', number: 'C-1', reason: 'wrong customer' });
  expect(judged(claim(issued))).toMatchObject({
    verdict: 'contradicted',
    findings: [{ code: 'claim-certificate', words: 'the certificate of heat:H1 was withdrawn' }],
  });
});
