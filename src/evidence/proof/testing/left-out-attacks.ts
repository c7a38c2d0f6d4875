import { canonicalText, hashOf } from '../../../foundation/quantity/canonical.ts';
import type { Bundle, BundleVerdict, Claim } from '../bundle-format.ts';
import type { Attack } from './attacks.ts';
import { type ForgedRecord, forgedBundle, wholeBundle } from './forge.ts';

/** What somebody leaves out so that everything which is left holds, and what the records say that no claim contradicts. */

const happenedAt = '2026-03-01T08:00:00.000Z';
const subject = 'object:I-1';
const CERTIFICATE = { number: 'C-1', maker: { name: 'Melter', place: 'XX' }, product: { heat: 'H-1' } };
const issued = (certificate: object): ForgedRecord => ({
  kind: 'cert.issued',
  subject,
  open: { happenedAt, heat: 'heat:H-1', payloadSha256: hashOf(certificate), type: 'EN 10204 3.1' },
  hidden: [['certificate', canonicalText(certificate)]],
});
const MELTED: ForgedRecord = {
  kind: 'heat.melted',
  subject: 'heat:H-1',
  open: { happenedAt, process: 'VIM', nInputs: '1', inputKg: '10.000', outputKg: '10.000' },
  hidden: [['input/0', { lot: 'lot:scrap', kg: '10.000' }]],
};
const MADE: ForgedRecord = {
  kind: 'object.created',
  subject,
  open: { happenedAt, form: 'ingot', from: 'heat:H-1', heat: 'H-1' },
};
const released = (verdict: string, specification: string): ForgedRecord => ({
  kind: 'object.released',
  subject,
  open: { happenedAt, verdict, predicted: false },
  hidden: [['specification', specification]],
});
const RECALL: ForgedRecord = {
  kind: 'recall.recorded',
  subject: 'recall:RC-1',
  open: {
    ...{
      happenedAt,
      size: '4',
      indexSeq: '3',
      indexRoot: 'a'.repeat(64),
      subjects: '2',
      listSha256: 'b'.repeat(64),
    },
    held: '0',
  },
};
const reached = (of: string, recallSeq: string): ForgedRecord => ({
  kind: `${of.slice(0, of.indexOf(':'))}.recalled`,
  subject: of,
  open: { happenedAt, recall: 'RC-1', recallSeq },
});
const ON_PAPER: Claim = { type: 'certificate', subject, certificate: CERTIFICATE };
const BALANCE: Claim = { type: 'balance', subject: 'heat:H-1', toleranceKg: '0.000' };

const ofHeat = (number: string, coversKg: string): ForgedRecord => ({
  ...issued({ ...CERTIFICATE, number }),
  subject: 'heat:H-1',
  open: {
    ...{ happenedAt, heat: 'heat:H-1', payloadSha256: hashOf({ ...CERTIFICATE, number }) },
    ...{ type: 'EN 10204 3.1', coversKg },
  },
});
const METAL = [MELTED, MADE, issued(CERTIFICATE)];
const FAILED = [
  MELTED,
  MADE,
  released('FAIL', 'S-1 rev 2'),
  released('PASS', 'S-1 rev 3'),
  issued(CERTIFICATE),
];
const RECALLED = [...METAL, RECALL, reached('heat:H-1', '3'), reached(subject, '3')];

const claiming = (bundle: Bundle, claims: readonly Claim[]): Bundle => ({ ...bundle, claims });
const without = (bundle: Bundle, kind: string): Bundle => ({
  ...bundle,
  entries: bundle.entries.filter(({ record }) => !record.includes(`"kind":"${kind}"`)),
});
const complete = (of: string): Claim => ({ type: 'complete', subject: of });
const said = (
  name: string,
  bundle: Bundle,
  [verdict, words = '']: readonly [verdict: BundleVerdict['verdict'], words?: string],
): Attack => ({ name, bundle, expect: { verdict, words } });

const whole = wholeBundle(METAL, [ON_PAPER, BALANCE]);
const failed = wholeBundle(FAILED, [ON_PAPER]);
const recalled = wholeBundle(RECALLED, [ON_PAPER]);
const lacks = (of: string): string => `the bundle does not claim that all records of ${of} are here`;

/** Attacks by leaving out records and the claims that miss them. */
export const LEFT_OUT_ATTACKS: readonly Attack[] = [
  said('all records of a piece with its paper', whole, ['proven']),
  said('no claim of completeness', claiming(whole, [ON_PAPER]), ['incomplete', lacks(subject)]),
  said('completeness of the piece, not of its heat', claiming(whole, [ON_PAPER, complete(subject)]), [
    'incomplete',
    lacks('heat:H-1'),
  ]),
  said('the mass alone, of a ledger with an index', claiming(whole, [BALANCE]), [
    'incomplete',
    lacks('heat:H-1'),
  ]),
  said(
    'the mass alone, of a ledger that says no times',
    forgedBundle([{ ...MELTED, open: { ...MELTED.open, happenedAt: undefined } }], [BALANCE]),
    ['proven'],
  ),
  said(
    'two certificates of one heat',
    wholeBundle([MELTED, ofHeat('C-1', '6.000'), ofHeat('C-2', '4.000')], [BALANCE]),
    ['proven'],
  ),
  said(
    'two certificates of one heat for more than it',
    wholeBundle([MELTED, ofHeat('C-1', '6.000'), ofHeat('C-2', '4.001')], [BALANCE]),
    [
      'contradicted',
      '2 certificates of heat:H-1 stand for 10.001 kg (records 1, 2), and 10.000 kg came out of it',
    ],
  ),
  said('a piece that failed before', failed, ['proven']),
  said(
    'the FAIL is left out, and the claim that misses it',
    claiming(without(failed, 'object.released'), [ON_PAPER, complete('heat:H-1')]),
    ['incomplete', lacks(subject)],
  ),
  said('a piece that was recalled', recalled, ['proven']),
  said('the recall of it is left out', without(recalled, 'object.recalled'), ['incomplete', 'of object:I-1']),
  said('the record of the recall itself is left out', without(recalled, 'recall.recorded'), [
    'incomplete',
    'recall RC-1 reached heat:H-1, object:I-1, and its record 3 is not in the bundle',
  ]),
];
