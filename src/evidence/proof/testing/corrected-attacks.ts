import { canonicalText, hashOf } from '../../../foundation/quantity/canonical.ts';
import type { BundleVerdict, Claim } from '../bundle-format.ts';
import type { Attack } from './attacks.ts';
import { type ForgedRecord, wholeBundle } from './forge.ts';

/** What was corrected, withdrawn or taken back must not count, and what is not shown must not be called false. */

const analysed = (subject: string, sample: string, results: NonNullable<ForgedRecord['hidden']>) => ({
  kind: `${subject.slice(0, subject.indexOf(':'))}.analysed`,
  subject,
  open: { analysis: `A-${sample}`, basis: 'measured', method: 'spark-OES', sample },
  hidden: results,
});
/** A correction of the record `seq` of a subject. */
const corrected = (
  subject: string,
  [correctsSeq, correctsKind]: readonly [seq: string, kind: string],
  { how = 'incorrect-data', ...rest }: Partial<ForgedRecord> & { readonly how?: string } = {},
): ForgedRecord => ({
  kind: 'record.corrected',
  subject,
  open: { corrects: 'a'.repeat(64), correctsSeq, correctsKind, how },
  ...rest,
});
const undone = (subject: string, seq: string, kind: string): ForgedRecord =>
  corrected(subject, [seq, kind], { how: 'did-not-occur' });

const MELTED: ForgedRecord = {
  kind: 'heat.melted',
  subject: 'heat:H-1',
  open: { process: 'VIM', nInputs: '1', inputKg: '1000.000', outputKg: '990.000' },
  hidden: [['input/0', { lot: 'lot:scrap', kg: '1000.000' }]],
};
const METAL: readonly ForgedRecord[] = [
  MELTED,
  analysed('lot:scrap', 'S-1', [['P_wtpct', '0.010']]),
  analysed('heat:H-1', 'S-2', [['P_wtpct', '0.010']]),
];
const PHOSPHORUS: readonly Claim[] = [
  { type: 'elementBalance', subject: 'heat:H-1', element: 'P', toleranceKg: '0.010' },
];
const MORE = { hidden: [['P_wtpct', '0.05']] } as const;

const CERTIFICATE = {
  number: 'C-1',
  maker: { name: 'Melter', place: 'XX' },
  product: { heat: 'H-1' },
};
const ISSUED: ForgedRecord = {
  kind: 'cert.issued',
  subject: 'heat:H-1',
  open: { heat: 'heat:H-1', payloadSha256: hashOf(CERTIFICATE), type: 'EN 10204 3.1' },
  hidden: [['certificate', canonicalText(CERTIFICATE)]],
};
const WITHDRAWN: ForgedRecord = {
  kind: 'cert.withdrawn',
  subject: 'heat:H-1',
  open: { payloadSha256: hashOf(CERTIFICATE) },
};
const ON_PAPER: readonly Claim[] = [{ type: 'certificate', subject: 'heat:H-1', certificate: CERTIFICATE }];
const ORIGIN: readonly Claim[] = [{ type: 'origin', subject: 'heat:H-1', place: 'XX' }];

/** A release of two specimens: carbon of the top and of the bottom. */
const DOCUMENT = {
  object: { id: 'I-1' },
  results: [
    { element: 'C', text: '100', unit: 'ppm', specimen: 'top', method: 'spark-OES' },
    { element: 'C', text: '200', unit: 'ppm', specimen: 'bottom', method: 'spark-OES' },
  ],
};
const OUTPUT = { manifest: { inputHash: hashOf(DOCUMENT) } };
const RELEASED: ForgedRecord = {
  kind: 'object.released',
  subject: 'object:I-1',
  open: { verdict: 'PASS', predicted: false, documentSha256: hashOf(OUTPUT) },
};
const top = analysed('object:I-1', 'top', [['C_ppm', '100']]);
const bottom = (text: string): ForgedRecord => analysed('object:I-1', 'bottom', [['C_ppm', text]]);
const PASSES: readonly Claim[] = [
  {
    type: 'specification',
    subject: 'object:I-1',
    verdict: 'PASS',
    released: { document: DOCUMENT, output: OUTPUT },
  },
];

/** A bundle of these records with these claims, and what must be said of it. */
const said = (
  name: string,
  [records, claims]: readonly [readonly ForgedRecord[], readonly Claim[]],
  [verdict, words]: readonly [BundleVerdict['verdict'], string],
): Attack => ({ name, bundle: wholeBundle(records, claims), expect: { verdict, words } });

/** Attacks by corrections, and bundles that only leave something out. */
export const CORRECTED_ATTACKS: readonly Attack[] = [
  said('contents as first booked', [METAL, PHOSPHORUS], ['proven', '']),
  said(
    'a tolerance of more than two per cent of an element',
    [METAL, [{ type: 'elementBalance', subject: 'heat:H-1', element: 'P', toleranceKg: '0.011' }]],
    ['contradicted', 'P: the claim allows a difference of 0.011 kg, 11 % of what was charged'],
  ),
  said(
    'a content that was put right afterwards',
    [[...METAL, corrected('lot:scrap', ['1', 'lot.analysed'], MORE)], PHOSPHORUS],
    ['contradicted', 'P: 0.500 kg charged, 0.099 kg in the metal'],
  ),
  said(
    'a correction of a content that is closed',
    [[...METAL, corrected('lot:scrap', ['1', 'lot.analysed'], { ...MORE, told: [] })], PHOSPHORUS],
    ['incomplete', 'no measured content of P is disclosed of lot:scrap'],
  ),
  said('the melting that a certificate names', [[MELTED, ISSUED], ORIGIN], ['proven', '']),
  said(
    'a melting that did not occur',
    [[MELTED, ISSUED, undone('heat:H-1', '0', 'heat.melted')], ORIGIN],
    ['incomplete', 'the bundle proves no melting of heat:H-1'],
  ),
  said(
    'the origin on a withdrawn certificate',
    [[MELTED, ISSUED, WITHDRAWN], ORIGIN],
    ['incomplete', 'no certificate of heat:H-1 is disclosed that names a maker'],
  ),
  said(
    'the origin on a paper that is not the one whose hash was recorded',
    [[MELTED, { ...ISSUED, open: { ...ISSUED.open, payloadSha256: 'b'.repeat(64) } }], ORIGIN],
    ['incomplete', 'no certificate of heat:H-1 is disclosed that names a maker'],
  ),
  said(
    'a certificate whose issue did not occur',
    [[ISSUED, undone('heat:H-1', '0', 'cert.issued')], ON_PAPER],
    ['incomplete', 'the bundle proves no certificate of heat:H-1'],
  ),
  said(
    'a withdrawal that did not occur',
    [[ISSUED, WITHDRAWN, undone('heat:H-1', '1', 'cert.withdrawn')], ON_PAPER],
    ['proven', ''],
  ),
  said(
    'both specimens as judged, not computed again here',
    [[top, bottom('200'), RELEASED], PASSES],
    ['incomplete', 'was not computed again here'],
  ),
  said(
    'one of two specimens is not shown',
    [[top, RELEASED], PASSES],
    ['incomplete', 'no analysis is disclosed that has C 200 ppm in object:I-1'],
  ),
  said(
    'a specimen was judged by another result',
    [[top, bottom('300'), RELEASED], PASSES],
    ['contradicted', 'C was judged as 200 ppm, but the records have 300 ppm'],
  ),
  said(
    'a judged result was put right after the release',
    [
      [
        top,
        bottom('200'),
        RELEASED,
        corrected('object:I-1', ['1', 'object.analysed'], { hidden: [['C_ppm', '900']] }),
      ],
      PASSES,
    ],
    ['contradicted', 'right after the release in record 2: that decision is gone'],
  ),
  said(
    'a release that did not occur',
    [[top, bottom('200'), RELEASED, undone('object:I-1', '2', 'object.released')], PASSES],
    ['incomplete', 'the bundle proves no release of object:I-1'],
  ),
];
