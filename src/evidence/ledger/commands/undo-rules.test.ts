import { describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import type { Command, CommandNamed } from '../commands.ts';
import { freeGrams } from '../subjects/stock.ts';
import {
  add,
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
import type { Correct } from './log/correct.ts';

/** Two cleared lots, and heat H1 charged with 100 kg of A as planned. */
function plant(): MemoryLog {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 500_000), lotOf('B', 500_000)));
  ledger.execute(showGood('A'));
  ledger.execute(showGood('B'));
  ledger.execute(plan('H1', from('A', 100_000)));
  ledger.execute(charge('H1', from('A', 100_000)));
  return ledger;
}

/** The same, cast into ingots I and J. */
function cast(...before: readonly Command[]): MemoryLog {
  const ledger = plant();
  for (const command of before) ledger.execute(command);
  ledger.execute(melt('H1', 99_000, 1_000));
  ledger.execute({ ...castOf(50_000), by: 'melter' });
  return ledger;
}
const castOf = (first_g: number) => ({
  type: 'castHeat' as const,
  heat: 'H1',
  objects: [
    { object: 'I', form: 'ingot', mass_g: first_g },
    { object: 'J', form: 'ingot', mass_g: 98_000 - first_g },
  ],
  reverts: [{ lot: 'K', form: 'skull', mass_g: 1_000 }],
});

/** The latest record of a kind about a subject. */
const seqOf = (ledger: MemoryLog, kind: string, subject: string): number =>
  ledger.entries.findLast((entry) => entry.kind === kind && entry.subject === subject)!.seq;

const undo = (seq: number) => ({ type: 'correct', seq, how: 'did-not-occur', reason: 'slip' }) as const;

test('H3: a charge names the furnace where the plan named none, and taken back it names it no longer', () => {
  const ledger = plant();
  ledger.execute(plan('H2', from('A', 100_000)));
  const into = (furnace: string) => ({ ...charge('H2', from('A', 50_000)), furnace });
  ledger.execute(into('VIM-1'));
  expect(ledger.heat('H2')).toMatchObject({ furnace: 'VIM-1', charges: [{ furnace: 'VIM-1' }] });
  expect(() => ledger.execute(into('VIM-2'))).toThrow('heat H2 goes into VIM-1, not VIM-2');
  ledger.execute(charge('H2', from('A', 50_000)));
  expect(ledger.heat('H2').furnace).toBe('VIM-1');
  const [first, second] = ledger.heat('H2').charges;
  const back = (seq: number) => ({ type: 'withdrawCharge', heat: 'H2', seq, reason: 'slip' }) as const;
  ledger.execute(back(second!.seq));
  expect(ledger.heat('H2').furnace).toBe('VIM-1');
  ledger.execute(back(first!.seq));
  expect(ledger.heat('H2').furnace).toBeUndefined();
  ledger.execute(into('VIM-2'));
  expect(ledger.heat('H2').furnace).toBe('VIM-2');
});

/** A weighing of lot A as a scale showed it. */
const weighing = (of: string, net_g: number) => ({
  ...{ of, net_g, scale: 'SC-2', net: '1', unit: 'kg' as const, at: '2026-03-01T08:00:00.000Z' },
  ...{ capacity_g: 600_000, division_g: 100, protocol: 'sma', reading: `r-${net_g}` },
});

describe('weights that were read from a scale', () => {
  test('H19: what was read of a mass is a mass of the same booking, and no more than it', () => {
    const ledger = plant();
    const adding = (...weighings: ReturnType<typeof weighing>[]) => ({
      ...(add('H1', from('A', 3_000)) as Extract<ReturnType<typeof add>, { type: 'chargeHeat' }>),
      weighings,
    });
    expect(() => ledger.execute(adding(weighing('lot:B', 1_000)))).toThrow(
      'scale SC-2 weighed lot:B, which is not booked here',
    );
    expect(() => ledger.execute(adding(weighing('lot:A', 2_000), weighing('lot:A', 1_001)))).toThrow(
      'scale SC-2 showed 1.001 kg of lot:A, and only 1 kg are booked',
    );
    expect(() => ledger.execute(adding(weighing('lot:A', 0)))).toThrow(InputError);
    ledger.execute(adding(weighing('lot:A', 2_000)));
    const charged = ledger.entries.findLast(({ kind }) => kind === 'heat.charged');
    expect(charged?.body).toMatchObject({
      weighings: [{ of: 'lot:A', kg: '2.000', capacityKg: '600.000', divisionKg: '0.100' }],
    });
    // a pour has no lots: it is weighed as what was poured
    expect(() => ledger.execute({ ...meltOf(), weighings: [weighing('lot:A', 1)] })).toThrow(
      'not booked here',
    );
    ledger.execute({ ...meltOf(), weighings: [weighing('poured', 99_000), weighing('loss:fume', 500)] });
  });
});

/** H1 poured with its addition: 1 kg of fume. */
const meltOf = () => ({
  ...(melt('H1', 102_000, 1_000) as Extract<ReturnType<typeof melt>, { type: 'meltHeat' }>),
});

describe('additions', () => {
  test('H10: more of a lot, or another lot, is an addition that says so', () => {
    const ledger = plant();
    expect(() => ledger.execute(charge('H1', from('B', 500)))).toThrow('the plan of heat H1 holds no lot B');
    expect(() => ledger.execute(charge('H1', from('A', 3_000)))).toThrow(
      /of which 0 kg are still to be charged/,
    );
    ledger.execute(add('H1', from('B', 500)));
    ledger.execute({
      type: 'chargeHeat',
      heat: 'H1',
      draws: [from('A', 3_000)],
      addition: { kind: 'advised', documentSha256: 'a'.repeat(64) },
    });
    expect(ledger.heat('H1')).toMatchObject({
      input_g: 103_500,
      planned_g: { 'lot:A': 100_000 },
      charges: [
        { addition: null },
        {
          addition: 'unplanned',
          reason: 'titanium low in the bath',
          portions: [{ from: 'lot:B', mass_g: 500 }],
        },
        { addition: 'advised', portions: [{ from: 'lot:A', mass_g: 3_000 }] },
      ],
    });
  });

  test('H10: an unplanned addition needs a reason; what was weighed first may differ from the plan', () => {
    const ledger = plant();
    expect(() =>
      ledger.execute({ ...add('H1', from('B', 5)), addition: { kind: 'unplanned', reason: ' ' } } as never),
    ).toThrow(InputError);
    ledger.execute(plan('H2', from('A', 100_000), from('B', 2_000)));
    ledger.execute(charge('H2', from('A', 108_000)));
    // late, as planned, a step of the scale over
    ledger.execute(charge('H2', from('B', 2_008)));
    expect(ledger.heat('H2').charges.map(({ addition }) => addition)).toEqual([null, null]);
  });

  test('H10: metal of the plan that is not there is told with its reason, and may be found and charged later', () => {
    const ledger = plant();
    ledger.execute(plan('H2', from('A', 100_000), from('B', 2_000)));
    const without = (lot: string, reason: string) =>
      ledger.execute({
        ...charge('H2', from('A', 100_000)),
        missing: [{ from: `lot:${lot}`, reason }],
      } as never);
    expect(() => without('A', 'lost')).toThrow('lot A is charged into heat H2 and cannot be missing');
    expect(() => without('C', 'lost')).toThrow('the plan of heat H2 holds no lot C');
    expect(() => without('B', ' ')).toThrow('lot B is missing without a reason');
    without('B', 'lost');
    expect(ledger.heat('H2')).toMatchObject({
      input_g: 100_000,
      charges: [{ missing: [{ from: 'lot:B', reason: 'lost' }] }],
    });
    ledger.execute(charge('H2', from('B', 2_000)));
    expect(ledger.heat('H2').input_g).toBe(102_000);
  });

  test('H11: a charge that did not happen is back in its lots, what was reserved as reserved', () => {
    const ledger = plant();
    ledger.execute(add('H1', from('B', 500)));
    const [first, second] = ledger.heat('H1').charges;
    const withdraw = (seq: number) =>
      ledger.execute({ type: 'withdrawCharge', heat: 'H1', seq, reason: 'never thrown in', by: 'x' });
    withdraw(second!.seq);
    expect(freeGrams(ledger.lot('B'))).toBe(500_000);
    expect(ledger.heat('H1')).toMatchObject({ status: 'charged', node: first!.seq, input_g: 100_000 });
    expect(() => withdraw(second!.seq)).toThrow(/is no charge of heat H1/);
    ledger.execute(analyse('heat:H1', { place: 'bath' }));
    expect(() => withdraw(first!.seq)).toThrow(/its bath was analysed/);
    ledger.execute(undo(ledger.heat('H1').analyses[0]!.seq));
    withdraw(first!.seq);
    expect(ledger.heat('H1')).toMatchObject({
      status: 'planned',
      node: null,
      inputs: [],
      reserved_g: { 'lot:A': 100_000 },
    });
    expect(ledger.lot('A')).toMatchObject({ reserved_g: { H1: 100_000 }, drawn_g: {} });
    ledger.execute({ type: 'cancelHeat', heat: 'H1', reason: 'order withdrawn' });
    expect(freeGrams(ledger.lot('A'))).toBe(500_000);
  });

  test('E2: a heat that is only planned is not sampled', () => {
    const ledger = plant();
    ledger.execute(plan('H2', from('B', 1_000)));
    expect(() => ledger.execute(analyse('heat:H2', { place: 'bath' }))).toThrow(
      /only planned: there is no metal/,
    );
    expect(() => ledger.execute({ type: 'takeSample', of: 'heat:H2', sample: 'S' })).toThrow(ConflictError);
    ledger.execute(analyse('heat:H2', { basis: 'predicted' }));
  });
});

describe('steps of a heat, last first', () => {
  test('E5: casting, melting and charge are taken back; the ingots are cast again under their numbers', () => {
    const ledger = cast();
    const castSeq = seqOf(ledger, 'heat.cast', 'heat:H1');
    expect(() => ledger.execute(undo(seqOf(ledger, 'heat.melted', 'heat:H1')))).toThrow(/not the last step/);
    expect(() => ledger.execute(undo(castSeq))).toThrow(/object:I, object:J, lot:K came out of it/);
    const made = [
      seqOf(ledger, 'object.created', 'object:I'),
      seqOf(ledger, 'object.created', 'object:J'),
      seqOf(ledger, 'lot.received', 'lot:K'),
    ];
    ledger.execute({ type: 'batch', commands: [...made.map(undo), undo(castSeq)] });
    expect(ledger.heat('H1')).toMatchObject({ status: 'melted', outputs: [], output_g: 99_000 });
    expect(ledger.object('I')).toMatchObject({ status: 'void' });
    const { node } = ledger.heat('H1');
    const edges = ledger.genealogy.edgesOf(node!, 'down');
    expect(edges.filter(({ src }) => src === node)).toEqual([]);
    ledger.execute(castOf(40_000));
    expect(ledger.object('I')).toMatchObject({ status: 'held', mass_g: 40_000 });
    expect(ledger.heat('H1').status).toBe('cast');
  });

  test('E5: a melting is taken back with its losses; what was analysed is not uncast', () => {
    const ledger = plant();
    ledger.execute(melt('H1', 90_000, 1_000));
    expect(ledger.heat('H1')).toMatchObject({ losses_g: { fume: 1_000 }, unbalanced_g: 9_000 });
    ledger.execute(undo(seqOf(ledger, 'heat.melted', 'heat:H1')));
    expect(ledger.heat('H1')).toMatchObject({
      status: 'charged',
      output_g: null,
      losses_g: {},
      unbalanced_g: 0,
    });
    const other = cast();
    other.execute(analyse('object:I'));
    expect(() => other.execute(undo(seqOf(other, 'object.created', 'object:I')))).toThrow(
      /object I cannot be withdrawn: it was analysed \(F1\)/,
    );
  });

  test('E5: a lot says which heats hold its metal; a shipment that never left is taken back', () => {
    const ledger = cast();
    expect(() => ledger.execute(undo(0))).toThrow(
      /lot A cannot be withdrawn: 100 kg of it are drawn or reserved \(H1\)/,
    );
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute({ type: 'ship', object: 'I', to: 'Forge SA' });
    ledger.execute(undo(seqOf(ledger, 'object.shipped', 'object:I')));
    expect(ledger.object('I')).toMatchObject({ status: 'released' });
    expect(freeGrams(ledger.object('I'))).toBe(50_000);
  });
});

describe('masses that disagree', () => {
  test('H7: what a casting or a cut loses after the release stops certificate and shipment', () => {
    const ledger = plant();
    ledger.execute(melt('H1', 99_000, 1_000));
    ledger.execute(analyse('heat:H1'));
    ledger.execute(judge('heat:H1', 'PASS'));
    ledger.execute({
      type: 'castHeat',
      heat: 'H1',
      objects: [{ object: 'I', form: 'ingot', mass_g: 80_000 }],
    });
    const words = /19 kg of heat H1 are unaccounted for/;
    const certificate = { type: 'certify', number: 'C', certificateType: '3.1', certificate: '{}' } as const;
    expect(() => ledger.execute({ ...certificate, of: 'heat:H1' })).toThrow(words);
    expect(() => ledger.execute({ type: 'ship', object: 'I', to: 'Forge SA' })).toThrow(words);
    expect(() => ledger.execute(judge('heat:H1', 'PASS'))).toThrow(ForbiddenError);
  });

  test('H7: a piece of a cut that does not add up is not released by itself', () => {
    const ledger = cast();
    ledger.execute({
      type: 'cutObject',
      object: 'I',
      pieces: [{ object: 'I.1', form: 'stick', mass_g: 30_000 }],
    });
    ledger.execute(analyse('object:I.1'));
    expect(() => ledger.execute(judge('object:I.1', 'PASS'))).toThrow(
      /20 kg are unaccounted for where I.1 was cut/,
    );
  });
});

describe('a loss that was forgotten', () => {
  const lost = (seq: number, mass_g: number, to = 'skull') =>
    ({
      type: 'declareLoss',
      heat: 'H1',
      seq,
      losses: [{ to, mass_g }],
      reason: 'weighed the next day',
    }) as const;
  /** Poured with 4 kg missing, cast, and analysed. */
  const short = (): MemoryLog => {
    const ledger = plant();
    ledger.execute(melt('H1', 95_000, 1_000));
    ledger.execute({ ...castOf(50_000), objects: [{ object: 'I', form: 'ingot', mass_g: 94_000 }] });
    ledger.execute(analyse('heat:H1'));
    return ledger;
  };

  test('H14: it is declared of a heat that is cast and analysed, and the heat can pass then', () => {
    const ledger = short();
    const melted = seqOf(ledger, 'heat.melted', 'heat:H1');
    expect(() => ledger.execute(judge('heat:H1', 'PASS'))).toThrow(/4 kg of heat H1 are unaccounted for/);
    ledger.execute(lost(melted, 1_500));
    expect(ledger.heat('H1')).toMatchObject({ unbalanced_g: 2_500, losses_g: { skull: 1_500 } });
    ledger.execute(lost(melted, 2_400, 'fume'));
    expect(ledger.heat('H1')).toMatchObject({ unbalanced_g: 0, status: 'cast' });
    ledger.execute(judge('heat:H1', 'PASS'));
    expect(ledger.heat('H1').release).toMatchObject({ verdict: 'PASS' });
  });

  test('H14: it explains no more than what is missing, of the step where it is missing', () => {
    const ledger = short();
    const melted = seqOf(ledger, 'heat.melted', 'heat:H1');
    expect(() => ledger.execute(lost(melted, 5_000))).toThrow(
      /a loss of 5 kg does not explain 4 kg of heat H1/,
    );
    expect(() => ledger.execute(lost(seqOf(ledger, 'heat.cast', 'heat:H1'), 1_000))).toThrow(
      /masses .* agree/,
    );
    expect(() => ledger.execute(lost(seqOf(ledger, 'heat.charged', 'heat:H1'), 1_000))).toThrow(
      /neither the melting nor the casting/,
    );
  });

  test('H14: a loss that was declared wrongly goes back alone, and what it explained is missing again', () => {
    const ledger = short();
    const melted = seqOf(ledger, 'heat.melted', 'heat:H1');
    ledger.execute(lost(melted, 4_000));
    const back = (mass_g: number, to?: string) =>
      ledger.execute({ ...lost(melted, mass_g, to), withdrawn: true, reason: 'it was slag' });
    expect(() => back(4_000, 'slag')).toThrow('no loss to slag is declared');
    expect(() => back(5_001)).toThrow('only 4 kg are declared as lost to skull');
    back(4_000);
    expect(ledger.heat('H1')).toMatchObject({ status: 'cast', unbalanced_g: 4_000, losses_g: {} });
    expect(() => ledger.execute(judge('heat:H1', 'PASS'))).toThrow(/4 kg of heat H1 are unaccounted for/);
    ledger.execute(lost(melted, 4_000, 'slag'));
    expect(ledger.heat('H1')).toMatchObject({ unbalanced_g: 0, losses_g: { slag: 4_000 } });
  });

  test('H14: melting taken back takes the loss with it', () => {
    const ledger = plant();
    ledger.execute(melt('H1', 95_000, 0));
    ledger.execute(lost(seqOf(ledger, 'heat.melted', 'heat:H1'), 5_000));
    ledger.execute(undo(seqOf(ledger, 'heat.melted', 'heat:H1')));
    expect(ledger.heat('H1')).toMatchObject({ status: 'charged', losses_g: {}, unbalanced_g: 0 });
  });
});

describe('a sample that was booked twice', () => {
  const sample = (id: string) => ({ type: 'takeSample', of: 'heat:H1', sample: id, place: 'bath' }) as const;
  const never = (ledger: MemoryLog, id: string) =>
    ({
      type: 'withdrawSample',
      heat: 'H1',
      sample: id,
      seq: seqOf(ledger, 'heat.sampled', 'heat:H1'),
      reason: 'booked twice',
    }) as const;

  test('E14: it is withdrawn without results, and its number is free again', () => {
    const ledger = plant();
    ledger.execute(sample('B-1'));
    ledger.execute(sample('B-2'));
    ledger.execute(never(ledger, 'B-2'));
    expect(ledger.heat('H1').samples).toEqual(['B-1']);
    ledger.execute(sample('B-2'));
    ledger.execute(analyse('heat:H1', { analysis: 'B-2', place: 'bath' }));
    expect(() => ledger.execute(never(ledger, 'B-2'))).toThrow(/sample B-2 of heat H1 was analysed/);
  });
});

describe('retests', () => {
  const retest = (change: Partial<CommandNamed<'openRetest'>> = {}): CommandNamed<'openRetest'> => ({
    type: 'openRetest',
    of: 'object:I',
    replaces: 'S1',
    rule: 'ams-5383f',
    specimens: 2,
    names: ['S2', 'S3'],
    characteristics: ['Cr'],
    cause: 'burnt spot',
    ...change,
  });
  const measure = (ledger: MemoryLog, sample: string) =>
    ledger.execute(analyse('object:I', { analysis: sample, sample }));
  const failed = (): MemoryLog => {
    const ledger = cast();
    ledger.execute(analyse('object:I', { sample: 'S1' }));
    ledger.execute(judge('object:I', 'FAIL'));
    return ledger;
  };

  test('E10: PASS follows a FAIL only after each named specimen of a retest was measured', () => {
    const ledger = failed();
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/open a retest by the rule/);
    // no HOLD in between makes a FAIL undone
    ledger.execute(judge('object:I', 'HOLD'));
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/it failed; a FAIL is not overridden/);
    ledger.execute(judge('object:I', 'FAIL'));
    ledger.execute(retest());
    measure(ledger, 'S2');
    // a further specimen that nobody named answers nothing
    measure(ledger, 'S9');
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/a FAIL is not overridden/);
    measure(ledger, 'S3');
    expect(ledger.object('I').analyses.map(({ analysis, retest: one }) => [analysis, one?.replaces])).toEqual(
      [
        ['F1', undefined],
        ['S2', 'S1'],
        ['S9', undefined],
        ['S3', 'S1'],
      ],
    );
    expect(() => ledger.execute(retest({ names: ['S5', 'S6'] }))).toThrow(
      /Cr of specimen S1 was already retested/,
    );
    ledger.execute(judge('object:I', 'PASS'));
    expect(ledger.object('I').status).toBe('released');
  });

  test('E10: a specimen by two methods is two analyses of one specimen', () => {
    const ledger = failed();
    ledger.execute(retest());
    measure(ledger, 'S2');
    ledger.execute(analyse('object:I', { analysis: 'S2-GDMS', sample: 'S2', method: 'GDMS' }));
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/a FAIL is not overridden/);
  });

  test('E10: the further specimens are named before anything is known of them', () => {
    const ledger = failed();
    measure(ledger, 'S2');
    expect(() => ledger.execute(retest())).toThrow(/"S2" of object:I was measured or named before/);
    const names = ['S4', 'S5'];
    expect(() =>
      ledger.execute({
        type: 'batch',
        commands: [retest({ names }), analyse('object:I', { analysis: 'S4', sample: 'S4' })],
      }),
    ).toThrow(/specimen S4 is measured in the booking that opens its retest/);
    ledger.execute(retest({ names }));
    measure(ledger, 'S4');
  });

  test.each<[string, Partial<CommandNamed<'openRetest'>>, RegExp]>([
    ['without a cause', { cause: ' ' }, /needs the assigned cause/],
    ['of a specimen that nobody measured', { replaces: 'S9' }, /no measured specimen "S9"/],
    ['of an element that the specimen does not have', { characteristics: ['Bi'] }, /has no result of Bi/],
    ['of no element', { characteristics: [] }, /names no characteristic/],
    ['of metal that did not fail', { of: 'object:J' }, /object:J cannot be retested: it is not decided/],
    ['on too few', { names: ['S2'] }, /names 1 further specimen; the rule ams-5383f asks for 2/],
    ['on too many', { names: ['S2', 'S3', 'S4'] }, /names 3 further specimens/],
    ['on one twice', { names: ['S2', 'S2'] }, /names 1 further specimen/],
    ['on the failed one', { names: ['S1', 'S2'] }, /"S1" of object:I was measured/],
  ])('E10: a retest %s is refused', (_, change, words) => {
    expect(() => failed().execute(retest(change))).toThrow(words);
  });

  test('E10: only what failed is retested, and what is asked for is named with it', () => {
    const ledger = cast();
    const results = ['Cr', 'Nb', 'Ta'].map((element) => ({ element, text: '5.6', unit: 'wt%' as const }));
    ledger.execute(analyse('object:I', { sample: 'S1', results }));
    ledger.execute(analyse('object:I', { analysis: 'F2', sample: 'S0', results }));
    ledger.execute(
      judge('object:I', 'FAIL', { outside: ['Nb', 'Ta'].map((element) => ({ element, specimen: 'S1' })) }),
    );
    for (const characteristics of [['Cr'], ['Nb', 'Cr']]) {
      expect(() => ledger.execute(retest({ characteristics }))).toThrow(/Cr of specimen S1 did not fail/);
    }
    expect(() => ledger.execute(retest({ replaces: 'S0', characteristics: ['Nb'] }))).toThrow(
      expect.objectContaining({
        message: 'Nb of specimen S0 did not fail',
        details: [expect.objectContaining({ allowed: 'Nb of S1, Ta of S1' })],
      }),
    );
    ledger.execute(retest({ characteristics: ['Nb'] }));
    ledger.execute(retest({ characteristics: ['Ta'], names: ['S4', 'S5'] }));
  });

  const takeBack = (ledger: MemoryLog, change: Partial<Correct> = {}) =>
    ledger.execute({ ...undo(seqOf(ledger, 'object.retest-opened', 'object:I')), by: 'p-qual', ...change });

  test('E10: a retest opened by mistake is taken back before any result of it, and opens anew', () => {
    const ledger = failed();
    ledger.execute(retest());
    takeBack(ledger);
    expect(ledger.object('I')).toMatchObject({ retests: [], status: 'failed', release: { verdict: 'FAIL' } });
    expect(() => takeBack(ledger)).toThrow(/was already taken back/);
    measure(ledger, 'S3');
    expect(ledger.object('I').analyses.at(-1)).not.toHaveProperty('retest');
    ledger.execute(judge('object:I', 'FAIL'));
    ledger.execute(retest({ names: ['S2', 'S4'] }));
    for (const name of ['S2', 'S4']) measure(ledger, name);
    ledger.execute(judge('object:I', 'PASS'));
  });

  test('E10: a retest stays once one of its specimens has a result, also one that was tested invalidly', () => {
    const ledger = failed();
    ledger.execute(retest());
    measure(ledger, 'S3');
    expect(() => takeBack(ledger)).toThrow(/specimen S3 of the retest of S1 was measured/);
    ledger.execute({
      ...undo(ledger.object('I').analyses.at(-1)!.seq),
      cause: { kind: 'testing-equipment', document: 'log 12', repeat: 'S4' },
      by: 'p-qual',
    });
    expect(() => takeBack(ledger)).toThrow(/specimen S3 of the retest of S1 was measured/);
  });

  test('E10: a result of a retest is of a specimen that it named', () => {
    const ledger = failed();
    const measured = (sample: string) =>
      ledger.execute(analyse('object:I', { analysis: sample, sample, ofRetest: true }));
    expect(() => measured('S2')).toThrow(/no retest of object:I is open/);
    ledger.execute(retest());
    expect(() => measured('S9')).toThrow(
      expect.objectContaining({
        message: 'no retest of object:I named specimen S9',
        details: [expect.objectContaining({ allowed: 'S2, S3' })],
      }),
    );
    measured('S2');
  });

  test('E13: a specimen of a retest that was tested invalidly gives way to the one named in its place', () => {
    const ledger = failed();
    ledger.execute(retest());
    for (const name of ['S2', 'S3']) measure(ledger, name);
    const invalid = (name: string, cause: object) => ({
      type: 'correct' as const,
      seq: ledger.object('I').analyses.find(({ analysis }) => analysis === name)!.seq,
      how: 'did-not-occur' as const,
      reason: 'spark stand leaked argon',
      cause: { kind: 'testing-equipment' as const, document: 'log 12', ...cause },
      by: 'quality',
    });
    // the other specimen of the retest is not its repeat
    expect(() => ledger.execute(invalid('S2', {}))).toThrow(/name the specimen in its place/);
    expect(() => ledger.execute(invalid('S2', { repeat: 'S3' }))).toThrow(/was measured or named before/);
    ledger.execute(invalid('S2', { repeat: 'S4' }));
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/measure Cr on/);
    measure(ledger, 'S4');
    expect(ledger.object('I').analyses.at(-1)).toMatchObject({ retest: { replaces: 'S1' } });
    ledger.execute(judge('object:I', 'PASS'));
    // what was measured again is known
    measure(ledger, 'S7');
    expect(() => ledger.execute(invalid('S3', { repeat: 'S8' }))).toThrow(
      /S3 is declared invalid after its repeat is known \(S7\)/,
    );
  });
});

describe('assigned causes', () => {
  /** Object I of heat H1, measured as S1 by lab and judged, by a specification that asks for two further specimens. */
  const judged = (verdict: 'FAIL' | 'HOLD' | 'PASS' = 'FAIL', ...before: readonly Command[]): MemoryLog => {
    const ledger = cast(...before);
    ledger.execute(analyse('object:I', { analysis: 'S1', sample: 'S1', by: 'lab' }));
    ledger.execute(judge('object:I', verdict, { retest: { rule: 'ams-5383f', specimens: 2 } }));
    return ledger;
  };
  const seqOf = (ledger: MemoryLog, name: string): number =>
    ledger.object('I').analyses.find(({ analysis }) => analysis === name)!.seq;
  const withdraw = (ledger: MemoryLog, change: Partial<Correct> = {}, name = 'S1') =>
    ledger.execute({
      type: 'correct',
      seq: seqOf(ledger, name),
      how: 'did-not-occur',
      reason: 'spark stand leaked argon',
      cause: { kind: 'testing-equipment', document: 'spark stand log 12' },
      by: 'quality',
      ...change,
    } as Correct);
  const good = (ledger: MemoryLog, analysis: string, sample = analysis) =>
    ledger.execute(analyse('object:I', { analysis, sample, by: 'lab' }));

  test.each(['FAIL', 'HOLD'] as const)(
    'E13: after a %s an analysis is withdrawn with a cause only, and PASS needs as many further specimens as the rule asks for',
    (verdict) => {
      const ledger = judged(verdict);
      expect(() => {
        const { cause: _, ...bare } = { cause: null, seq: seqOf(ledger, 'S1') };
        ledger.execute({ type: 'correct', ...bare, how: 'did-not-occur', reason: 'r', by: 'quality' });
      }).toThrow(/was judged: it does not change without an assigned cause/);
      withdraw(ledger);
      expect(ledger.object('I')).toMatchObject({
        status: 'held',
        release: null,
        analyses: [],
        replaced: [{ cause: 'testing-equipment', by: 'quality', analysis: { analysis: 'S1' } }],
      });
      good(ledger, 'S2');
      // The same specimen again is no further one, and a verdict in between opens no shorter way.
      good(ledger, 'S1b', 'S1');
      ledger.execute(judge('object:I', 'HOLD'));
      const pass = (): unknown => ledger.execute(judge('object:I', 'PASS'));
      expect(pass).toThrow(
        /analysis S1 was withdrawn \(malfunction of the testing equipment\): measure Cr on 2 further specimens/,
      );
      good(ledger, 'S3');
      pass();
      expect(ledger.object('I').status).toBe('released');
    },
  );

  test('E13: an invalid test is declared with a paper, before its repeat is known', () => {
    const ledger = judged();
    expect(() => withdraw(ledger, { cause: { kind: 'testing-equipment' } })).toThrow(
      /an invalid test is shown by a paper/,
    );
    expect(() =>
      withdraw(ledger, { cause: { kind: 'testing-equipment', document: 'log 12', repeat: 'S9' } }),
    ).toThrow(/is not of a retest/);
    good(ledger, 'S2');
    expect(() => withdraw(ledger)).toThrow(/S1 is declared invalid after its repeat is known \(S2\)/);
    // the same specimen measured again is its repeat too
    const again = judged();
    good(again, 'S1b', 'S1');
    expect(() => withdraw(again)).toThrow(/after its repeat is known \(S1b\)/);
  });

  test('E13: what was measured before the verdict is no repeat; what was withdrawn itself replaces nothing', () => {
    const ledger = cast();
    for (const name of ['S1', 'S2']) good(ledger, name);
    ledger.execute(judge('object:I', 'FAIL', { retest: { rule: 'ams-5383f', specimens: 2 } }));
    withdraw(ledger);
    const pass = (): unknown => ledger.execute(judge('object:I', 'PASS'));
    expect(pass).toThrow(/measure Cr on 2 further specimens/);
    for (const name of ['S4', 'S5']) good(ledger, name);
    withdraw(ledger, {}, 'S5');
    expect(pass).toThrow(/analysis S1 was withdrawn.*analysis S5 was withdrawn/);
    for (const name of ['S6', 'S7']) good(ledger, name);
    pass();
  });

  test('E13: taking another record back first, or the heat failing, opens no way around', () => {
    const ledger = judged('FAIL', analyse('heat:H1', { analysis: 'bath', place: 'bath', by: 'lab' }));
    good(ledger, 'S2');
    // a harmless analysis put right takes the verdict away, but not what it was
    withdraw(ledger, { cause: { kind: 'wrong-specimen', document: 'tag 7' } }, 'S2');
    expect(ledger.object('I').release).toBeNull();
    expect(() =>
      ledger.execute({
        type: 'correct',
        seq: seqOf(ledger, 'S1'),
        how: 'did-not-occur',
        reason: 'r',
        by: 'quality',
      }),
    ).toThrow(/without an assigned cause/);
    const [bath] = ledger.heat('H1').analyses;
    ledger.execute(analyse('heat:H1', { by: 'lab' }));
    ledger.execute(judge('heat:H1', 'FAIL'));
    ledger.execute({ type: 'correct', seq: bath!.seq, how: 'did-not-occur', reason: 'r', by: 'quality' });
    expect(() => ledger.execute(judge('heat:H1', 'PASS'))).toThrow(/it failed/);
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/heat H1 failed/);
  });

  test('E13: a result is put right to what the printed report says, which is named', () => {
    const ledger = judged();
    const amend = (cause?: Correct['cause']) =>
      withdraw(ledger, {
        how: 'incorrect-data',
        values: { results: [{ element: 'Cr', text: '21.10', unit: 'wt%' }] },
        ...{ cause },
      } as Partial<Correct>);
    expect(() => amend()).toThrow(/without an assigned cause/);
    expect(() => amend({ kind: 'transcription-error' })).toThrow(/shown by the printed result/);
    expect(() => amend({ kind: 'testing-equipment' })).toThrow(/not rewritten for the cause/);
    expect(() => withdraw(ledger, { cause: { kind: 'transcription-error' } })).toThrow(/not withdrawn for/);
    amend({ kind: 'transcription-error', document: 'report 4711' });
    expect(ledger.object('I').replaced).toMatchObject([
      { document: 'report 4711', analysis: { results: [{ text: '22.10' }] } },
    ]);
    ledger.execute(judge('object:I', 'PASS'));
  });

  test.each([
    ['who measured', 'lab', /lab did "book analysis".*cannot do "withdraw analysis"/],
    ['who cast', 'melter', /melter did "record heat".*cannot do "withdraw analysis"/],
  ])('E13: %s assigns no cause', (_, by, words) => {
    expect(() => withdraw(judged(), { by })).toThrow(words);
  });

  test('E13: an analysis that decides no release takes no cause', () => {
    const ledger = cast(analyse('heat:H1', { place: 'bath', by: 'lab' }));
    const [bath] = ledger.heat('H1').analyses;
    const correct = { type: 'correct', how: 'did-not-occur', reason: 'r', by: 'quality' } as const;
    expect(() => ledger.execute({ ...correct, seq: bath!.seq, cause: { kind: 'wrong-specimen' } })).toThrow(
      /decides no release/,
    );
    expect(() =>
      ledger.execute({ ...correct, seq: ledger.object('I').node, cause: { kind: 'wrong-specimen' } }),
    ).toThrow(/not corrected with an assigned cause/);
  });
});

describe('certificates', () => {
  test('E11, E12: an object has one that stands; a withdrawn one goes with no shipment, and is withdrawn once', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    const certificate = '{"number":"C-1"}';
    ledger.execute({ type: 'certify', of: 'object:I', number: 'C-1', certificateType: '3.1', certificate });
    // an object goes to one customer, with one certificate at a time
    const second = { number: 'C-2', certificateType: '3.1', certificate: '{"number":"C-2"}' };
    const again = (): unknown => ledger.execute({ type: 'certify', of: 'object:I', ...second });
    expect(again).toThrow(/object:I has the certificate C-1 already/);
    const withdraw = {
      type: 'withdrawCertificate',
      of: 'object:I',
      number: 'C-1',
      reason: 'wrong order number',
      supersededBy: 'C-2',
    } as const;
    expect(() => ledger.execute({ ...withdraw, supersededBy: 'C-1' })).toThrow(/cannot take its own place/);
    expect(() => ledger.execute({ ...withdraw, number: 'C-7' })).toThrow(/C-7 was never issued/);
    ledger.execute(withdraw);
    expect(() => ledger.execute(withdraw)).toThrow(/already withdrawn/);
    expect(ledger.object('I').certificates).toMatchObject([
      { number: 'C-1', withdrawn: { reason: 'wrong order number', supersededBy: 'C-2' } },
    ]);
    again();
    expect(ledger.object('I').certificates).toMatchObject([{}, { number: 'C-2' }]);
    expect(() =>
      ledger.execute({
        type: 'ship',
        object: 'I',
        to: 'Forge SA',
        certificateSha256: hashOfText(certificate),
      }),
    ).toThrow(/^certificate C-1 was withdrawn: wrong order number$/);
  });
});

describe('a cut', () => {
  const cut = {
    type: 'cutObject',
    object: 'I',
    pieces: [
      { object: 'I.1', form: 'bar', mass_g: 25_000 },
      { object: 'I.2', form: 'bar', mass_g: 20_000 },
    ],
    reverts: [{ lot: 'I-C', form: 'crop', mass_g: 4_500 }],
    losses: [{ to: 'kerf', mass_g: 500 }],
  } as const;
  const undoAll = (ledger: MemoryLog) => ({
    type: 'batch' as const,
    commands: [
      ...['object:I.1', 'object:I.2'].map((of) => undo(seqOf(ledger, 'object.created', of))),
      undo(seqOf(ledger, 'lot.received', 'lot:I-C')),
      undo(seqOf(ledger, 'heat.cut', 'object:I')),
    ],
  });

  test('E5: it is taken back with its pieces while nothing was done with them, and the ids are free for it again', () => {
    const ledger = cast();
    const before = ledger.object('I');
    ledger.execute(cut);
    expect(() => ledger.execute(undo(seqOf(ledger, 'heat.cut', 'object:I')))).toThrow(
      /the cut of object I cannot be withdrawn: object:I.1, object:I.2, lot:I-C came out of it/,
    );
    ledger.execute(undoAll(ledger));
    const { hands: _, ...after } = ledger.object('I');
    const { hands: __, ...was } = before;
    expect(after).toEqual(was);
    expect(ledger.object('I.1').status).toBe('void');
    expect(() => ledger.execute(undo(seqOf(ledger, 'heat.cut', 'object:I')))).toThrow(/already withdrawn/);
    ledger.execute(cut);
    expect(ledger.object('I').cut?.outputs).toHaveLength(3);
    ledger.execute(analyse('object:I.1'));
    expect(() => ledger.execute(undoAll(ledger))).toThrow(/object I.1 cannot be withdrawn: it was analysed/);
  });

  test('E6: the nearest decision covers a piece: that on what it was cut from before that on the heat', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute(cut);
    // a late verdict on what was cut brings nothing back, and counts for the pieces
    ledger.execute(judge('object:I', 'HOLD'));
    expect(ledger.object('I').status).toBe('cut');
    expect(freeGrams(ledger.object('I'))).toBe(0);
    const ship = (object: string) => ledger.execute({ type: 'ship', object, to: 'Forge SA' });
    expect(() => ship('I.1')).toThrow(/is held and cannot be shipped/);
    ledger.execute(judge('object:I', 'PASS'));
    ship('I.1');
    ledger.execute(judge('object:I', 'FAIL', { specification: 'S' }));
    expect(() => ship('I.2')).toThrow(/is held and cannot be shipped/);
    ledger.execute(analyse('object:I.2'));
    expect(() => ledger.execute(judge('object:I.2', 'PASS'))).toThrow(
      /object I, which it was cut from, failed/,
    );
  });

  test('H6: what failed is cut only after a decision on it, and its pieces go the same way', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'FAIL', { specification: 'S' }));
    expect(() => ledger.execute(cut)).toThrow(/object I is on FAIL and cannot be cut/);
    ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'sell', reason: 'r' });
    ledger.execute(cut);
    expect(ledger.object('I.1')).toMatchObject({ status: 'failed', disposition: 'sell' });
    expect(() =>
      ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'scrap', reason: 'r' }),
    ).toThrow(/cut up and no longer exists as itself/);
    ledger.execute({ type: 'ship', object: 'I.1', to: 'Scrap AG' });
    expect(ledger.object('I.1').status).toBe('shipped');
  });
});
