import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { doctorPage } from '../doctor-page.ts';
import { cutPage } from '../release/shipment-page.ts';
import { lotsStepPage } from './lots-step-page.ts';

const lot = (more: object = {}) => ({
  lot: 'R-1',
  mass_g: 5000,
  supplier: null,
  declaredGrade: null,
  outcome: 'cleared',
  words: 'as IN718',
  ...more,
});
const step = (lots: readonly object[], more: object = {}, next?: string) =>
  lotsStepPage({ step: 'clear', booked: true, lots, ...more } as never, next);

it('tells each lot of a step, a remark only where there is one', () => {
  const out = lot({
    lot: 'R-2',
    outcome: 'left out',
    words: 'too old',
    supplier: 'Maier',
    declaredGrade: 'IN718',
  });
  const page = readPage(step([lot(), out]));
  expect(page.title).toBe('Cleared: 1 lot of 2');
  expect(page.tables[0]).toEqual([
    ['lot', 'mass', 'supplier', 'declared as', 'outcome', ''],
    ['R-1', '5 kg', '', '', 'cleared', 'as IN718'],
    ['R-2', '5 kg', 'Maier', 'IN718', 'left out', 'too old'],
  ]);
  const remarks = readPage(step([lot({ note: 'oily' }), lot({ outcome: 'HOLD' })])).tables[0]!;
  expect(remarks.map((row) => [row[4], row[5]])).toEqual([
    ['remark', 'outcome'],
    ['oily', 'cleared'],
    ['', 'HOLD'],
  ]);
});

it('says that nothing is booked, and how to go on while there is something to book', () => {
  const dry = step([lot()], { booked: false, step: 'gate' }, 'book it');
  expect(readPage(dry)).toMatchObject({
    title: 'At the gate: 1 lot of 1, nothing booked',
    words: ['book it'],
  });
  expect(readPage(dry).tables[0]![0]).toContain('would be');
  expect(dry.verdict).toBeUndefined();
  const none = step([lot({ outcome: 'left out' })], { step: 'identify' }, 'book it');
  expect([none.title, none.verdict, readPage(none).words]).toEqual([
    'Identified: 0 lots of 1',
    'left out',
    [],
  ]);
});

it('says which part of the machine is not in order, and its cure', () => {
  const check = (part: string, ok: boolean, cure?: string) => ({
    part,
    ok,
    found: 'v1',
    ...(cure ? { cure } : {}),
  });
  const ill = doctorPage({
    ok: false,
    checks: [check('node', true), check('disk', false, 'free it'), check('clock', false)],
  } as never);
  expect([ill.verdict, readPage(ill).words]).toEqual([
    '2 parts NOT in order',
    ['disk: free it', 'clock: please report it'],
  ]);
  expect(
    readPage(ill)
      .tables[0]!.slice(1)
      .map(([, state]) => state),
  ).toEqual(['ok', 'NOT OK', 'NOT OK']);
  expect(doctorPage({ ok: true, checks: [check('node', true)] } as never).verdict).toBe('all in order');
});

it('says what an object was cut into, and no crops or losses where there were none', () => {
  const piece = { id: 'I-1.1', form: 'bar', mass_g: 4000 };
  const whole = { id: 'I-1', pieces: [piece], reverts: [], losses: [], cut: { seq: 9 } };
  expect(readPage(cutPage(whole as never)).words).toEqual(['cut into I-1.1 (bar, 4 kg)', 'record 9']);
  const crops = {
    ...whole,
    reverts: [{ id: 'C-1', form: 'crop', mass_g: 500 }],
    losses: [{ to: 'chips', mass_g: 20 }],
    cut: null,
  };
  expect(readPage(cutPage(crops as never)).words.slice(1)).toEqual([
    ...['crops: lot C-1 (crop, 0.5 kg, on hold)', 'lost: 0.02 kg to chips', 'record '],
  ]);
});
