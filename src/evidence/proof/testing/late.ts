import { hashOf } from '../../../foundation/quantity/canonical.ts';
import type { Bundle, BundleVerdict } from '../bundle-format.ts';
import { type ForgedRecord, forgedBundle, wholeBundle } from './forge.ts';

/** A release that is claimed, and what was measured beside it: what all verifiers must say. */

const DOCUMENT = {
  object: { id: 'H' },
  specification: { rounding: 'absolute' },
  results: [{ element: 'Cr', text: '22.10', unit: 'wt%', method: 'OES' }],
};
const OUTPUT = {
  manifest: { inputHash: hashOf(DOCUMENT) },
  elements: [
    { element: 'Cr', limit: '20 to 24 wt%', contractual: 'PASS' },
    { element: 'S', limit: 'at most 10 ppm', contractual: 'PASS' },
  ],
};

/** Verdict on metal. */
export const released = (subject: string, verdict: string, own = false): ForgedRecord => ({
  kind: `${subject.slice(0, subject.indexOf(':'))}.released`,
  subject,
  open: { verdict, predicted: false, ...(own ? { documentSha256: hashOf(OUTPUT) } : {}) },
});
export const analysed = (
  subject: string,
  results: readonly (readonly [string, string])[],
  more: object = {},
): ForgedRecord => ({
  kind: `${subject.slice(0, subject.indexOf(':'))}.analysed`,
  subject,
  open: { analysis: 'F2', basis: 'measured', method: 'OES', ...more },
  hidden: results,
});
const sampled = (subject: string, sample: string, more: object): ForgedRecord => ({
  kind: `${subject.slice(0, subject.indexOf(':'))}.sampled`,
  subject,
  open: { sample, ...more },
});
const created = (subject: string, from: string): ForgedRecord => ({
  kind: 'object.created',
  subject,
  open: { form: 'ingot', from, heat: 'H' },
});
const FIRST = analysed('heat:H', [['Cr_wtpct', '22.10']], { analysis: 'F1' });
const PASS = released('heat:H', 'PASS', true);
const BAD = [['Cr_wtpct', '30.00']] as const;
const GOOD = [['Cr_wtpct', '22.20']] as const;

/** Name, what all verifiers say, a part of the words of ours, and the records. A claim that follows is `incomplete`: nothing is computed again. */
export const LATE_CASES: readonly (readonly [
  string,
  BundleVerdict['verdict'],
  string,
  readonly ForgedRecord[],
])[] = [
  ['nothing beside the release', 'incomplete', 'was not computed again here', [FIRST, PASS]],
  [
    'a late result outside a limit',
    'contradicted',
    'record 2 holds an analysis of heat:H that no verdict judged: Cr 30.00 wt%, limit 20 to 24 wt%',
    [FIRST, PASS, analysed('heat:H', BAD)],
  ],
  [
    'a late result in another unit',
    'contradicted',
    'S 11000 ppb, limit at most 10 ppm',
    [FIRST, PASS, analysed('heat:H', [['S_ppb', '11000']])],
  ],
  [
    'a late result inside the limits',
    'incomplete',
    'record 2 holds an analysis of heat:H that no verdict judged',
    [FIRST, PASS, analysed('heat:H', GOOD)],
  ],
  [
    'a late result that is kept back',
    'incomplete',
    'record 2 holds an analysis of heat:H',
    [FIRST, PASS, { ...analysed('heat:H', BAD), told: [] }],
  ],
  [
    'a result before the release that it left out',
    'contradicted',
    'record 1 holds an analysis of heat:H',
    [FIRST, analysed('heat:H', BAD), PASS],
  ],
  [
    'the same, kept back, of another specimen',
    'incomplete',
    'record 1 holds an analysis',
    [FIRST, { ...analysed('heat:H', BAD, { method: 'ICP-OES' }), told: [] }, PASS],
  ],
  [
    'of a piece',
    'contradicted',
    'analysis of object:J',
    [FIRST, PASS, created('object:I', 'heat:H'), created('object:J', 'object:I'), analysed('object:J', BAD)],
  ],
  [
    'of a piece that its own verdict judged',
    'incomplete',
    'was not computed again here',
    [FIRST, PASS, created('object:I', 'heat:H'), analysed('object:I', BAD), released('object:I', 'FAIL')],
  ],
  [
    'of the bath, before the pour',
    'incomplete',
    'was not computed again',
    [
      analysed('heat:H', BAD, { analysis: 'B', place: 'bath' }),
      {
        kind: 'heat.melted',
        subject: 'heat:H',
        open: { process: 'VIM', nInputs: '0', inputKg: '1.000', outputKg: '1.000' },
      },
      FIRST,
      PASS,
    ],
  ],
  [
    'of the bath, by its sample',
    'incomplete',
    'was not computed again',
    [
      sampled('heat:H', 'B', { place: 'bath' }),
      FIRST,
      PASS,
      analysed('heat:H', BAD, { sample: 'B', place: 'bath' }),
    ],
  ],
  [
    'of the bath, as it says afterwards',
    'contradicted',
    'record 2',
    [FIRST, PASS, analysed('heat:H', BAD, { place: 'bath' })],
  ],
  [
    'a control',
    'incomplete',
    'was not computed again',
    [
      FIRST,
      PASS,
      sampled('heat:H', 'K', { purpose: 'control' }),
      analysed('heat:H', BAD, { sample: 'K', purpose: 'control' }),
    ],
  ],
  [
    'a control, as it says afterwards',
    'contradicted',
    'record 3',
    [FIRST, PASS, sampled('heat:H', 'K', {}), analysed('heat:H', BAD, { sample: 'K', purpose: 'control' })],
  ],
  [
    'a control that was one only later',
    'contradicted',
    'record 2',
    [
      FIRST,
      PASS,
      analysed('heat:H', BAD, { sample: 'K', purpose: 'control' }),
      sampled('heat:H', 'K', { purpose: 'control' }),
    ],
  ],
  [
    'a control whose purpose was changed',
    'incomplete',
    'was not computed again',
    [
      FIRST,
      PASS,
      sampled('heat:H', 'K', {}),
      {
        kind: 'record.corrected',
        subject: 'heat:H',
        open: {
          corrects: 'a'.repeat(64),
          correctsSeq: '2',
          correctsKind: 'heat.sampled',
          how: 'incorrect-data',
          sample: 'K',
          purpose: 'control',
        },
      },
      analysed('heat:H', BAD, { sample: 'K', purpose: 'control' }),
    ],
  ],
  [
    'a check analysis within tolerance',
    'incomplete',
    'was not computed again',
    [
      FIRST,
      PASS,
      sampled('heat:H', 'P', { purpose: 'check' }),
      analysed('heat:H', BAD, { sample: 'P', purpose: 'check', asks: 'within-tolerance' }),
    ],
  ],
  [
    'a tolerance without a check analysis',
    'contradicted',
    'record 2',
    [FIRST, PASS, analysed('heat:H', BAD, { asks: 'within-tolerance' })],
  ],
  [
    'an unfit method',
    'incomplete',
    'was not computed again',
    [FIRST, PASS, analysed('heat:H', BAD, { method: 'pXRF', asks: 'unfit-method' })],
  ],
  [
    'a method called unfit by which it was judged',
    'contradicted',
    'record 2',
    [FIRST, PASS, analysed('heat:H', BAD, { asks: 'unfit-method' })],
  ],
  [
    'a prediction',
    'incomplete',
    'was not computed again',
    [FIRST, PASS, analysed('heat:H', BAD, { basis: 'predicted' })],
  ],
  [
    'withdrawn, with the release',
    'contradicted',
    'that decision is gone',
    [
      FIRST,
      PASS,
      analysed('heat:H', BAD),
      {
        kind: 'record.corrected',
        subject: 'heat:H',
        open: {
          corrects: 'a'.repeat(64),
          correctsSeq: '2',
          correctsKind: 'heat.analysed',
          how: 'did-not-occur',
        },
      },
    ],
  ],
  [
    'withdrawn of a piece',
    'incomplete',
    'puts an analysis of object:I right',
    [
      FIRST,
      PASS,
      created('object:I', 'heat:H'),
      analysed('object:I', BAD),
      {
        kind: 'record.corrected',
        subject: 'object:I',
        open: {
          corrects: 'a'.repeat(64),
          correctsSeq: '3',
          correctsKind: 'object.analysed',
          how: 'did-not-occur',
        },
      },
    ],
  ],
  [
    'a purpose that nobody knows',
    'contradicted',
    '',
    [FIRST, PASS, analysed('heat:H', GOOD, { purpose: 'test' })],
  ],
];

/** The bundle of such a case, whose one claim is the release of the heat. */
export const lateBundle = (records: readonly ForgedRecord[]): Bundle =>
  forgedBundle(records, [
    {
      type: 'specification',
      subject: 'heat:H',
      verdict: 'PASS',
      released: { document: DOCUMENT, output: OUTPUT },
    },
  ]);

/** The same of a piece that was released by itself, whose heat was measured or judged afterwards. */
export const ABOVE_CASES: readonly (readonly [string, BundleVerdict['verdict'], readonly ForgedRecord[]])[] =
  [
    ['its heat was measured afterwards', 'contradicted', [analysed('heat:H', BAD)]],
    ['its heat was measured afterwards, inside the limits', 'incomplete', [analysed('heat:H', GOOD)]],
    [
      'its heat was measured and judged PASS',
      'incomplete',
      [analysed('heat:H', GOOD), released('heat:H', 'PASS')],
    ],
    ['its heat was judged FAIL', 'contradicted', [analysed('heat:H', GOOD), released('heat:H', 'FAIL')]],
  ];

export function aboveBundle(later: readonly ForgedRecord[]): Bundle {
  const document = { ...DOCUMENT, object: { id: 'J' } };
  const output = { ...OUTPUT, manifest: { inputHash: hashOf(document) } };
  return forgedBundle(
    [
      created('object:I', 'heat:H'),
      created('object:J', 'object:I'),
      analysed('object:J', [['Cr_wtpct', '22.10']], { analysis: 'F1' }),
      {
        kind: 'object.released',
        subject: 'object:J',
        open: { verdict: 'PASS', predicted: false, documentSha256: hashOf(output) },
      },
      ...later,
    ],
    [{ type: 'specification', subject: 'object:J', verdict: 'PASS', released: { document, output } }],
  );
}

const PAPER = { number: 'C-1' };
const ISSUED: ForgedRecord = {
  kind: 'cert.issued',
  subject: 'heat:H',
  open: { heat: 'heat:H', type: '3.1', payloadSha256: hashOf(PAPER) },
};

/** A bundle that claims the certificate of a heat and all its records, and not its release: what was booked after the verdict. */
export const CERTIFIED_CASES: readonly (readonly [
  string,
  BundleVerdict['verdict'],
  readonly ForgedRecord[],
])[] = [
  ['nothing', 'proven', [FIRST, PASS, ISSUED]],
  ['a result outside a limit', 'incomplete', [FIRST, PASS, ISSUED, analysed('heat:H', BAD)]],
  ['a result that was judged since', 'proven', [FIRST, PASS, analysed('heat:H', GOOD), PASS, ISSUED]],
];

export const certifiedBundle = (records: readonly ForgedRecord[]): Bundle =>
  wholeBundle(records, [{ type: 'certificate', subject: 'heat:H', certificate: PAPER } as never]);
