import { describe, expect, test } from 'vitest';
import type { CommandNamed } from '../commands.ts';
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
import type { RecordAnalysis } from './metal/record-analysis.ts';

/** Heat H1, cast into I and J and released by F1; J is cut into J.1 and J.2. */
function released(): MemoryLog {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 100_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1', from('A', 100_000)));
  ledger.execute(charge('H1', from('A', 100_000)));
  ledger.execute({ type: 'takeSample', of: 'heat:H1', sample: 'B-1', place: 'bath' });
  ledger.execute(melt('H1', 100_000, 0));
  ledger.execute({
    type: 'castHeat',
    heat: 'H1',
    objects: [
      { object: 'I', form: 'ingot', mass_g: 60_000 },
      { object: 'J', form: 'ingot', mass_g: 40_000 },
    ],
  });
  ledger.execute(analyse('heat:H1'));
  ledger.execute(judge('heat:H1', 'PASS'));
  ledger.execute({
    type: 'cutObject',
    object: 'J',
    pieces: [
      { object: 'J.1', form: 'stick', mass_g: 20_000 },
      { object: 'J.2', form: 'stick', mass_g: 20_000 },
    ],
  });
  return ledger;
}

const certify = (of: RecordAnalysis['of'], number = 'C') =>
  ({ type: 'certify', of, number, certificateType: '3.1', certificate: '{}' }) as const;
const ship = (object: string) => ({ type: 'ship', object, to: 'X' }) as const;
const late = (of: RecordAnalysis['of'], change: Partial<RecordAnalysis> = {}) =>
  analyse(of, { analysis: 'F2', results: [{ element: 'Cr', text: '30.00', unit: 'wt%' }], ...change });
const sample = (of: RecordAnalysis['of'], name: string, change = {}) =>
  ({ type: 'takeSample', of, sample: name, place: 'top', by: 'p-goods', ...change }) as const;

describe('E15: a measurement booked after the release counts', () => {
  test('of the heat: no certificate and no shipment of it or a piece, also of one released by itself, until it is decided anew', () => {
    const ledger = released();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    const certificate = certify('heat:H1', 'C-0');
    ledger.execute(certificate);
    ledger.execute(late('heat:H1'));
    const unjudged = /analysis F2 of heat H1 \(record \d+\) was judged by no verdict/;
    expect(() => ledger.execute(certify('heat:H1'))).toThrow(unjudged);
    expect(() => ledger.execute(certify('object:I'))).toThrow(unjudged);
    for (const object of ['I', 'J.1', 'J.2']) expect(() => ledger.execute(ship(object))).toThrow(unjudged);
    // deciding about a piece is no verdict on the heat
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(unjudged);
    ledger.execute(judge('heat:H1', 'PASS'));
    ledger.execute({ type: 'withdrawCertificate', of: 'heat:H1', number: 'C-0', reason: 'judged anew' });
    ledger.execute(certify('heat:H1', 'C-1'));
    for (const object of ['I', 'J.1', 'J.2']) ledger.execute(ship(object));
  });

  test('of a piece: it and what was cut from it, and the certificate of its heat, but not its brothers', () => {
    const ledger = released();
    ledger.execute(late('object:J'));
    const unjudged = /analysis F2 of object J \(record \d+\) was judged by no verdict/;
    expect(() => ledger.execute(ship('J.1'))).toThrow(unjudged);
    expect(() => ledger.execute(certify('heat:H1'))).toThrow(unjudged);
    ledger.execute(ship('I'));
    ledger.execute(judge('object:J', 'FAIL'));
    expect(() => ledger.execute(ship('J.1'))).toThrow(/J.1 is held and cannot be shipped/);
    expect(() => ledger.execute(judge('object:J.1', 'PASS'))).toThrow(
      /object J, which it was cut from, failed/,
    );
    ledger.execute(certify('heat:H1'));
  });

  test('before the release too: what was measured of a piece is judged by no verdict on its heat', () => {
    const ledger = released();
    ledger.execute(analyse('object:I'));
    expect(() => ledger.execute(ship('I'))).toThrow(/analysis F1 of object I/);
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute(ship('I'));
  });

  test('a FAIL of the heat takes the release of a piece with it, until the heat is PASS again', () => {
    const ledger = released();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute(late('heat:H1', { sample: 'S-2' }));
    ledger.execute(judge('heat:H1', 'FAIL'));
    expect(() => ledger.execute(ship('I'))).toThrow(/heat H1 failed \(record \d+\)/);
    expect(() => ledger.execute(certify('object:I'))).toThrow(/heat H1 failed/);
  });

  test('withdrawing it needs an assigned cause, and frees nothing by itself', () => {
    const ledger = released();
    ledger.execute(late('object:I'));
    const { seq } = ledger.object('I').analyses[0]!;
    const undo = { type: 'correct', seq, how: 'did-not-occur', reason: 'slip' } as const;
    expect(() => ledger.execute(undo)).toThrow(/does not change without an assigned cause/);
    ledger.execute({ ...undo, cause: { kind: 'wrong-specimen', document: 'tag 7' } });
    expect(() => ledger.execute(ship('I'))).toThrow(/analysis F2 of object I was withdrawn \(record \d+\)/);
    ledger.execute(analyse('object:I', { analysis: 'F3' }));
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute(ship('I'));
  });

  /** Heat H1, cast into I; nothing of it was judged. */
  const unjudged = (): MemoryLog => {
    const ledger = tickingLog();
    for (const command of [
      receive(lotOf('A', 100_000)),
      showGood('A'),
      plan('H1', from('A', 100_000)),
      charge('H1', from('A', 100_000)),
      melt('H1', 100_000, 0),
    ])
      ledger.execute(command);
    ledger.execute({
      type: 'castHeat',
      heat: 'H1',
      objects: [{ object: 'I', form: 'ingot', mass_g: 100_000 }],
    });
    return ledger;
  };
  const undo = { type: 'correct', how: 'did-not-occur', reason: 'slip' } as const;

  test('E13: of a heat it needs a cause too once a piece was judged, and frees nothing', () => {
    const ledger = unjudged();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute(late('heat:H1'));
    const { seq } = ledger.heat('H1').analyses[0]!;
    expect(() => ledger.execute({ ...undo, seq })).toThrow(/does not change without an assigned cause/);
    expect(() => ledger.execute(ship('I'))).toThrow(/analysis F2 of heat H1/);
  });

  test.each(['heat:H1', 'object:I'] as const)(
    'E13: of a heat of which only a piece was judged, no test is invalid once %s was measured again',
    (of) => {
      const ledger = unjudged();
      ledger.execute(late('heat:H1'));
      ledger.execute(analyse('object:I'));
      ledger.execute(judge('object:I', 'HOLD'));
      const { seq } = ledger.heat('H1').analyses[0]!;
      const cause = { kind: 'testing-equipment', document: 'spark stand log 12' } as const;
      const invalid = { ...undo, seq, cause, by: 'p-qual' };
      ledger.execute(late(of, { analysis: 'F3' }));
      expect(() => ledger.execute(invalid)).toThrow(
        /F2 is declared invalid after its repeat is known \(F3\)/,
      );
    },
  );

  test('metal that failed and is sold as what it is leaves all the same; a prediction decides nothing', () => {
    const ledger = released();
    ledger.execute(late('object:I'));
    ledger.execute(judge('object:J', 'HOLD', { predicted: true }));
    ledger.execute(late('object:J', { analysis: 'F4' }));
    expect(() => ledger.execute(certify('heat:H1'))).toThrow(/F2 of object I .*; analysis F4 of object J/);
    ledger.execute(judge('object:I', 'FAIL'));
    ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'sell', reason: 'r' });
    ledger.execute(late('object:I', { analysis: 'F3' }));
    ledger.execute(ship('I'));
  });

  test('E4: a decision on metal that has left is kept beside where it is, and asks nothing more until something speaks against it anew', () => {
    const ledger = released();
    ledger.execute(ship('I'));
    const decide = (disposition: 'notify' | 'scrap') =>
      ledger.execute({ type: 'dispose', of: 'object:I', disposition, reason: 'told X' });
    expect(() => decide('notify')).toThrow(/object:I was shipped/);
    ledger.execute(late('object:I'));
    ledger.execute(judge('object:I', 'FAIL'));
    decide('notify');
    const seq = ledger.entries.at(-1)!.seq;
    expect(ledger.entries.at(-1)).toMatchObject({ body: { disposition: 'notify' } });
    const object = ledger.object('I');
    expect(object).toMatchObject({ status: 'shipped', disposition: null });
    expect(object.decidedSince).toEqual({ seq, disposition: 'notify' });
    // what comes back lies in the yard undecided
    ledger.execute({ type: 'correct', seq: object.shipment!.seq, how: 'did-not-occur', reason: 'came back' });
    expect(ledger.object('I')).toMatchObject({ status: 'failed', disposition: null });
    expect(ledger.object('I').decidedSince).toBeUndefined();
    expect(() => decide('notify')).toThrow(/object:I is here: nobody has it who could be told/);
    decide('scrap');
    expect(ledger.object('I').disposition).toBe('scrap');
  });

  test('a charge lot, a bath sample, a control sample, an unfit reading and a check within tolerance suspend nothing', () => {
    const ledger = released();
    ledger.execute(late('lot:A'));
    ledger.execute(late('heat:H1', { analysis: 'B-1', sample: 'B-1', place: 'bath' }));
    ledger.execute(sample('object:I', 'K-1', { purpose: 'control' }));
    ledger.execute(late('object:I', { analysis: 'K-1', sample: 'K-1' }));
    ledger.execute(late('object:I', { analysis: 'X-1', method: 'pXRF', asks: 'unfit-method' }));
    ledger.execute(sample('object:I', 'P-1', { purpose: 'check' }));
    ledger.execute(late('object:I', { analysis: 'P-1', sample: 'P-1', asks: 'within-tolerance' }));
    ledger.execute(certify('heat:H1'));
    ledger.execute(ship('I'));
    expect(ledger.object('I').status).toBe('shipped');
  });

  test('a check analysis beyond the tolerance suspends', () => {
    const ledger = released();
    ledger.execute(sample('heat:H1', 'P-1', { purpose: 'check' }));
    ledger.execute(late('heat:H1', { analysis: 'P-1', sample: 'P-1' }));
    expect(() => ledger.execute(ship('I'))).toThrow(/analysis P-1 of heat H1/);
  });

  test('a certificate that was issued before is neither signed nor shipped with', () => {
    const ledger = released();
    ledger.execute(certify('heat:H1', 'C-0'));
    ledger.execute(late('heat:H1'));
    const { sha256 } = ledger.heat('H1').certificates![0]!;
    const signature = { of: 'heat:H1', number: 'C-0', signature: '' } as const;
    expect(() => ledger.execute({ type: 'signCertificate', ...signature, by: 'p-cert' })).toThrow(/F2/);
    expect(() => ledger.execute({ ...ship('I'), certificateSha256: sha256 })).toThrow(/F2/);
    ledger.execute(judge('heat:H1', 'PASS'));
    expect(() => ledger.execute({ ...ship('I'), certificateSha256: sha256 })).toThrow(
      /^certificate C-0 was issued for the PASS in record \d+, which a later verdict \(record \d+\) replaced$/,
    );
  });
});

describe('E16: what a sample is taken for is fixed when it is asked for', () => {
  test('nothing of poured metal is a bath sample, whatever its analysis says', () => {
    const ledger = released();
    expect(() => ledger.execute(sample('heat:H1', 'B-2', { place: 'bath' }))).toThrow(
      /is cast: nothing is a bath sample/,
    );
    expect(() => ledger.execute(late('heat:H1', { place: 'bath' }))).toThrow(/not of a bath sample/);
    expect(() => ledger.execute(late('object:I', { place: 'bath' }))).toThrow(/not of a bath sample/);
    ledger.execute(sample('heat:H1', 'S-2'));
    expect(() => ledger.execute(late('heat:H1', { sample: 'S-2', place: 'bath' }))).toThrow(
      /not of a bath sample/,
    );
    expect(() => ledger.execute(late('heat:H1', { sample: 'B-1', place: 'top' }))).toThrow(
      /sample B-1 of heat:H1 was taken of the bath/,
    );
    // within tolerance is only what was asked for as a check analysis
    expect(() => ledger.execute(late('heat:H1', { sample: 'S-2', asks: 'within-tolerance' }))).toThrow(
      /not taken for a check analysis/,
    );
  });

  test('another purpose needs a reason and a second person, before anything is known of the sample', () => {
    const ledger = released();
    ledger.execute(sample('object:I', 'K-1', { by: 'anna' }));
    const { seq } = ledger.entries.at(-1)!;
    const other: CommandNamed<'changePurpose'> = {
      ...{ type: 'changePurpose', of: 'object:I', sample: 'K-1', seq },
      ...{ purpose: 'control', reason: 'it is the control' },
    };
    expect(() => ledger.execute(other)).toThrow(/needs the name of the person/);
    expect(() => ledger.execute({ ...other, by: 'anna' })).toThrow(/anna did "take sample"/);
    expect(() => ledger.execute({ ...other, purpose: 'bath', by: 'bert' })).toThrow(/does not become bath/);
    ledger.execute({ ...other, by: 'bert' });
    expect(ledger.object('I').purposes).toEqual({ 'K-1': 'control' });
    ledger.execute(late('object:I', { analysis: 'K-1', sample: 'K-1' }));
    const analysed = /sample K-1 of object:I was analysed: its purpose is fixed/;
    expect(() => ledger.execute({ ...other, purpose: 'product', by: 'bert' })).toThrow(analysed);
    ledger.execute(ship('I'));
    ledger.execute(sample('object:J.1', 'S-1', { by: 'anna' }));
    const of = { of: 'object:J.1', sample: 'S-1', seq: ledger.entries.at(-1)!.seq } as const;
    ledger.execute(late('object:J.1', { analysis: 'S-1', sample: 'S-1' }));
    expect(() => ledger.execute({ ...other, ...of, by: 'bert' })).toThrow(/was analysed/);
  });

  test('who took a sample for another purpose is named, and does not say what it showed', () => {
    const ledger = released();
    const control = sample('object:I', 'K-1', { purpose: 'control' });
    const { by: _, ...unnamed } = control;
    expect(() => ledger.execute(unnamed)).toThrow(/nobody is named who took it/);
    ledger.execute({ ...control, by: 'anna' });
    const result = late('object:I', { analysis: 'K-1', sample: 'K-1' });
    expect(() => ledger.execute({ ...result, by: 'anna' })).toThrow(/anna took a sample of object:I/);
    ledger.execute({ ...result, by: 'bert' });
    ledger.execute(ship('I'));
  });

  test('a sample that was withdrawn is not taken again for another purpose', () => {
    const ledger = released();
    ledger.execute(sample('heat:H1', 'S-2'));
    const { seq } = ledger.entries.at(-1)!;
    ledger.execute({ type: 'withdrawSample', heat: 'H1', sample: 'S-2', seq, reason: 'twice' });
    expect(() => ledger.execute(sample('heat:H1', 'S-2', { purpose: 'control' }))).toThrow(
      /for another purpose/,
    );
    ledger.execute(sample('heat:H1', 'S-2'));
  });
});
