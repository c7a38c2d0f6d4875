import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError, NotFoundError } from '../../../foundation/errors.ts';
import { canonicalText, sha256Hex } from '../../../foundation/quantity/canonical.ts';
import type { Command, CommandNamed } from '../commands.ts';
import { edgesInto } from '../rules/book.ts';
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
import type { RecordAnalysis } from './metal/record-analysis.ts';

/** A ledger with two cleared lots of 500 kg, and one still on hold. */
function plant(): MemoryLog {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 500_000), lotOf('B', 500_000), lotOf('C', 500_000)));
  ledger.execute(showGood('A'));
  ledger.execute(showGood('B'));
  return ledger;
}

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('lots', () => {
  test('L1: lots arrive on hold', () => {
    const ledger = tickingLog();
    ledger.execute(
      receive(lotOf('A', 812_500, { originClass: 'post-consumer', supplier: 'Example Scrap BV' })),
    );
    expect(ledger.lot('A')).toMatchObject({ status: 'hold', mass_g: 812_500, supplier: 'Example Scrap BV' });
  });

  test('L1: one bad lot refuses all, and says which', () => {
    const ledger = tickingLog();
    const error = caught(() => ledger.execute(receive(lotOf('A', 1), lotOf('B', -5)))) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.details[0]).toMatchObject({ path: 'lots[1].mass_g', value: -5, unit: 'g' });
    expect(ledger.states()).toEqual([]);
  });

  test.each([
    ['a part of a gram', { mass_g: 0.5 }, /mass/],
    ['no mass', { mass_g: 0 }, /mass/],
    ['not a number', { mass_g: Number.NaN }, /mass/],
    ['a blank in front', { lot: ' A' }, /is not a valid id/],
    ['a blank of no width', { lot: 'R-10\u200b01' }, /is not a valid (id|name)/],
    ['a mark that turns the direction', { lot: 'R-\u202e1001' }, /is not a valid (id|name)/],
    ['another blank that looks the same', { lot: 'R\u00a01001' }, /is not a valid (id|name)/],
    ['an umlaut of two signs', { lot: 'Spa\u0308ne' }, /is not a valid (id|name)/],
    ['a name JSON objects cannot hold', { lot: '__proto__' }, /is not a valid id/],
    ['an unknown class', { lotClass: 'rubbish' as never }, /rubbish/],
    ['a negative generation', { generation: -1 }, /generation/],
    ['a day that does not exist', { happenedAt: '2026-02-30' }, /2026-02-30/],
    ['a time without zone', { happenedAt: '2026-02-28T10:00' }, /is not a time/],
    ['tomorrow', { happenedAt: '2026-03-02' }, /future/],
    ['an origin that is none', { originClass: 'green' as never }, /class/],
  ])('L1: %s is refused', (_what, change, words) => {
    const ledger = tickingLog();
    expect(() => ledger.execute(receive(lotOf('A', 1, change)))).toThrow(words);
  });

  test('L2: a used id is refused, also inside one batch', () => {
    const ledger = tickingLog();
    ledger.execute(receive(lotOf('A', 1)));
    expect(() => ledger.execute(receive(lotOf('A', 1)))).toThrow(/already exists/);
    const error = caught(() => ledger.execute(receive(lotOf('B', 1), lotOf('B', 1)))) as InputError;
    expect(error.details[0]).toMatchObject({ path: 'lots[1].lot' });
  });

  test.each([
    ['R-1001\u0410', 'a Cyrillic A behind Latin'],
    ['\u0410\u0412\u0421-1', 'Cyrillic that all looks Latin'],
    ['\u039d-1', 'a Greek N'],
    ['\uff32-1', 'a Latin R of full width'],
    ['H-\u2163', 'a Roman numeral of one sign'],
    ['=cmd|', 'a formula of a spreadsheet'],
    ['<script>', 'a tag'],
    ['../../x', 'a path'],
    ['__proto__', 'a name of the language'],
  ])('L2: %s is refused: %s', (id) => {
    const error = caught(() => tickingLog().execute(receive(lotOf(id, 1)))) as InputError;
    expect(error.message).toMatch(/is not a valid id/);
    expect(error.details[0]?.value).toMatch(/^"[ -~]+"$/);
  });

  test.each([
    'R-1001',
    '\u041f\u041b\u0410\u0412\u041a\u0410-7',
    '\u03b2-21S',
    '\u6279-12A',
    'M\u00fcller-3',
    'constructor',
  ])('L2: %s names a lot', (id) => {
    const ledger = tickingLog();
    ledger.execute(receive(lotOf(id, 1)));
    expect(ledger.lot(id).mass_g).toBe(1);
  });

  test.each([
    ['Acme\u200b AG', 'a sign that nobody sees'],
    ['\u0410cme AG', 'a Cyrillic A before Latin'],
    ['Acme  AG', 'two spaces'],
    ['Acme AG ', 'a space at the end'],
    ['Mu\u0308ller', 'a letter in two signs'],
    ['Acme\u00a0AG', 'a space that does not break'],
    ['A\u0000B', 'a control character'],
  ])('L2: %j names no owner and no supplier: %s', (name) => {
    const refused = (field: string) => ({
      details: [{ path: field, value: expect.stringMatching(/^"[ -~]+"$/) }],
    });
    for (const field of ['owner', 'supplier'])
      expect(caught(() => tickingLog().execute(receive(lotOf('A', 1, { [field]: name }))))).toMatchObject(
        refused(`lots[0].${field}`),
      );
    const planned: Command = { type: 'planHeat', heat: 'H-1', target: {}, owner: name, reservations: [] };
    expect(caught(() => tickingLog().execute(planned))).toMatchObject(refused('owner'));
  });

  test('L2: names of all alphabets are names', () => {
    const ledger = tickingLog();
    for (const [i, owner] of ['Müller & Söhne', 'ООО Металл', '攀长特钢', "O'Brien (Cork)"].entries()) {
      ledger.execute(receive(lotOf(`A${i}`, 1, { owner })));
      expect(ledger.lot(`A${i}`).owner).toBe(owner);
    }
  });

  test('L3: the gate verdict is the worst of its checks, and a later FAIL holds a cleared lot', () => {
    const ledger = plant();
    expect(ledger.lot('A').status).toBe('cleared');
    ledger.execute({
      type: 'gateCheck',
      lot: 'A',
      checks: [
        { check: 'oil', verdict: 'PASS' },
        { check: 'radioactivity', verdict: 'FAIL', text: '2.1', unit: 'uSv/h' },
        { check: 'magnetism', verdict: 'HOLD' },
      ],
    });
    expect(ledger.lot('A')).toMatchObject({ status: 'hold', gate: { verdict: 'FAIL' } });
  });

  test('L4: clearing names everything that is missing at once', () => {
    const ledger = plant();
    const error = caught(() =>
      ledger.execute({ type: 'clearLot', lot: 'C', grade: 'haynes-230', reason: 'hurry' }),
    ) as ForbiddenError;
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(error.details.map(({ message }) => message)).toEqual([
      'it has no gate check',
      'it has no measured or certified analysis',
      'it is not identified',
    ]);
  });

  const almost = (lot: string, change: 'imputed' | 'ambiguous' | 'other'): Command => ({
    type: 'batch',
    commands: [
      { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }] },
      {
        type: 'recordAnalysis',
        of: `lot:${lot}`,
        analysis: 'A1',
        basis: change === 'imputed' ? 'imputed' : 'measured',
        method: 'XRF',
        results: [{ element: 'Cr', text: '22.0', unit: 'wt%' }],
      },
      {
        type: 'recordIdentification',
        lot,
        verdict: change === 'ambiguous' ? 'ambiguous' : 'identified',
        candidates: [{ grade: change === 'other' ? 'in-718' : 'haynes-230', probability: '0.9' }],
      },
    ],
  });

  test.each([
    ['imputed contents alone', 'imputed', /measured or certified/],
    ['an ambiguous identification', 'ambiguous', /ambiguous/],
    ['another grade than identified', 'other', /not identified as haynes-230/],
  ] as const)('L4: %s does not clear a lot', (_what, change, words) => {
    const ledger = plant();
    ledger.execute(almost('C', change));
    expect(() => ledger.execute({ type: 'clearLot', lot: 'C', grade: 'haynes-230', reason: 'r' })).toThrow(
      words,
    );
  });

  test('L4: metal bought new may be cleared on its data sheet, a return may not', () => {
    const ledger = tickingLog();
    ledger.execute(receive(lotOf('new', 1, { lotClass: 'virgin' }), lotOf('old', 1)));
    const clear = (lot: string): Command => {
      const [gate, analysis, identification, clearance] = (
        showGood(lot) as Extract<Command, { type: 'batch' }>
      ).commands;
      const nominal = { ...analysis, basis: 'nominal' } as RecordAnalysis;
      return { type: 'batch', commands: [gate!, nominal, identification!, clearance!] };
    };
    ledger.execute(clear('new'));
    expect(ledger.lot('new').status).toBe('cleared');
    expect(() => ledger.execute(clear('old'))).toThrow(/it has no measured or certified analysis/);
  });

  test('L4: a named override that has not expired clears an ambiguous lot, never a failed gate', () => {
    const ledger = plant();
    ledger.execute(almost('C', 'ambiguous'));
    const clear = (expires: string): Command => ({
      type: 'clearLot',
      lot: 'C',
      grade: 'haynes-230',
      reason: 'stamped bars',
      override: { by: 'M. Weber', reason: 'heat numbers legible', expires },
    });
    expect(() => ledger.execute(clear('2026-01-01T00:00:00Z'))).toThrow(/ambiguous/);
    ledger.execute(clear('2026-12-31T00:00:00Z'));
    expect(ledger.lot('C')).toMatchObject({ status: 'cleared', clearedAs: 'haynes-230' });
    ledger.execute({ type: 'gateCheck', lot: 'C', checks: [{ check: 'oil', verdict: 'FAIL' }] });
    expect(() => ledger.execute(clear('2026-12-31T00:00:00Z'))).toThrow(/gate check is FAIL/);
  });

  test('an unknown lot is not found, by name', () => {
    expect(() => plant().execute({ type: 'holdLot', lot: 'Z', reason: 'r' })).toThrow(NotFoundError);
    expect(() => plant().execute({ type: 'holdLot', lot: 'Z', reason: 'r' })).toThrow(/lot Z/);
  });
});

describe('heats', () => {
  test('H1: an uncleared lot cannot be reserved or drawn', () => {
    const ledger = plant();
    expect(() => ledger.execute(plan('H1', from('C', 1)))).toThrow(/lot C is not cleared/);
    ledger.execute(plan('H1', from('A', 1000)));
    expect(() => ledger.execute(charge('H1', from('C', 1)))).toThrow(ForbiddenError);
    ledger.execute({ type: 'holdLot', lot: 'A', reason: 'customer called' });
    expect(() => ledger.execute(charge('H1', from('A', 1000)))).toThrow(/customer called/);
  });

  test('H1, L10: the refusal of a lot that is held says who does what before its charge is booked again', () => {
    const ledger = plant();
    ledger.execute(plan('H1', from('A', 1000)));
    const cure = () =>
      (caught(() => ledger.execute(charge('H1', from('A', 1000)))) as ForbiddenError).details[0]?.cure;
    ledger.execute({ type: 'holdLot', lot: 'A', reason: 'suspect oil', by: 'q1' });
    expect(cure()).toBe(
      'quality, an analyst or a certifier proposes to lift the hold of q1, and another person of quality clears the lot; then book this again',
    );
    ledger.execute({ type: 'proposeLift', lot: 'A', reason: 'washed', by: 'q2' });
    expect(cure()).toBe(
      'q2 proposed to lift the hold: another person of quality clears the lot; then book this again',
    );
    ledger.execute({
      type: 'clearLot',
      lot: 'A',
      grade: ledger.lot('A').identification!.candidates[0]!.grade,
      reason: 'shown good',
      by: 'q3',
    });
    ledger.execute(charge('H1', from('A', 1000)));
    expect(ledger.heat('H1').status).toBe('charged');
  });

  test('H9: two plans cannot hold the same gram; the refusal names lot, asked and free', () => {
    const ledger = plant();
    const heavier = caught(() => ledger.execute(plan('H1', from('A', 500_100)))) as ConflictError;
    expect(heavier.details[0]?.does).toEqual([
      { verb: 'proof/correct-record', order: { of: 'lot:A', values: { mass_g: null } } },
    ]);
    ledger.execute(plan('H1', from('A', 300_000)));
    const error = caught(() => ledger.execute(plan('H2', from('A', 200_001)))) as ConflictError;
    expect(error).toBeInstanceOf(ConflictError);
    expect(error.message).toBe('lot A has 200 kg free; 200.001 kg were asked for');
    expect(error.details[0]).toMatchObject({ where: 'lot:A', value: 200_001, unit: 'g' });
    expect(error.details[0]?.cure).toContain('H1');
    ledger.execute(plan('H2', from('A', 200_000)));
    expect(freeGrams(ledger.lot('A'))).toBe(0);
  });

  test('H1: planning again replaces reservations, in both directions', () => {
    const ledger = plant();
    ledger.execute(plan('H1', from('A', 300_000)));
    ledger.execute(plan('H1', from('A', 500_000), from('B', 1)));
    expect(ledger.lot('A').reserved_g).toEqual({ H1: 500_000 });
    ledger.execute(plan('H1', from('B', 2)));
    expect(ledger.lot('A').reserved_g).toEqual({});
    expect(ledger.lot('B').reserved_g).toEqual({ H1: 2 });
    expect(ledger.heat('H1').reserved_g).toEqual({ 'lot:B': 2 });
  });

  test('H2: a cancelled heat gives back its reservations; a charged one cannot be cancelled or planned again', () => {
    const ledger = plant();
    ledger.execute(plan('H1', from('A', 300_000)));
    ledger.execute({ type: 'cancelHeat', heat: 'H1', reason: 'order withdrawn' });
    expect(freeGrams(ledger.lot('A'))).toBe(500_000);
    ledger.execute(plan('H2', from('A', 300_000)));
    ledger.execute(charge('H2', from('A', 100_000)));
    expect(() => ledger.execute({ type: 'cancelHeat', heat: 'H2', reason: 'r' })).toThrow(ConflictError);
    expect(() => ledger.execute(plan('H2', from('A', 1)))).toThrow(ConflictError);
  });

  test('H3: a draw uses the own reservation, then free grams, never those of another heat', () => {
    const ledger = plant();
    ledger.execute(plan('H1', from('A', 300_000)));
    ledger.execute(plan('H2', from('A', 100_000)));
    expect(() => ledger.execute(charge('H2', from('A', 200_001)))).toThrow(
      'lot A has 200 kg free; 200.001 kg were asked for',
    );
    ledger.execute(charge('H2', from('A', 150_000)));
    expect(ledger.lot('A')).toMatchObject({ reserved_g: { H1: 300_000 }, drawn_g: { H2: 150_000 } });
    ledger.execute(add('H2', from('A', 50_000)));
    expect(ledger.heat('H2').inputs).toMatchObject([{ from: 'lot:A', mass_g: 200_000 }]);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'H3: a heat and a loss may have the name %s, which every object inherits',
    (name) => {
      const ledger = plant();
      ledger.execute({
        type: 'planHeat',
        heat: name,
        target: {},
        reservations: [{ from: 'lot:A', mass_g: 100_000 }],
      });
      ledger.execute({ type: 'chargeHeat', heat: name, draws: [{ from: 'lot:A', mass_g: 100_000 }] });
      ledger.execute({
        type: 'meltHeat',
        heat: name,
        process: 'VIM',
        output_g: 99_000,
        losses: [{ to: name, mass_g: 1000 }],
      });
      expect(ledger.lot('A')).toMatchObject({ reserved_g: {}, drawn_g: { [name]: 100_000 } });
      expect(ledger.heat(name)).toMatchObject({ losses_g: { [name]: 1000 }, unbalanced_g: 0 });
    },
  );

  test('H4: melting names all inputs of all charges and gives back what was not drawn', () => {
    const ledger = plant();
    ledger.execute(plan('H1', from('A', 300_000), from('B', 10_000)));
    ledger.execute(charge('H1', from('A', 200_000)));
    ledger.execute(charge('H1', from('B', 20_000)));
    const entries = ledger.execute(melt('H1', 215_000, 5_000));
    expect(entries.map(({ kind }) => kind)).toEqual(['lot.unreserved', 'heat.melted']);
    expect(entries[1]!.body).toMatchObject({
      nInputs: '2',
      inputKg: '220.000',
      outputKg: '215.000',
      inputs: [
        { lot: 'lot:A', kg: '200.000' },
        { lot: 'lot:B', kg: '20.000' },
      ],
    });
    expect(freeGrams(ledger.lot('A'))).toBe(300_000);
    expect(() => ledger.execute(charge('H1', from('B', 1)))).toThrow(ConflictError);
  });

  test('H5: what is cast becomes objects and revert lots on hold, and cannot weigh more than the melt unnoticed', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 200_000)));
    ledger.execute(melt('H1', 196_000, 4_000));
    ledger.execute({
      type: 'castHeat',
      heat: 'H1',
      objects: [{ object: 'I-1', form: 'ingot', mass_g: 180_000 }],
      reverts: [{ lot: 'K-1', form: 'skull', mass_g: 15_000 }],
      losses: [{ to: 'tundish', mass_g: 1_000 }],
    });
    expect(ledger.heat('H1')).toMatchObject({ status: 'cast', unbalanced_g: 0, generation: 1 });
    expect(ledger.object('I-1')).toMatchObject({ status: 'held', from: 'heat:H1', generation: 1 });
    expect(ledger.lot('K-1')).toMatchObject({
      status: 'hold',
      lotClass: 'internal-revert',
      originClass: 'internal-revert',
      generation: 1,
    });
    const again = caught(() => ledger.execute({ type: 'castHeat', heat: 'H1', objects: [] }));
    expect((again as ConflictError).details[0]?.cure).toBe(
      'to cast it otherwise, take the casting back first',
    );
  });

  test('H6: cutting adds up to what is left of the object; a cut object is gone', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 100_000)));
    ledger.execute(melt('H1', 100_000, 0));
    ledger.execute({
      type: 'castHeat',
      heat: 'H1',
      objects: [{ object: 'I', form: 'ingot', mass_g: 100_000 }],
    });
    ledger.execute({ type: 'takeSample', of: 'object:I', sample: 'S1', place: 'top', mass_g: 200 });
    const entries = ledger.execute({
      type: 'cutObject',
      object: 'I',
      pieces: [
        { object: 'I.1', form: 'stick', mass_g: 45_000 },
        { object: 'I.2', form: 'stick', mass_g: 45_000 },
      ],
      reverts: [{ lot: 'crop', form: 'crop', mass_g: 9_000 }],
      losses: [{ to: 'kerf', mass_g: 800 }],
    });
    expect(entries[0]!.body).toMatchObject({ inputKg: '99.800', outputKg: '99.000', lossKg: '0.800' });
    expect(freeGrams(ledger.object('I'))).toBe(0);
    expect(() => ledger.execute(plan('H2', { from: 'object:I', mass_g: 1 }))).toThrow(/cut/);
    expect(ledger.object('I.1')).toMatchObject({ heat: 'H1', from: 'object:I' });
  });

  test('H7: unexplained metal is recorded, not dropped, and keeps the heat from PASS', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 100_000)));
    const entries = ledger.execute(melt('H1', 95_000, 0));
    expect(entries.at(-1)!.body).toMatchObject({ unbalancedKg: '5.000' });
    expect(ledger.heat('H1').unbalanced_g).toBe(5_000);
    ledger.execute(analyse('heat:H1'));
    const error = caught(() => ledger.execute(judge('heat:H1', 'PASS')));
    expect((error as Error).message).toMatch(/5 kg of heat H1 are unaccounted for/);
  });

  test.each([
    ['half of the metal', 100_000, 50_000, /a scale tolerance of 50000 g is too large for 100000 g/],
    ['a gram more than the most', 100_000, 2_001, /tolerance of 2001 g is too large/],
    ['as much as a small heat weighs', 50, 11, /tolerance of 11 g is too large for 50 g/],
  ])('H7: a tolerance of %s is refused', (_what, charged_g, tolerance_g, words) => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', charged_g)));
    expect(() =>
      ledger.execute({ type: 'meltHeat', heat: 'H1', process: 'VIM', output_g: 40, tolerance_g }),
    ).toThrow(words);
  });

  test('H7: a tolerance that is told stands in the record', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 100_000)));
    const [record] = ledger.execute({
      type: 'meltHeat',
      heat: 'H1',
      process: 'VIM',
      output_g: 98_500,
      tolerance_g: 2_000,
    });
    expect(record!.body).toMatchObject({ toleranceKg: '2.000' });
    expect(record!.body).not.toHaveProperty('unbalancedKg', expect.anything());
    expect(ledger.heat('H1').unbalanced_g).toBe(0);
  });

  test('H7: metal out of nothing is unbalanced too', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 100_000)));
    expect(ledger.execute(melt('H1', 101_000, 0)).at(-1)!.body).toMatchObject({ unbalancedKg: '-1.000' });
  });

  test("H8: customer metal goes into that customer's heat only; own additions when agreed", () => {
    const ledger = tickingLog();
    ledger.execute(
      receive(
        lotOf('cust', 100, { owner: 'Turbines SA' }),
        lotOf('own', 100),
        lotOf('Cr', 100, { lotClass: 'virgin' }),
      ),
    );
    for (const lot of ['cust', 'own', 'Cr']) ledger.execute(showGood(lot));
    expect(() => ledger.execute(plan('H1', from('cust', 1)))).toThrow(/Turbines SA/);
    const toll = (ownAdditions: boolean, ...lots: string[]): Command => ({
      type: 'planHeat',
      heat: 'T1',
      target: {},
      owner: 'Turbines SA',
      ownAdditions,
      reservations: lots.map((lot) => from(lot, 1)),
    });
    expect(() => ledger.execute(toll(true, 'cust', 'own'))).toThrow(/own belongs to the plant/);
    expect(() => ledger.execute(toll(false, 'cust', 'Cr'))).toThrow(ForbiddenError);
    ledger.execute(toll(true, 'cust', 'Cr'));
    expect(() => ledger.execute({ ...toll(true, 'cust'), owner: 'Other AG' } as Command)).toThrow(
      ForbiddenError,
    );
  });

  test('an electrode is melted again: its metal moves on, its generation rises', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 100_000)));
    ledger.execute(melt('H1', 100_000, 0));
    ledger.execute({
      type: 'castHeat',
      heat: 'H1',
      objects: [{ object: 'E', form: 'electrode', mass_g: 100_000 }],
    });
    ledger.execute(plan('H1-R', { from: 'object:E', mass_g: 100_000 }));
    ledger.execute({ ...charge('H1-R', { from: 'object:E', mass_g: 100_000 }) });
    expect(ledger.heat('H1-R')).toMatchObject({ generation: 2, input_g: 100_000 });
    expect(freeGrams(ledger.object('E'))).toBe(0);
  });

  test('G1: edges run from older to newer nodes even when a lot arrives after the first charge', () => {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 1000)));
    ledger.execute(receive(lotOf('late', 1000)));
    ledger.execute(showGood('late'));
    ledger.execute(charge('H1', from('late', 1000)));
    for (const { src, dst } of ledger.states().flatMap(edgesInto)) expect(src).toBeLessThan(dst);
    expect(edgesInto(ledger.heat('H1'))).toHaveLength(2);
  });

  test('H9: whatever is asked in whatever order, no lot is promised or drawn beyond its mass (seed 11)', () => {
    const step = fc.record({
      what: fc.constantFrom('plan', 'charge', 'cancel', 'melt', 'sample'),
      heat: fc.constantFrom('H1', 'H2', 'H3'),
      lot: fc.constantFrom('A', 'B'),
      mass_g: fc.integer({ min: 1, max: 400_000 }),
    });
    let refused = 0;
    let done = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const ledger = plant();
        for (const { what, heat, lot, mass_g } of steps) {
          const command: Command =
            what === 'plan'
              ? plan(heat, from(lot, mass_g))
              : what === 'charge'
                ? charge(heat, from(lot, mass_g))
                : what === 'cancel'
                  ? { type: 'cancelHeat', heat, reason: 'r' }
                  : what === 'melt'
                    ? melt(heat, mass_g, 0)
                    : { type: 'takeSample', of: `lot:${lot}`, sample: `S${mass_g}`, mass_g };
          try {
            ledger.execute(command);
            done++;
          } catch (error) {
            if (
              !(
                error instanceof ConflictError ||
                error instanceof NotFoundError ||
                error instanceof InputError
              )
            )
              throw error;
            refused++;
          }
          const states = ledger.states();
          for (const state of states) {
            if (state.type !== 'lot') continue;
            const drawn = Object.values(state.drawn_g).reduce((a, b) => a + b, 0);
            const reserved = Object.values(state.reserved_g).reduce((a, b) => a + b, 0);
            expect(drawn + reserved).toBeLessThanOrEqual(state.mass_g);
            expect(Math.min(0, ...Object.values(state.reserved_g))).toBe(0);
          }
          for (const state of states)
            if (state.type === 'heat')
              for (const [from, grams] of Object.entries(state.reserved_g))
                expect(ledger.lot(from.slice(4)).reserved_g[state.id]).toBe(grams);
        }
      }),
      { seed: 11, numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(50);
    expect(done).toBeGreaterThan(50);
  });
});

describe('evidence', () => {
  function cast(skull_g = 0): MemoryLog {
    const ledger = plant();
    ledger.execute(plan('H1'));
    ledger.execute(charge('H1', from('A', 100_000)));
    ledger.execute(melt('H1', 100_000, 0));
    ledger.execute({
      type: 'castHeat',
      heat: 'H1',
      objects: [{ object: 'I', form: 'ingot', mass_g: 100_000 - skull_g }],
      reverts: skull_g === 0 ? [] : [{ lot: 'SKULL', form: 'skull', mass_g: skull_g }],
    });
    return ledger;
  }
  test('E1: results keep their text; the same analysis id twice is refused', () => {
    const ledger = cast();
    ledger.execute(analyse('heat:H1'));
    expect(ledger.heat('H1').analyses[0]?.results).toEqual([{ element: 'Cr', text: '22.10', unit: 'wt%' }]);
    expect(() => ledger.execute(analyse('heat:H1'))).toThrow(/already exists/);
  });

  test('E1: a lot says each element once, and "more than" only of its balance', () => {
    const of = (results: readonly [string, string, 'wt%' | 'ppm'][]): Command => ({
      type: 'recordAnalysis',
      of: 'lot:A',
      analysis: 'X',
      basis: 'measured',
      method: 'OES',
      balance: 'Ni',
      results: results.map(([element, text, unit]) => ({ element, text, unit })),
    });
    expect(() => plant().execute(of([['Pb', '>10', 'ppm']]))).toThrow(/Pb >10 ppm is only a lower limit/);
    expect(() =>
      plant().execute(
        of([
          ['Cr', '18.5', 'wt%'],
          ['Cr', '500', 'ppm'],
        ]),
      ),
    ).toThrow(/Cr is given in two units/);
    expect(() => plant().execute(of([['Ni', '>99', 'wt%']]))).not.toThrow();
  });

  test('E1: a wrong element is refused with its place in the command', () => {
    const command: Command = {
      type: 'batch',
      commands: [
        receive(lotOf('Z', 1)) as never,
        {
          type: 'recordAnalysis',
          of: 'lot:Z',
          analysis: 'A',
          basis: 'measured',
          method: 'XRF',
          results: [
            { element: 'Ni', text: '60', unit: 'wt%' },
            { element: 'Cromium', text: '22', unit: 'wt%' },
          ],
        },
      ],
    };
    const error = caught(() => plant().execute(command)) as InputError;
    expect(error.details[0]).toMatchObject({ path: 'commands[1].results[1].element', value: 'Cromium' });
  });

  test('E2: a sample takes its mass, never more than is there, never twice under one id', () => {
    const ledger = cast();
    const sample = (id: string, mass_g: number): Command => ({
      type: 'takeSample',
      of: 'object:I',
      sample: id,
      mass_g,
    });
    ledger.execute(sample('S1', 150));
    expect(freeGrams(ledger.object('I'))).toBe(99_850);
    expect(() => ledger.execute(sample('S1', 150))).toThrow(/already exists/);
    expect(() => ledger.execute(sample('S2', 99_851))).toThrow(ConflictError);
  });

  test('E3: a prediction is at best HOLD; PASS needs a measured analysis', () => {
    const ledger = cast(1_000);
    ledger.execute(analyse('heat:H1', { basis: 'predicted', analysis: 'P1' }));
    expect(() => ledger.execute(judge('heat:H1', 'PASS', { predicted: true }))).toThrow(
      /prediction is at best HOLD/,
    );
    expect(() => ledger.execute(judge('heat:H1', 'PASS'))).toThrow(/no measured analysis/);
    ledger.execute(judge('heat:H1', 'HOLD', { predicted: true }));
    expect(ledger.heat('H1').release?.verdict).toBe('HOLD');
    // a skull is a charge lot, and not what is released
    ledger.execute(analyse('lot:SKULL'));
    expect(() => ledger.execute(judge('heat:H1', 'PASS'))).toThrow(/no measured analysis/);
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('heat:H1', 'PASS'));
    expect(ledger.heat('H1').release?.verdict).toBe('PASS');
  });

  test('E3: a FAIL is never overridden; a corrected analysis opens the question again', () => {
    const ledger = cast();
    const [analysis] = ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'FAIL'));
    expect(() => ledger.execute(judge('object:I', 'PASS'))).toThrow(/a FAIL is not overridden/);
    expect(() => ledger.execute(plan('H2', { from: 'object:I', mass_g: 1 }))).toThrow(/failed/);
    ledger.execute({
      type: 'correct',
      seq: analysis!.seq,
      how: 'incorrect-data',
      reason: 'transcription',
      cause: { kind: 'transcription-error', document: 'report 4711' },
      by: 'Q',
      values: { results: [{ element: 'Cr', text: '21.10', unit: 'wt%' }] },
    });
    expect(ledger.object('I')).toMatchObject({ status: 'held', release: null });
    expect(ledger.object('I').analyses[0]).toMatchObject({ results: [{ text: '21.10' }] });
    ledger.execute(judge('object:I', 'PASS'));
  });

  test('E4: failed metal may go back into a furnace once its disposition says so', () => {
    const ledger = cast();
    ledger.execute(judge('object:I', 'FAIL'));
    ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'remelt', reason: 'Cr low' });
    ledger.execute(plan('H2', { from: 'object:I', mass_g: 100_000 }));
    expect(ledger.object('I').reserved_g).toEqual({ H2: 100_000 });
  });

  test('E4: released metal is not disposed of', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    expect(() =>
      ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'scrap', reason: 'r' }),
    ).toThrow(ForbiddenError);
  });

  test('E7: a furnace log belongs to a heat that was charged, and the latest counts', () => {
    const ledger = tickingLog();
    ledger.execute(receive(lotOf('A', 500_000)));
    ledger.execute(showGood('A'));
    ledger.execute(plan('H1', from('A', 200_000)));
    const log = (furnace: string) => ({ type: 'logHeat', heat: 'H1', furnace, log: '{"route":[]}' }) as const;
    expect(() => ledger.execute(log('VIM-1'))).toThrow(/only planned/);
    ledger.execute(charge('H1', from('A', 100_000)));
    ledger.execute(log('VIM-1'));
    ledger.execute(log('VIM-2'));
    expect(ledger.heat('H1').log).toMatchObject({ furnace: 'VIM-2', text: '{"route":[]}' });
    expect(() => ledger.execute({ ...log('VIM-1'), log: '{"a"' })).toThrow(/is not JSON/);
  });
  test('H12: a leak-up rate above the limit stops a heat before the charge or the pour until it is lower or quality accepts it', () => {
    const planned = () => {
      const ledger = tickingLog();
      ledger.execute(receive(lotOf('A', 500_000)));
      ledger.execute(showGood('A'));
      ledger.execute(plan('H1', from('A', 200_000)));
      return ledger;
    };
    const all = charge('H1', from('A', 200_000));
    const charged = () => {
      const ledger = planned();
      ledger.execute(all);
      return ledger;
    };
    const rate = (leak_Pa_m3_per_s: number, more: object = {}): Command => ({
      type: 'measureLeak',
      heat: 'H1',
      furnace: 'VIM-1',
      leak_Pa_m3_per_s,
      limit_Pa_m3_per_s: 0.01,
      ...more,
    });
    const melt: Command = { type: 'meltHeat', heat: 'H1', process: 'VIM', output_g: 200_000 };
    const empty = planned();
    empty.execute(rate(0.02));
    expect(() => empty.execute(all)).toThrow('heat H1 is not charged: VIM-1 leaks 0.02 Pa m3/s');
    empty.execute(rate(0.01));
    empty.execute(all);

    const mended = charged();
    mended.execute(rate(0.02));
    expect(() =>
      mended.execute({ type: 'logHeat', heat: 'H1', furnace: 'VIM-1', log: '{"route":[]}' }),
    ).toThrow('heat H1 is not logged: VIM-1 leaks 0.02 Pa m3/s');
    expect(() => mended.execute(melt)).toThrow(/VIM-1 leaks 0.02 Pa m3\/s, above its limit/);
    // another furnace is no cure
    mended.execute(rate(0.001, { furnace: 'VIM-2' }));
    expect(() => mended.execute(melt)).toThrow(/VIM-1 leaks 0.02/);
    mended.execute(rate(0.01));
    mended.execute(melt);
    expect(() => mended.execute(rate(0.01))).toThrow(/is melted/);

    const accepted = charged();
    expect(() => accepted.execute(rate(0.005, { accepted: 'r', by: 'p-qual' }))).toThrow(
      /nobody who accepts/,
    );
    accepted.execute(rate(0.02, { accepted: 'nitrogen does not matter here', by: 'p-qual' }));
    accepted.execute(melt);
    expect(accepted.heat('H1').leaks).toMatchObject([{ leak_Pa_m3_per_s: 0.02, by: 'p-qual' }]);
    expect(() => charged().execute(rate(-1))).toThrow(/at least 0/);
  });
  test('E8: advice is answered once, by somebody with a name, and moves nothing', () => {
    const ledger = tickingLog();
    ledger.execute(receive(lotOf('A', 500_000)));
    ledger.execute(showGood('A'));
    ledger.execute(plan('H1', from('A', 200_000)));
    ledger.execute(charge('H1', from('A', 100_000)));
    const before = ledger.heat('H1');
    const answer = {
      type: 'answerAdvice',
      heat: 'H1',
      documentSha256: 'a'.repeat(64),
      decision: 'accepted',
      by: 'p-melt',
      advice: 'pour at 80 min',
    } as const;
    expect(() => ledger.execute({ ...answer, by: ' ' })).toThrow(/"accept advice" needs the name/);
    ledger.execute(answer);
    expect(() => ledger.execute({ ...answer, decision: 'declined' })).toThrow(/was already answered/);
    const { advice, ...after } = ledger.heat('H1');
    expect(after).toEqual(before);
    expect(advice).toMatchObject([{ decision: 'accepted', by: 'p-melt', reason: null }]);
  });
  test('E6: only released metal, or failed metal to be sold, is shipped: once, whole, reserved by nobody', () => {
    const ledger = cast();
    const ship: Command = { type: 'ship', object: 'I', to: 'forge A', order: 'O-7' };
    expect(() => ledger.execute(ship)).toThrow(/is held and cannot be shipped/);
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    ledger.execute(plan('H2', { from: 'object:I', mass_g: 1 }));
    expect(() => ledger.execute(ship)).toThrow(/1 g of object I are reserved/);
    ledger.execute({ type: 'cancelHeat', heat: 'H2', reason: 'sold' });
    const [record] = ledger.execute(ship);
    expect(record!.body).toMatchObject({ kg: '100.000', to: 'forge A' });
    expect(ledger.object('I').status).toBe('shipped');
    expect(freeGrams(ledger.object('I'))).toBe(0);
    expect(() => ledger.execute(ship)).toThrow(/is shipped already/);
    expect(() => ledger.execute(plan('H3', { from: 'object:I', mass_g: 1 }))).toThrow(/was shipped/);
    ledger.execute(judge('object:I', 'FAIL'));
    expect(ledger.object('I')).toMatchObject({ status: 'shipped', release: { verdict: 'FAIL' } });
  });

  test('E6: a released heat covers its objects until one is judged by itself; failed metal goes only as sold', () => {
    const ship: Command = { type: 'ship', object: 'I', to: 'forge A' };
    const covered = cast();
    covered.execute(analyse('heat:H1'));
    covered.execute(judge('heat:H1', 'PASS'));
    covered.execute(ship);
    expect(covered.object('I').status).toBe('shipped');
    const failed = cast();
    failed.execute(judge('object:I', 'FAIL'));
    expect(() => failed.execute(ship)).toThrow(/is failed/);
    failed.execute({ type: 'dispose', of: 'object:I', disposition: 'sell', reason: 'concession 7' });
    failed.execute(ship);
    expect(failed.object('I').status).toBe('shipped');
  });

  test('E4, E6: what has left is not disposed of, and what is disposed of is no longer covered by its heat', () => {
    const ship: Command = { type: 'ship', object: 'I', to: 'forge A' };
    const scrap: Command = { type: 'dispose', of: 'object:I', disposition: 'scrap', reason: 'cracked' };
    const released = () => {
      const ledger = cast();
      ledger.execute(analyse('heat:H1'));
      ledger.execute(judge('heat:H1', 'PASS'));
      return ledger;
    };
    const gone = released();
    gone.execute(ship);
    expect(() => gone.execute(scrap)).toThrow(/object:I was shipped/);
    const cracked = released();
    cracked.execute(scrap);
    expect(() => cracked.execute(ship)).toThrow(/is held and cannot be shipped/);
  });

  test('E9: a certificate is issued for released metal, and goes with it as long as that release holds', () => {
    const ledger = cast();
    const certificate = canonicalText({ number: 'C-1', results: [] });
    const certify = (change: Partial<CommandNamed<'certify'>> = {}): Command => ({
      type: 'certify',
      of: 'object:I',
      number: 'C-1',
      certificateType: 'EN 10204 3.1',
      certificate,
      ...change,
    });
    expect(() => ledger.execute(certify())).toThrow(/is not released/);
    expect(() => ledger.execute(certify({ of: 'lot:A' }))).toThrow(/is not released/);
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'PASS'));
    expect(() => ledger.execute(certify({ certificate: '{"b":1,"a":2}' }))).toThrow(/not canonical/);
    expect(() => ledger.execute(certify({ number: 'C-\u200b1' }))).toThrow(/is not a valid (id|name)/);
    const [record] = ledger.execute(certify());
    expect(record).toMatchObject({ kind: 'cert.issued', body: { heat: 'heat:H1', certificate } });
    const ship = (certificateSha256: string): Command => ({
      type: 'ship',
      object: 'I',
      to: 'forge A',
      certificateSha256,
    });
    const sha256 = sha256Hex(new TextEncoder().encode(certificate));
    expect(() => ledger.execute(ship('0'.repeat(64)))).toThrow(/was not issued for object I or heat H1/);
    ledger.execute(judge('object:I', 'PASS'));
    expect(() => ledger.execute(ship(sha256))).toThrow(/which a later verdict \(record \d+\) replaced/);
    ledger.execute(certify({ number: 'C-2' }));
    ledger.execute(ship(sha256));
    expect(ledger.object('I').status).toBe('shipped');
    expect(ledger.verify().problems).toEqual([]);
  });

  test('E9: no certificate of the heat goes with an object that failed and is sold', () => {
    const ledger = cast();
    ledger.execute(analyse('heat:H1'));
    ledger.execute(judge('heat:H1', 'PASS'));
    const certificate = canonicalText({ number: 'C-1' });
    ledger.execute({
      type: 'certify',
      of: 'heat:H1',
      number: 'C-1',
      certificateType: 'EN 10204 3.1',
      certificate,
    });
    ledger.execute(judge('object:I', 'FAIL'));
    ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'sell', reason: 'concession 7' });
    const certificateSha256 = sha256Hex(new TextEncoder().encode(certificate));
    expect(() => ledger.execute({ type: 'ship', object: 'I', to: 'forge A', certificateSha256 })).toThrow(
      /failed and is shipped without a certificate/,
    );
  });

  test('E5: a mass is corrected by a new record, never below what is drawn', () => {
    const ledger = cast();
    const seq = ledger.lot('A').node;
    const correct = (mass_g: number): Command => ({
      type: 'correct',
      seq,
      how: 'incorrect-data',
      reason: 'scale',
      values: { mass_g },
    });
    expect(() => ledger.execute(correct(99_999))).toThrow(
      'cannot become 99.999 kg: 100 kg of it are drawn or reserved',
    );
    ledger.execute(correct(120_000));
    expect(freeGrams(ledger.lot('A'))).toBe(20_000);
    expect(ledger.entries[seq]!.body).toMatchObject({ massKg: '500.000' });
  });

  test('E5: another owner or class takes the clearance back; another supplier does not', () => {
    const ledger = plant();
    const correct = (values: object): Command => ({
      type: 'correct',
      seq: ledger.lot('A').node,
      how: 'incorrect-data',
      reason: 'slip',
      values,
    });
    ledger.execute(correct({ supplier: 'S' }));
    expect(ledger.lot('A')).toMatchObject({ status: 'cleared', supplier: 'S' });
    ledger.execute(correct({ owner: 'Customer C', lotClass: 'customer-return' }));
    expect(ledger.lot('A')).toMatchObject({
      status: 'hold',
      clearedAs: null,
      owner: 'Customer C',
      lotClass: 'customer-return',
    });
  });

  test('L4: an analysis booked or corrected after the identification asks for a new one', () => {
    const ledger = plant();
    const clear: Command = { type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r' };
    const identify: Command = {
      type: 'recordIdentification',
      lot: 'A',
      verdict: 'identified',
      candidates: [{ grade: 'haynes-230', probability: '0.98' }],
    };
    ledger.execute({ type: 'holdLot', lot: 'A', reason: 'measured again' });
    ledger.execute({ type: 'proposeLift', lot: 'A', reason: 'it was measured' });
    ledger.execute(analyse('lot:A', { analysis: 'I', basis: 'imputed' }));
    ledger.execute(analyse('lot:A', { analysis: 'A2' }));
    expect(() => ledger.execute(clear)).toThrow(
      /its identification is older than analysis A2; identify it again/,
    );
    ledger.execute(identify);
    ledger.execute(clear);
    const { seq } = ledger.lot('A').analyses.find((one) => one.analysis === 'A2')!;
    const results = [{ element: 'Cr', text: '17.0', unit: 'wt%' }] as const;
    ledger.execute({ type: 'correct', seq, how: 'incorrect-data', reason: 'r', values: { results } });
    expect(() => ledger.execute(clear)).toThrow(/is older than analysis A2/);
  });

  test('E5: a lot that did not occur is void, unless metal of it was used', () => {
    const ledger = cast();
    const withdraw = (lot: string): Command => ({
      type: 'correct',
      seq: ledger.lot(lot).node,
      how: 'did-not-occur',
      reason: 'booked twice',
    });
    expect(() => ledger.execute(withdraw('A'))).toThrow(ConflictError);
    ledger.execute(withdraw('C'));
    expect(freeGrams(ledger.lot('C'))).toBe(0);
    expect(() => ledger.execute({ type: 'holdLot', lot: 'C', reason: 'r' })).toThrow(/did not occur/);
  });

  test('E5: correcting what a clearance rests on puts the lot back on hold', () => {
    const ledger = plant();
    ledger.execute({
      type: 'correct',
      seq: ledger.lot('A').analyses[0]!.seq,
      how: 'did-not-occur',
      reason: 'other sample',
    });
    expect(ledger.lot('A')).toMatchObject({ status: 'hold', analyses: [], identification: null });
  });

  test.each([
    ['a draw withdrawn', 'lot.drawn', 'did-not-occur', undefined],
    ['a mass given to an analysis', 'lot.analysed', 'incorrect-data', { mass_g: 1 }],
    ['results given to a lot', 'lot.received', 'incorrect-data', { results: [] }],
    ['values for what did not occur', 'lot.received', 'did-not-occur', { mass_g: 1 }],
  ] as const)('E5: %s is refused', (_what, kind, how, values) => {
    const ledger = cast();
    const { seq } = ledger.entries.find((entry) => entry.kind === kind)!;
    expect(() =>
      ledger.execute({ type: 'correct', seq, how, reason: 'r', ...(values ? { values } : {}) }),
    ).toThrow(InputError);
  });

  test('S1: the states decided are those that the sealed records give when they are read again', () => {
    const ledger = cast();
    ledger.execute(analyse('object:I'));
    ledger.execute(judge('object:I', 'FAIL'));
    ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'remelt', reason: 'Cr low' });
    expect(ledger.verify().problems).toEqual([]);
    expect(ledger.entries.map(({ seq }) => seq)).toEqual(ledger.entries.map((_, i) => i));
  });
});
