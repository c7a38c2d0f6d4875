import { describe, expect, test } from 'vitest';
import type { Command } from '../commands.ts';
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
import { tickingLog } from '../testing/ticking-log.ts';

/** What a record says stands in the state, and what it does not say is null or not there: no key without a value. */
function ledger() {
  const log = tickingLog();
  return { log, book: (command: object) => log.execute(command as Command) };
}
const AT = expect.stringMatching(/^2026-03-01T08:00:/);

describe('a lot as it was received', () => {
  const bare = { lot: 'A', mass_g: 5_000, form: 'turnings', lotClass: 'purchased-scrap' };
  test('says nothing that was not said', () => {
    const { log, book } = ledger();
    book({ type: 'receiveLots', lots: [bare], by: 'p-goods' });
    expect(log.lot('A')).toStrictEqual({
      ...{ type: 'lot', id: 'A', subject: 'lot:A', node: expect.any(Number), status: 'hold' },
      ...{ holdReason: 'received, not yet shown good', mass_g: 5_000, reserved_g: {}, drawn_g: {} },
      ...{ owner: null, form: 'turnings', generation: 0, from: null, fromNode: null },
      ...{ lotClass: 'purchased-scrap', originClass: null, supplier: null, declaredGrade: null },
      ...{ reference: null, note: null, receivedAt: AT, gate: null, identification: null, clearedAs: null },
      ...{ samples: [], analyses: [], disposition: null },
    });
  });
  test('keeps all that was said, and a correction changes what it names alone', () => {
    const { log, book } = ledger();
    const told = {
      ...{ owner: 'Customer C', lotClass: 'virgin', originClass: 'post-consumer', supplier: 'S' },
      ...{ declaredGrade: 'IN718', reference: 'PO 7', note: 'wet' },
    };
    book({ type: 'receiveLots', lots: [{ ...bare, ...told }], by: 'p-goods' });
    expect(log.lot('A')).toMatchObject(told);
    const seq = log.lot('A').node;
    book({
      type: 'correct',
      seq,
      how: 'incorrect-data',
      reason: 'r',
      values: { supplier: 'T' },
      by: 'p-qual',
    });
    expect(log.lot('A')).toMatchObject({ ...told, mass_g: 5_000, form: 'turnings', supplier: 'T' });
  });
});

describe('a heat as it was planned and charged', () => {
  const ready = () => {
    const made = ledger();
    made.book(receive(lotOf('A', 500_000)));
    made.book(showGood('A'));
    return made;
  };
  test('says nothing that was not said', () => {
    const { log, book } = ready();
    book({ type: 'planHeat', heat: 'H1', target: {}, reservations: [from('A', 100_000)], by: 'p-plan' });
    expect(log.heat('H1')).toStrictEqual({
      ...{ type: 'heat', id: 'H1', subject: 'heat:H1', node: null, status: 'planned' },
      target: { grade: null, specification: null, mass_g: null },
      ...{ owner: null, ownAdditions: false, route: null },
      ...{ planned_g: { 'lot:A': 100_000 }, reserved_g: { 'lot:A': 100_000 } },
      ...{
        charges: [],
        inputs: [],
        input_g: 0,
        process: null,
        output_g: null,
        losses_g: {},
        unbalanced_g: 0,
      },
      ...{
        balances: [],
        outputs: [],
        generation: 0,
        samples: [],
        analyses: [],
        release: null,
        disposition: null,
      },
    });
    book(charge('H1', from('A', 60_000)));
    book(add('H1', from('A', 1_000)));
    const [first, second] = log.heat('H1').charges;
    expect(first).toStrictEqual({
      ...{ seq: expect.any(Number), happenedAt: AT, by: 'p-melt', addition: null, reason: null },
      portions: [
        { from: 'lot:A', node: log.lot('A').node, mass_g: 60_000, reserved_g: 60_000, generation: 0 },
      ],
    });
    expect(second).toMatchObject({
      ...{ addition: 'unplanned', reason: 'titanium low in the bath' },
      portions: [{ mass_g: 1_000 }],
    });
    expect(log.heat('H1')).toMatchObject({ input_g: 61_000, inputs: [{ from: 'lot:A', mass_g: 61_000 }] });
  });
  test('keeps all that was said, also when it is planned again', () => {
    const { log, book } = ready();
    const told = {
      target: { grade: 'IN718', specification: 'S rev A', mass_g: 90_000 },
      route: '["VIM"]',
    };
    book({ type: 'planHeat', heat: 'H1', ...told, furnace: 'F', reservations: [], by: 'p-plan' });
    expect(log.heat('H1')).toMatchObject({ target: told.target, furnace: 'F', route: '["VIM"]' });
    book(plan('H1', from('A', 1_000)));
    expect(log.heat('H1')).toMatchObject({ target: { specification: null }, route: null });
    expect(log.heat('H1')).not.toHaveProperty('furnace');
  });
});

describe('an object, its analyses and its decisions', () => {
  const cast = () => {
    const made = ledger();
    const { book } = made;
    book(receive(lotOf('A', 500_000)));
    book(showGood('A'));
    book(plan('H1', from('A', 100_000)));
    book(charge('H1', from('A', 100_000)));
    book(melt('H1', 99_500, 0));
    book({ type: 'castHeat', heat: 'H1', objects: [{ object: 'I', form: 'ingot', mass_g: 99_500 }] });
    return made;
  };
  test('a cast object says what it is of and nothing more', () => {
    const { log } = cast();
    expect(log.object('I')).toStrictEqual({
      ...{ type: 'object', id: 'I', subject: 'object:I', node: expect.any(Number), status: 'held' },
      ...{ mass_g: 99_500, reserved_g: {}, drawn_g: {}, owner: null, form: 'ingot', generation: 1 },
      ...{ from: 'heat:H1', fromNode: log.heat('H1').node, heat: 'H1', unbalanced_g: 0 },
      ...{ samples: [], analyses: [], release: null, disposition: null },
    });
  });
  test('an analysis keeps what it was told', () => {
    const { log, book } = cast();
    book({ ...(analyse('object:I') as object), by: 'p-lab' });
    const plain = {
      ...{ analysis: 'F1', seq: expect.any(Number), basis: 'measured', method: 'OES', laboratory: null },
      ...{ place: null, sample: null, reference: null, balance: null, happenedAt: AT, correctedBy: null },
      ...{ by: 'p-lab', results: [{ element: 'Cr', text: '22.10', unit: 'wt%' }] },
    };
    expect(log.object('I').analyses).toStrictEqual([plain]);
    const more = {
      ...{ laboratory: 'L', place: 'top', sample: 'S1', reference: 'R 7', balance: 'Ni' },
    };
    book({ ...analyse('object:I', { analysis: 'F2' }), ...more });
    expect(log.object('I').analyses[1]).toMatchObject({ ...plain, ...more, analysis: 'F2' });
  });
  test('a decision keeps its reasons; the first FAIL is remembered, a prediction decides nothing', () => {
    const { log, book } = cast();
    book(analyse('object:I'));
    book(judge('object:I', 'HOLD', { predicted: true }));
    expect(log.object('I')).not.toHaveProperty('judged');
    expect(log.object('I').release).toStrictEqual({
      ...{
        seq: expect.any(Number),
        verdict: 'HOLD',
        predicted: true,
        specification: 'AMS 5878',
        reasons: ['r'],
      },
    });
    book(judge('object:I', 'HOLD'));
    const first = log.object('I').release!.seq;
    expect(log.object('I').judged).toStrictEqual({ verdicts: [first], specimens: 1 });
    book(judge('object:I', 'FAIL'));
    const { release, judged } = log.object('I');
    expect(release).toMatchObject({ verdict: 'FAIL', failed: release!.seq });
    expect(judged).toStrictEqual({ verdicts: [first, release!.seq], specimens: 1, failed: release!.seq });
  });
  test('samples are told apart by what they are for, which is product where nobody says', () => {
    const { log, book } = cast();
    const take = (sample: string, more = {}) =>
      book({ type: 'takeSample', of: 'object:I', sample, place: 'top', by: 'p-melt', ...more });
    take('S1');
    expect(log.object('I')).toMatchObject({ samples: ['S1'] });
    expect(log.object('I')).not.toHaveProperty('purposes');
    take('S2', { purpose: 'control' });
    take('S3', { purpose: 'check' });
    expect(log.object('I').purposes).toEqual({ S2: 'control', S3: 'check' });
  });
  test('a shipment keeps to whom and under which order', () => {
    const { log, book } = cast();
    book(analyse('object:I'));
    book(judge('object:I', 'PASS'));
    book({ type: 'ship', object: 'I', to: 'X' });
    expect(log.object('I').shipment).toStrictEqual({
      ...{ seq: expect.any(Number), to: 'X', order: null, certificateSha256: null, happenedAt: AT },
    });
  });
});
