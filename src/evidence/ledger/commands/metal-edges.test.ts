import { describe, expect, test } from 'vitest';
import type { InputError } from '../../../foundation/errors.ts';
import { canonicalText, hashOfText } from '../../../foundation/quantity/canonical.ts';
import { certificateNote } from '../../proof/certificate-note.ts';
import { ML_DSA_44 } from '../../proof/note.ts';
import { privateKeyText, signerOfKey } from '../../proof/sign.ts';
import type { People } from '../../records/hands.ts';
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
  signedByTrade,
} from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const PEOPLE = [
  { id: 'p-goods', name: 'G', roles: ['receiver'] },
  { id: 'p-plan', name: 'P', roles: ['planner'] },
  { id: 'p-melt', name: 'M', roles: ['melter'] },
  { id: 'p-lab', name: 'L', roles: ['analyst'] },
  { id: 'p-qual', name: 'Q', roles: ['quality'] },
  { id: 'p-cert', name: 'C', roles: ['certifier'] },
] as const;

/** Heat H1 charged with 100 kg. */
function charged(people: People = [], holdPoints: readonly object[] = []): MemoryLog {
  const ledger = tickingLog(people);
  ledger.execute(receive(lotOf('A', 500_000)));
  for (const command of [
    showGood('A'),
    { ...plan('H1', from('A', 100_000)), holdPoints } as Command,
    charge('H1', from('A', 100_000)),
  ])
    ledger.execute(signedByTrade(command));
  return ledger;
}
/** The same, cast into the ingots I of 60 kg and J of 40 kg. */
function cast(...means: Parameters<typeof charged>): MemoryLog {
  const ledger = charged(...means);
  ledger.execute(melt('H1', 100_000, 0));
  ledger.execute({
    ...{ type: 'castHeat', heat: 'H1', by: 'p-melt' },
    objects: [
      { object: 'I', form: 'ingot', mass_g: 60_000 },
      { object: 'J', form: 'ingot', mass_g: 40_000 },
    ],
  });
  return ledger;
}
function released(people: People = []): MemoryLog {
  const ledger = cast(people);
  ledger.execute(analyse('heat:H1'));
  ledger.execute(judge('heat:H1', 'PASS'));
  return ledger;
}
const ship = (object: string): Command => ({ type: 'ship', object, to: 'X' });
const undo = (seq: number): Command => ({ type: 'correct', seq, how: 'did-not-occur', reason: 'slip' });
const seqOf = (ledger: MemoryLog, kind: string, subject: string): number =>
  ledger.entries.findLast((entry) => entry.kind === kind && entry.subject === subject)!.seq;
/** What a log says of a command: nothing where it takes it. */
const refused = (ledger: MemoryLog, command: Command) => {
  try {
    ledger.append(command, { trial: true });
    return null;
  } catch (error) {
    return error as InputError;
  }
};

describe('V8: the countersignature of a certificate', () => {
  const key = (fill: number, type?: typeof ML_DSA_44) =>
    signerOfKey(privateKeyText(`key-${fill}.example/y`, new Uint8Array(32).fill(fill), type));
  const [maker, second, third] = [key(1), key(2), key(3)];
  const certificate = canonicalText({
    type: '3.2',
    validators: [
      { name: 'C', of: 'maker' },
      { name: 'R. Vos', of: 'official' },
    ],
  });
  const line = ({ sign }: ReturnType<typeof key>) =>
    sign(certificateNote('heat:H1', hashOfText(certificate))).trimEnd();
  const countersign = (by: ReturnType<typeof key>, more: object = {}): Command => ({
    ...{ type: 'countersignCertificate', of: 'heat:H1', number: 'C-1', certificate },
    ...{ verifierKey: by.verifierKey, signature: line(by), by: 'p-cert' },
    ...more,
  });
  const certified = (): MemoryLog => {
    const ledger = released(PEOPLE);
    ledger.execute({
      ...{ type: 'certify', of: 'heat:H1', number: 'C-1', certificateType: '3.2', certificate, by: 'p-cert' },
    } as Command);
    ledger.execute({ type: 'makeKey', person: 'p-cert', verifierKey: maker.verifierKey, by: 'p-cert' });
    ledger.execute({
      ...{ type: 'signCertificate', of: 'heat:H1', number: 'C-1', signature: line(maker), by: 'p-cert' },
    } as Command);
    return ledger;
  };
  test('is good, of a key of its own, and comes once', () => {
    const ledger = certified();
    expect(refused(ledger, countersign(maker))?.message).toMatch(/that of the maker/);
    const cosigner = { verifierKey: key(4, ML_DSA_44).verifierKey };
    expect(refused(ledger, countersign(second, cosigner))?.message).toMatch(/with an Ed25519 key/);
    expect(refused(ledger, countersign(second, { signature: line(third) }))?.message).toMatch(
      /is not that of/,
    );
    ledger.execute(countersign(second));
    expect(ledger.heat('H1').certificates).toMatchObject([{ countersignedWith: [second.verifierKey] }]);
    expect(ledger.entries.at(-1)!.body).toMatchObject({ name: 'R. Vos', of: 'official' });
    expect(refused(ledger, countersign(third))?.message).toMatch(/countersigned already/);
  });
  test('is on the certificate as it was issued', () => {
    const other = countersign(second, { certificate: canonicalText({ type: '3.2' }) });
    expect(refused(certified(), other)?.message).toMatch(/issued otherwise than it was signed/);
  });
});

describe('what is said of metal that stays', () => {
  test('E6: metal that failed tells its disposition where it has one, and none where it has none', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'FAIL'));
    const failed = 'object I is failed and cannot be shipped';
    expect(refused(ledger, ship('I'))?.details[0]?.message ?? failed).toBe(failed);
    ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'scrap', reason: 'r' } as Command);
    expect(refused(ledger, ship('I'))?.details).toMatchObject([{ message: 'its disposition is "scrap"' }]);
  });
  test('H16: a release that waits for a hold point says what to do there, and of no other reason', () => {
    const ledger = cast([], [{ step: 'release', kind: 'hold', look: 'papers' }]);
    const details = refused(ledger, judge('heat:H1', 'PASS'))!.details;
    expect(details.filter(({ does }) => JSON.stringify(does ?? '').includes('point'))).toMatchObject([
      { message: expect.stringContaining('"release"') },
    ]);
  });
  test('E17: the refusal of one more certificate names those of the pieces', () => {
    const ledger = released();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    const certify = (of: string, number: string, covers_g?: number) =>
      ({ type: 'certify', of, number, certificateType: '3.1', certificate: '{}', covers_g }) as Command;
    expect(refused(ledger, certify('heat:H1', 'C-9', 100_001))?.message).toMatch(/of heat H1 are left$/);
    ledger.execute(certify('object:I', 'C-1'));
    expect(refused(ledger, certify('heat:H1', 'C-2', 40_001))?.message).toMatch(
      /40 kg of heat H1 are left: others cover certificates of its pieces 60 kg$/,
    );
  });
});

describe('what was done with metal stays done', () => {
  test('E5: a lot is not withdrawn once a gram of it is gone', () => {
    const ledger = tickingLog();
    ledger.execute(receive(lotOf('B', 1_000)));
    const wash = (wet_g: number, clean_g: number): Command =>
      ({
        ...{ type: 'processLot', lot: 'B', treatment: 'washing', wet_g, clean_g, by: 'p-goods' },
        losses: [{ to: 'oil', mass_g: wet_g - clean_g }],
      }) as Command;
    const back = undo(seqOf(ledger, 'lot.received', 'lot:B'));
    expect(refused(ledger, back)).toBeNull();
    ledger.execute(wash(1_000, 999));
    expect(refused(ledger, back)?.message).toMatch(/cannot be withdrawn: 0.001 kg of it/);
  });
  test('E5: an ingot that a sample was weighed off is not withdrawn', () => {
    const ledger = cast();
    const back = undo(seqOf(ledger, 'object.created', 'object:I'));
    expect(refused(ledger, back)).toBeNull();
    ledger.execute({
      ...{ type: 'takeSample', of: 'object:I', sample: 'S1', place: 'top', mass_g: 100, by: 'p-goods' },
    } as Command);
    expect(refused(ledger, back)?.message).toBe(
      'object I cannot be withdrawn: metal was taken from it (sample:S1)',
    );
  });
  test('E10: what replaces a failed specimen answers a measured one, and a retest is taken back once', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I', { analysis: 'L1', sample: 'L1', basis: 'certificate' }));
    ledger.execute(analyse('object:I', { analysis: 'S1', sample: 'S1' }));
    ledger.execute(judge('object:I', 'FAIL'));
    const retest = (replaces: string): Command => ({
      ...{ type: 'openRetest', of: 'object:I', replaces, rule: 'ams-5383f', specimens: 2 },
      ...{ names: ['S2', 'S3'], characteristics: ['Cr'], cause: 'burnt spot', by: 'p-lab' },
    });
    expect(refused(ledger, retest('L1'))?.message).toMatch(/no measured specimen "L1"/);
    expect(refused(ledger, retest('L1'))?.details).toMatchObject([{ allowed: 'S1' }]);
    ledger.execute(retest('S1'));
    const back = undo(seqOf(ledger, 'object.retest-opened', 'object:I'));
    ledger.execute(back);
    expect(refused(ledger, back)?.details).toMatchObject([{ allowed: 'none: no retest is open' }]);
  });
  test('E15: a measured piece suspends its heat until it is disposed of', () => {
    const ledger = released();
    ledger.execute(analyse('object:J', { analysis: 'F2' }));
    expect(refused(ledger, ship('I'))).toBeNull();
    const certify: Command = {
      ...{ type: 'certify', of: 'heat:H1', number: 'C-1', certificateType: '3.1', certificate: '{}' },
    } as Command;
    expect(refused(ledger, certify)?.message).toMatch(/analysis F2 of object J/);
    ledger.execute({ type: 'dispose', of: 'object:J', disposition: 'scrap', reason: 'r' } as Command);
    expect(refused(ledger, certify)).toBeNull();
  });
});

describe('who does what', () => {
  test('W1: a melter takes back a reading of the bath while the furnace is hot, and none after the pour', () => {
    const ledger = charged(PEOPLE);
    for (const name of ['B-1', 'B-2'])
      ledger.execute({ ...analyse('heat:H1', { analysis: name, place: 'bath' }), by: 'p-melt' });
    const first = ledger.heat('H1').analyses[0]!.seq;
    const back = { ...undo(first), by: 'p-melt' } as Command;
    expect(refused(ledger, back)).toBeNull();
    ledger.execute(melt('H1', 100_000, 0));
    expect(refused(ledger, back)?.message).toMatch(/M may not withdraw an analysis/);
  });
  test('W3: a corrected receipt leaves no hand on the lot, a corrected reading of a heat does', () => {
    const ledger = charged(PEOPLE);
    const correct = (seq: number, values: object): Command =>
      ({ type: 'correct', seq, how: 'incorrect-data', reason: 'slip', values, by: 'p-qual' }) as Command;
    ledger.execute(correct(seqOf(ledger, 'lot.received', 'lot:A'), { supplier: 'Y' }));
    expect(ledger.lot('A').hands).toBeUndefined();
    ledger.execute({ ...analyse('heat:H1', { analysis: 'B-1', place: 'bath' }), by: 'p-lab' });
    const results = [{ element: 'Cr', text: '22.20', unit: 'wt%' }];
    ledger.execute(correct(seqOf(ledger, 'heat.analysed', 'heat:H1'), { results }));
    expect(ledger.heat('H1').hands).toContainEqual({ act: 'correct record', by: 'p-qual' });
  });
  test('W1: a receiver clears metal bought new by its label, and no scrap', () => {
    const ledger = tickingLog(PEOPLE);
    ledger.execute(receive(lotOf('V', 1_000, { lotClass: 'virgin' }), lotOf('B', 1_000)));
    const clear = (lot: string): Command => ({
      ...{ type: 'clearLot', lot, grade: 'haynes-230', reason: 'label', by: 'p-goods' },
    });
    expect(refused(ledger, clear('B'))?.message).toMatch(/G may not clear a lot/);
    expect(refused(ledger, clear('V'))?.message).toMatch(/lot V cannot be cleared: it has no gate check/);
  });
});

describe('what is taken of metal', () => {
  const cut = (object: string, more: object = {}): Command =>
    ({
      ...{ type: 'cutObject', object, by: 'p-melt' },
      pieces: [{ object: `${object}.1`, form: 'stick', mass_g: 30_000 }],
      reverts: [{ lot: `${object}.T`, form: 'turnings', mass_g: 30_000 }],
      ...more,
    }) as Command;
  const sample = (more: object): Command =>
    ({ type: 'takeSample', of: 'heat:H1', sample: 'S1', place: 'top', by: 'p-goods', ...more }) as Command;
  test('H6: an ingot is cut once, before it leaves, and only where it was cast', () => {
    const ledger = released();
    expect(refused(ledger, cut('I'))).toBeNull();
    ledger.execute(cut('I'));
    expect(refused(ledger, cut('I'))?.message).toBe('object I is already cut');
    ledger.execute(ship('J'));
    expect(refused(ledger, cut('J'))?.message).toBe('object J is already shipped');
    const other = cast();
    other.execute(undo(seqOf(other, 'object.created', 'object:J')));
    expect(refused(other, cut('J'))?.message).toMatch(/was never cast/);
  });
  test('H6: a cut that is taken back takes back what was missing from it', () => {
    const ledger = cast();
    ledger.execute(cut('I', { reverts: [] }));
    expect(ledger.object('I').unbalanced_g).toBe(30_000);
    ledger.execute(undo(seqOf(ledger, 'object.created', 'object:I.1')));
    ledger.execute(undo(seqOf(ledger, 'heat.cut', 'object:I')));
    expect(ledger.object('I')).toMatchObject({ unbalanced_g: 0, status: 'held' });
  });
  test('H19: a scale showed no more of a piece than was cut', () => {
    const weighed = (net_g: number) => ({
      weighings: [
        {
          ...{ of: 'object:I.1', net_g, scale: 'SC-2', net: '1', unit: 'kg', at: '2026-03-01T08:00:00.000Z' },
          ...{ capacity_g: 600_000, division_g: 100, protocol: 'sma', reading: 'r' },
        },
      ],
    });
    expect(refused(cast(), cut('I', weighed(30_000)))).toBeNull();
    expect(refused(cast(), cut('I', weighed(30_001)))?.message).toMatch(/only 30 kg are booked/);
  });
  test('E2: a sample has a name', () => {
    expect(refused(cast(), sample({}))).toBeNull();
    for (const name of ['', ' ', 'a\u0000']) expect(refused(cast(), sample({ sample: name }))).not.toBeNull();
  });
  test('E16: a sample of the bath is for nothing else', () => {
    const bath = (purpose: string) => refused(charged(), sample({ place: 'bath', purpose }));
    expect(bath('bath')).toBeNull();
    for (const purpose of ['product', 'control', 'check'])
      expect(bath(purpose)?.message).toBe(`sample S1 of heat:H1 is taken of the bath and for ${purpose}`);
  });
  test('E17: a certificate covers whole grams', () => {
    const covering = (covers_g: number): Command =>
      ({
        ...{ type: 'certify', of: 'heat:H1', number: 'C-1', certificateType: '3.1', certificate: '{}' },
        covers_g,
      }) as Command;
    expect(refused(released(), covering(1))).toBeNull();
    expect(refused(released(), covering(0.5))?.details).toMatchObject([{ path: 'covers_g', value: 0.5 }]);
    expect(refused(released(), covering(0.5))?.code).toBe('input');
  });
});
