import { hashOf } from '../../../foundation/quantity/canonical.ts';
import type { BundleVerdict } from '../bundle-format.ts';
import type { Attack } from './attacks.ts';
import { type ForgedRecord, wholeBundle } from './forge.ts';
import { analysed, released } from './late.ts';

/** Results that were withdrawn or put right before the verdict: shown with their cause, or the bundle is incomplete. */

const SUBJECT = 'heat:H';
const RESULTS = [{ element: 'Cr', text: '22.10', unit: 'wt%', method: 'OES', specimen: 'F1' }];
const FIRST = analysed(SUBJECT, [['Cr_wtpct', '22.10']], { analysis: 'F1' });
const BAD = analysed(SUBJECT, [['Cr_wtpct', '30.00']]);
const CLOSED: ForgedRecord = { ...BAD, told: [] };
const ROWS = [{ element: 'Cr', limit: '20 to 24 wt%', contractual: 'PASS' }];

/** A result of specimen F2 as a release or a certificate shows it. */
const SHOWN = {
  ...{ element: 'Cr', text: '30.00', unit: 'wt%', method: 'OES', specimen: 'F2' },
  ...{ reason: 'typed twice', by: 'Q' },
};
const CAUSED = { ...SHOWN, cause: 'wrong-specimen' };

/** A correction of the analysis in record `seq`; its cause is disclosed. */
const corrected = (
  seq: string,
  { cause, results, of = SUBJECT }: { cause?: string; results?: ForgedRecord['hidden']; of?: string } = {},
): ForgedRecord => ({
  kind: 'record.corrected',
  subject: of,
  open: {
    ...{
      corrects: 'a'.repeat(64),
      correctsSeq: seq,
      correctsKind: `${of.slice(0, of.indexOf(':'))}.analysed`,
    },
    how: results ? 'incorrect-data' : 'did-not-occur',
  },
  hidden: [...(results ?? []), ...(cause === undefined ? [] : [['cause', cause] as const])],
});

interface Told {
  /** What the release prints as withdrawn. */
  readonly shown?: readonly object[];
  /** More results that it judged. */
  readonly more?: readonly object[];
}

/** A release of these records with its certificate, claimed with its release or alone. */
function bundlesOf(before: readonly ForgedRecord[], { shown, more = [] }: Told) {
  const document = {
    object: { id: 'H' },
    specification: { rounding: 'absolute' },
    results: [...RESULTS, ...more],
    ...(shown === undefined ? {} : { withdrawn: shown }),
  };
  const output = { manifest: { inputHash: hashOf(document) }, elements: ROWS };
  const paper = {
    ...{ number: 'C-1', specification: { rounding: 'absolute' } },
    results: ROWS.map(({ element, limit }) => ({ element, limit })),
    ...(shown === undefined ? {} : { withdrawn: shown }),
  };
  const decided: ForgedRecord = {
    ...released(SUBJECT, 'PASS'),
    open: { verdict: 'PASS', predicted: false, documentSha256: hashOf(output) },
  };
  const issued: ForgedRecord = {
    kind: 'cert.issued',
    subject: SUBJECT,
    open: { heat: SUBJECT, type: '3.1', payloadSha256: hashOf(paper) },
  };
  const records = [...before, decided, issued];
  return {
    release: wholeBundle(records, [
      { type: 'specification', subject: SUBJECT, verdict: 'PASS', released: { document, output } },
    ]),
    certificate: wholeBundle(records, [
      { type: 'certificate', subject: SUBJECT, certificate: paper } as never,
    ]),
  };
}

const FOLLOWS = 'was not computed again here';

/** Name, records before the release, what is printed, words of the release where it does not follow, verdict on the certificate alone. */
const CASES: readonly (readonly [
  name: string,
  before: readonly ForgedRecord[],
  told: Told,
  words: string,
  alone: BundleVerdict['verdict'],
])[] = [
  [
    'a failing result that was withdrawn and is not shown',
    [FIRST, BAD, corrected('1')],
    {},
    'record 2 takes back the analysis in record 1 (heat:H), and the release does not show it',
    'incomplete',
  ],
  ['the same, shown with its reason', [FIRST, BAD, corrected('1')], { shown: [SHOWN] }, FOLLOWS, 'proven'],
  [
    'the same, shown as another result',
    [FIRST, BAD, corrected('1')],
    { shown: [{ ...SHOWN, text: '23.00' }] },
    'the release does not show it',
    'incomplete',
  ],
  [
    'the same, shown as put right',
    [FIRST, BAD, corrected('1')],
    { shown: [{ ...SHOWN, corrected: { text: '23.00', unit: 'wt%' } }] },
    'the release does not show it',
    'proven',
  ],
  [
    'the same, shown without a reason',
    [FIRST, BAD, corrected('1')],
    { shown: [{ ...SHOWN, reason: '' }] },
    'the release does not show it',
    'proven',
  ],
  [
    'a failing result that was withdrawn and is closed',
    [FIRST, CLOSED, corrected('1')],
    {},
    'the release does not show it',
    'incomplete',
  ],
  [
    'the same, shown as one of its specimen',
    [FIRST, CLOSED, corrected('1')],
    { shown: [SHOWN] },
    FOLLOWS,
    'proven',
  ],
  [
    'a good result that was withdrawn and is not shown',
    [FIRST, analysed(SUBJECT, [['Cr_wtpct', '22.20']]), corrected('1')],
    {},
    'the release does not show it',
    'proven',
  ],
  [
    'withdrawn after a FAIL, without a cause',
    [FIRST, BAD, released(SUBJECT, 'FAIL'), corrected('1')],
    { shown: [SHOWN] },
    'record 3 takes back the analysis in record 1 (heat:H) after a verdict, and the release shows no assigned cause',
    'incomplete',
  ],
  [
    'the same with a cause',
    [FIRST, BAD, released(SUBJECT, 'FAIL'), corrected('1', { cause: 'wrong-specimen' })],
    { shown: [CAUSED] },
    FOLLOWS,
    'proven',
  ],
  [
    'the same with another cause than the record has',
    [FIRST, BAD, released(SUBJECT, 'FAIL'), corrected('1', { cause: 'testing-equipment' })],
    { shown: [CAUSED] },
    'shows no assigned cause',
    'incomplete',
  ],
  [
    'the same by nobody',
    [FIRST, BAD, released(SUBJECT, 'FAIL'), corrected('1', { cause: 'wrong-specimen' })],
    { shown: [{ ...CAUSED, by: 'nobody named' }] },
    'shows no assigned cause',
    'incomplete',
  ],
  [
    'after the FAIL of a piece of it, without a cause',
    [
      FIRST,
      BAD,
      { kind: 'object.created', subject: 'object:I', open: { form: 'ingot', from: SUBJECT, heat: 'H' } },
      released('object:I', 'FAIL'),
      corrected('1'),
    ],
    { shown: [SHOWN] },
    'shows no assigned cause',
    'incomplete',
  ],
  [
    'a failing result that was put right and is not shown',
    [FIRST, BAD, corrected('1', { results: [['Cr_wtpct', '22.10']] })],
    { more: [{ ...RESULTS[0], specimen: 'F2' }] },
    'record 2 puts the analysis in record 1 (heat:H) right, and the release does not show it',
    'incomplete',
  ],
  [
    'the same, shown with what it reads now',
    [FIRST, BAD, corrected('1', { results: [['Cr_wtpct', '22.10']] })],
    {
      more: [{ ...RESULTS[0], specimen: 'F2' }],
      shown: [{ ...SHOWN, corrected: { text: '22.10', unit: 'wt%' } }],
    },
    FOLLOWS,
    'proven',
  ],
  [
    'a failing result that the correction leaves out',
    [
      FIRST,
      analysed(SUBJECT, [
        ['Cr_wtpct', '22.10'],
        ['S_ppm', '30'],
      ]),
      corrected('1', { results: [['Cr_wtpct', '22.10']] }),
    ],
    { more: [{ ...RESULTS[0], specimen: 'F2' }] },
    'the release does not show it',
    'proven',
  ],
  [
    'of a piece of it, not shown',
    [
      FIRST,
      { kind: 'object.created', subject: 'object:I', open: { form: 'ingot', from: SUBJECT, heat: 'H' } },
      analysed('object:I', [['Cr_wtpct', '30.00']]),
      corrected('2', { of: 'object:I' }),
    ],
    {},
    'record 3 takes back the analysis in record 2 (object:I)',
    'proven',
  ],
  [
    'of a piece of it, shown',
    [
      FIRST,
      { kind: 'object.created', subject: 'object:I', open: { form: 'ingot', from: SUBJECT, heat: 'H' } },
      analysed('object:I', [['Cr_wtpct', '30.00']]),
      corrected('2', { of: 'object:I' }),
    ],
    { shown: [{ ...SHOWN, specimen: 'F2 of object I' }] },
    FOLLOWS,
    'proven',
  ],
  [
    'of a piece of it, with a cause, and judged since',
    [
      FIRST,
      { kind: 'object.created', subject: 'object:I', open: { form: 'ingot', from: SUBJECT, heat: 'H' } },
      analysed('object:I', [['Cr_wtpct', '30.00']]),
      released('object:I', 'FAIL'),
      corrected('2', { of: 'object:I', cause: 'wrong-specimen' }),
      released('object:I', 'PASS'),
    ],
    {},
    FOLLOWS,
    'proven',
  ],
  [
    'of the bath, not shown',
    [
      analysed(SUBJECT, [['Cr_wtpct', '30.00']], { analysis: 'B', place: 'bath' }),
      corrected('0'),
      {
        kind: 'heat.melted',
        subject: SUBJECT,
        open: { process: 'VIM', nInputs: '0', inputKg: '1.000', outputKg: '1.000' },
      },
      FIRST,
    ],
    {},
    FOLLOWS,
    'proven',
  ],
  [
    'a specimen that is called replaced, and no record opens a retest',
    [FIRST, BAD, analysed(SUBJECT, [['Cr_wtpct', '22.10']], { analysis: 'F3' })],
    {
      more: [
        { ...RESULTS[0], text: '30.00', specimen: 'F2' },
        { ...RESULTS[0], specimen: 'F3', replaces: 'F2' },
      ],
    },
    'the release lets F3 answer for F2, and no record before its analysis opens that retest',
    'proven',
  ],
  [
    'the same with the record, opened before',
    [
      FIRST,
      BAD,
      { kind: 'heat.retest-opened', subject: SUBJECT, open: { replaces: 'F2', rule: 'R' } },
      analysed(SUBJECT, [['Cr_wtpct', '22.10']], { analysis: 'F3' }),
    ],
    {
      more: [
        { ...RESULTS[0], text: '30.00', specimen: 'F2' },
        { ...RESULTS[0], specimen: 'F3', replaces: 'F2' },
      ],
    },
    FOLLOWS,
    'proven',
  ],
  [
    'the same, opened once the answer was known',
    [
      FIRST,
      BAD,
      analysed(SUBJECT, [['Cr_wtpct', '22.10']], { analysis: 'F3' }),
      { kind: 'heat.retest-opened', subject: SUBJECT, open: { replaces: 'F2', rule: 'R' } },
    ],
    {
      more: [
        { ...RESULTS[0], text: '30.00', specimen: 'F2' },
        { ...RESULTS[0], specimen: 'F3', replaces: 'F2' },
      ],
    },
    'no record before its analysis opens that retest',
    'proven',
  ],
];

/** The certificate alone, whose result was taken back after the verdict. */
const AFTER = bundlesOf([FIRST], {});
const takenBack = [
  FIRST,
  { ...released(SUBJECT, 'PASS') },
  {
    kind: 'cert.issued',
    subject: SUBJECT,
    open: { heat: SUBJECT, type: '3.1', payloadSha256: hashOf({ number: 'C-1' }) },
  },
  corrected('0', { cause: 'wrong-specimen' }),
];

export const WITHDRAWN_ATTACKS: readonly Attack[] = [
  ...CASES.flatMap(([name, before, told, words, alone]): Attack[] => {
    const { release, certificate } = bundlesOf(before, told);
    return [
      { name: `release: ${name}`, bundle: release, expect: { verdict: 'incomplete', words } },
      { name: `certificate: ${name}`, bundle: certificate, expect: { verdict: alone, words: '' } },
    ];
  }),
  {
    name: 'certificate: nothing withdrawn',
    bundle: AFTER.certificate,
    expect: { verdict: 'proven', words: '' },
  },
  {
    name: 'certificate: its result was taken back after the verdict',
    bundle: wholeBundle(takenBack, [
      { type: 'certificate', subject: SUBJECT, certificate: { number: 'C-1' } } as never,
    ]),
    expect: { verdict: 'incomplete', words: 'and no verdict judged it since' },
  },
];
