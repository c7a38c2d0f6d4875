import { expect, test } from 'vitest';
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
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const PEOPLE = [
  { id: 'p-goods', name: 'G', roles: ['receiver'] },
  { id: 'p-plan', name: 'P', roles: ['planner'] },
  { id: 'p-melt', name: 'M', roles: ['melter', 'inspector'] },
  { id: 'p-insp', name: 'I', roles: ['inspector', 'melter'] },
  { id: 'p-lab', name: 'L', roles: ['analyst'] },
  { id: 'p-qual', name: 'Q', roles: ['quality'] },
  { id: 'p-cert', name: 'C', roles: ['certifier'] },
] as const;

const HOLD = { step: 'pour', kind: 'hold', look: 'mould dry' } as const;
const CHEMISTRY = { step: 'addition', kind: 'hold', look: 'bath sample agreed', role: 'analyst' } as const;
const WITNESS = { step: 'cast', kind: 'witness', look: 'stripping', wait_min: 30 } as const;

type Points = Extract<Command, { type: 'planHeat' }>['holdPoints'];

/** A heat of one cleared lot with points, charged unless its charge waits for a stamp. */
function charged(...holdPoints: NonNullable<Points>): MemoryLog {
  const ledger = tickingLog(PEOPLE);
  ledger.execute(receive(lotOf('A', 500_000)));
  ledger.execute({ ...showGood('A') });
  ledger.execute({ ...plan('H1', from('A', 200_000)), holdPoints } as Command);
  if (holdPoints.every(({ step }) => step !== 'charge')) ledger.execute(charge('H1', from('A', 100_000)));
  return ledger;
}

const stamp = (point: string, decision: string, by: string, more: object = {}): Command =>
  ({ type: 'stampHeat', heat: 'H1', point, decision, by, ...more }) as Command;
const cast: Command = {
  type: 'castHeat',
  heat: 'H1',
  objects: [{ object: 'I', form: 'ingot', mass_g: 99_000 }],
  by: 'p-melt',
};
const undo = (seq: number, by: string): Command => ({
  type: 'correct',
  seq,
  how: 'did-not-occur',
  reason: 'r',
  by,
});
const seqOf = (ledger: MemoryLog, point: string): number =>
  ledger
    .heat('H1')
    .holdPoints!.find((one) => one.point === point)!
    .stamps.at(-1)!.seq;
/** What was decided at each point. */
const decided = (ledger: MemoryLog) =>
  Object.fromEntries(
    (ledger.heat('H1').holdPoints ?? []).map(({ point, stamps }) => [
      point,
      stamps.map(({ decision }) => decision),
    ]),
  );

test.each([
  ['charge', charge('H1', from('A', 1_000)), /H1 is not charged: hold point "charge" \(seen\) is open/],
  [
    'power-on',
    { type: 'takeSample', of: 'heat:H1', sample: 'B', place: 'bath', by: 'p-melt' },
    /is not sampled: hold point "power-on"/,
  ],
  [
    'power-on',
    { ...(analyse('heat:H1', { place: 'bath' }) as object), by: 'p-lab' },
    /is not analysed: hold point "power-on"/,
  ],
  [
    'power-on',
    { type: 'logHeat', heat: 'H1', furnace: 'F', log: '{}', by: 'p-melt' },
    /is not logged: hold point "power-on"/,
  ],
  ['power-on', add('H1', from('A', 1_000)), /hold point "power-on"/],
  ['power-on', melt('H1', 99_000, 1_000), /H1 is not poured: hold point "power-on"/],
  ['addition', add('H1', from('A', 1_000)), /hold point "addition"/],
  ['pour', melt('H1', 99_000, 1_000), /H1 is not poured: hold point "pour"/],
] as const)('H16: a point before %s keeps the heat from it until it is stamped', (step, command, refusal) => {
  const ledger = charged({ step, kind: 'hold', look: 'seen' });
  const booked = { ...command, by: 'by' in command ? command.by : 'p-melt' } as Command;
  expect(() => ledger.execute(booked)).toThrow(refusal);
  ledger.execute(stamp(step, 'accepted', 'p-qual'));
  expect(() => ledger.execute(booked)).not.toThrow();
});

test('H16: a stamp before power-on that is taken back keeps sample, analysis and log out before the pour and after it', () => {
  const ledger = charged({ step: 'power-on', kind: 'hold', look: 'seen' });
  const takesBack = () => ledger.execute(undo(seqOf(ledger, 'power-on'), 'p-qual'));
  const accepts = () => ledger.execute(stamp('power-on', 'accepted', 'p-qual'));
  const shows = (name: string, place: string): readonly Command[] => [
    { type: 'takeSample', of: 'heat:H1', sample: name, place, by: 'p-melt' },
    { ...(analyse('heat:H1', { analysis: name, place }) as object), by: 'p-lab' } as Command,
    { type: 'logHeat', heat: 'H1', furnace: 'F', log: '{}', by: 'p-melt' },
  ];
  const refusesThenTakes = (name: string, place: string) => {
    takesBack();
    for (const command of shows(name, place))
      expect(() => ledger.execute(command)).toThrow(/hold point "power-on" \(seen\) is open/);
    accepts();
    for (const command of shows(name, place)) ledger.execute(command);
  };
  accepts();
  refusesThenTakes('before', 'bath');
  ledger.execute(melt('H1', 99_000, 1_000));
  refusesThenTakes('after', 'top');
});

test('H16: points before casting and before the release keep the ingots, the verdict names what is open', () => {
  const ledger = charged(WITNESS, { step: 'release', kind: 'hold', look: 'ingots marked' });
  ledger.execute(analyse('heat:H1', { by: 'p-lab' } as never));
  ledger.execute(melt('H1', 99_000, 1_000));
  expect(() => ledger.execute(cast)).toThrow(/is not cast: witness point "cast" \(stripping\) is open/);
  ledger.execute(stamp('cast', 'waived', 'p-qual', { remark: 'inspector ill' }));
  ledger.execute(cast);
  const pass = { ...(judge('heat:H1', 'PASS') as object), by: 'p-cert' } as Command;
  expect(() => ledger.execute(pass)).toThrow(/hold point "release" \(ingots marked\) is open on heat H1/);
  ledger.execute(stamp('release', 'rejected', 'p-insp', { remark: 'number missing' }));
  expect(() => ledger.execute(pass)).toThrow(/was rejected: number missing/);
  ledger.execute(stamp('release', 'accepted', 'p-insp'));
  ledger.execute(pass);
  expect(ledger.heat('H1').release?.verdict).toBe('PASS');
  // a stamp that is taken back takes the verdict with it
  ledger.execute(undo(seqOf(ledger, 'release'), 'p-insp'));
  expect(ledger.heat('H1').release).toBeNull();
  expect(decided(ledger)).toEqual({ cast: ['waived'], release: ['rejected'] });
});

test('H16: a point before additions keeps no heat that nothing is added to', () => {
  const ledger = charged(CHEMISTRY);
  ledger.execute(melt('H1', 99_000, 1_000));
  expect(ledger.heat('H1').status).toBe('melted');
});

test('H17: the hands that make the heat do not stamp it, nor those that stamped it make it', () => {
  const ledger = charged(HOLD);
  expect(() => ledger.execute(stamp('pour', 'accepted', 'p-melt'))).toThrow(
    /M did "charge heat" on heat H1 and cannot do "stamp hold point"/,
  );
  ledger.execute(stamp('pour', 'accepted', 'p-insp'));
  expect(() => ledger.execute({ ...melt('H1', 99_000, 1_000), by: 'p-insp' } as Command)).toThrow(
    /I did "stamp hold point" on heat H1 and cannot do "record heat"/,
  );
  ledger.execute(melt('H1', 99_000, 1_000));
});

test('H17: a point takes the stamp of its role, once the metal is there to be looked at', () => {
  const ledger = charged(CHEMISTRY, HOLD);
  expect(() => ledger.execute(stamp('addition', 'accepted', 'p-qual'))).toThrow(
    /Q may not stamp point "addition"/,
  );
  expect(() => ledger.execute(stamp('pour', 'accepted', 'p-plan'))).toThrow(/P may not stamp a hold point/);
  expect(() => ledger.execute(stamp('pour', 'waived', 'p-insp', { remark: 'r' }))).toThrow(/I may not waive/);
  expect(() => ledger.execute(stamp('tap', 'accepted', 'p-qual'))).toThrow(/has no point "tap"/);
  ledger.execute(stamp('addition', 'accepted', 'p-lab'));
  const early = charged({ step: 'charge', kind: 'hold', look: 'crucible' }, HOLD);
  early.execute(stamp('charge', 'accepted', 'p-qual'));
  expect(() => early.execute(stamp('pour', 'accepted', 'p-qual'))).toThrow(
    /planned: there is nothing to look at/,
  );
});

test('H17: a rejected point says what was found and holds the heat until it is stamped again', () => {
  const ledger = charged(HOLD);
  expect(() => ledger.execute(stamp('pour', 'rejected', 'p-qual'))).toThrow(/needs what was found/);
  ledger.execute(stamp('pour', 'rejected', 'p-qual', { remark: 'mould wet' }));
  expect(() => ledger.execute(melt('H1', 99_000, 1_000))).toThrow(/was rejected: mould wet/);
  ledger.execute(stamp('pour', 'accepted', 'p-qual'));
  expect(() => ledger.execute(stamp('pour', 'rejected', 'p-qual', { remark: 'r' }))).toThrow(
    /was accepted in record/,
  );
  ledger.execute(melt('H1', 99_000, 1_000));
  expect(decided(ledger)).toEqual({ pour: ['rejected', 'accepted'] });
});

test('H17: the last decision at a point is taken back by who may put it there, and the point is open again', () => {
  const ledger = charged(HOLD);
  ledger.execute(stamp('pour', 'rejected', 'p-qual', { remark: 'mould wet' }));
  const first = seqOf(ledger, 'pour');
  ledger.execute(stamp('pour', 'accepted', 'p-insp'));
  expect(() => ledger.execute(undo(first, 'p-qual'))).toThrow(/is not the last decision at point "pour"/);
  expect(() => ledger.execute(undo(seqOf(ledger, 'pour'), 'p-melt'))).toThrow(/M did "charge heat"/);
  const last = seqOf(ledger, 'pour');
  ledger.execute(undo(last, 'p-qual'));
  expect(() => ledger.execute(undo(last, 'p-qual'))).toThrow(/was already taken back/);
  expect(() => ledger.execute(melt('H1', 99_000, 1_000))).toThrow(/was rejected: mould wet/);
});

test('H18: work goes on at a witness point when nobody came in the agreed time after the call, never at a hold point', () => {
  const ledger = charged({ ...WITNESS, step: 'pour' }, { ...HOLD, step: 'cast' });
  const absent = (point: string, happenedAt?: string) =>
    stamp(point, 'absent', 'p-melt', happenedAt ? { happenedAt } : {});
  expect(() => ledger.execute(absent('pour'))).toThrow(/was not called to point "pour"/);
  ledger.execute(stamp('pour', 'called', 'p-melt', { happenedAt: '2026-03-01T07:00:00.000Z' }));
  expect(() => ledger.execute(stamp('pour', 'called', 'p-melt'))).toThrow(
    /was called to point "pour".* at 2026-03-01T07:00/,
  );
  expect(() => ledger.execute(absent('pour', '2026-03-01T07:29:59.000Z'))).toThrow(
    /has until 2026-03-01T07:30:00/,
  );
  ledger.execute(absent('pour', '2026-03-01T07:30:00.000Z'));
  ledger.execute(melt('H1', 99_000, 1_000));
  ledger.execute(stamp('cast', 'called', 'p-melt', { happenedAt: '2026-03-01T07:00:00.000Z' }));
  expect(() => ledger.execute(absent('cast'))).toThrow(/waits for the stamp: hold point "cast"/);
});

test('H16: planned anew, a heat keeps its points and their stamps; the same words are the same point', () => {
  const ledger = charged({ step: 'charge', kind: 'hold', look: 'crucible' });
  ledger.execute(stamp('charge', 'accepted', 'p-qual'));
  ledger.execute({
    ...plan('H1', from('A', 100_000)),
    holdPoints: [
      { step: 'charge', kind: 'hold', look: 'crucible' },
      { step: 'charge', kind: 'hold', look: 'scrap clean' },
    ],
  } as Command);
  expect(decided(ledger)).toEqual({ charge: ['accepted'], 'charge-2': [] });
  expect(() =>
    ledger.execute({
      ...plan('H1'),
      holdPoints: [{ ...WITNESS, step: 'charge', look: 'crucible' }],
    } as Command),
  ).toThrow(/says the same, but otherwise/);
  ledger.execute(plan('H1', from('A', 50_000)));
  expect(decided(ledger)).toEqual({ charge: ['accepted'], 'charge-2': [] });
});

test('H16: a planned heat gets points later, before a step that is still to come', () => {
  const ledger = charged();
  const seq = ledger.entries.find(({ kind }) => kind === 'heat.planned')!.seq;
  const later = (by: string, ...holdPoints: NonNullable<Points>): Command =>
    ({
      type: 'correct',
      seq,
      how: 'incorrect-data',
      reason: 'customer asks',
      by,
      values: { holdPoints },
    }) as Command;
  expect(() => ledger.execute(later('p-qual', { ...HOLD, step: 'charge' }))).toThrow(
    /nothing can be held before charge/,
  );
  expect(() => ledger.execute(later('p-melt', HOLD))).toThrow(/M may not set a hold point/);
  ledger.execute(later('p-qual', HOLD));
  expect(() => ledger.execute(later('p-qual', HOLD))).toThrow(/has these points already/);
  expect(() => ledger.execute(melt('H1', 99_000, 1_000))).toThrow(/hold point "pour"/);
});

test.each([
  [{ ...HOLD, role: 'melter' }, /"melter" is not a role that stamps/],
  [{ ...HOLD, wait_min: 5 }, /a hold point has no time/],
  [{ ...WITNESS, wait_min: 0 }, /needs the time/],
  [{ ...HOLD, look: ' ' }, /does not say what is looked at/],
] as const)('H16: a point that nobody could work by is refused', (point, refusal) => {
  expect(() => charged(point)).toThrow(refusal);
});

test('H16: a point is refused where nobody of the plant has its role', () => {
  const ledger = tickingLog([{ id: 'p-plan', name: 'P', roles: ['planner'] }]);
  const asked = {
    type: 'planHeat',
    heat: 'H1',
    target: {},
    reservations: [],
    holdPoints: [HOLD],
    by: 'p-plan',
  } as const;
  expect(() => ledger.execute(asked)).toThrow(/nobody of this plant has the role inspector or quality/);
});

test('H18: a rejected witness point is not passed as absent, however long ago the call was', () => {
  const ledger = charged(WITNESS);
  ledger.execute(stamp('cast', 'called', 'p-melt', { happenedAt: '2020-01-01T00:00:00Z' }));
  ledger.execute(stamp('cast', 'rejected', 'p-insp', { remark: 'cracked' }));
  expect(() => ledger.execute(stamp('cast', 'absent', 'p-melt'))).toThrow(/waits for the stamp/);
});

test('H17: nobody looks at power-on, addition, pour or cast before the heat is charged', () => {
  for (const step of ['power-on', 'addition', 'pour', 'cast'] as const) {
    const ledger = tickingLog(PEOPLE);
    ledger.execute(receive(lotOf('A', 500_000)));
    ledger.execute({ ...showGood('A') });
    const holdPoints = [{ step, kind: 'hold', look: 'as agreed' }];
    ledger.execute({ ...plan('H1', from('A', 200_000)), holdPoints } as Command);
    expect(() => ledger.execute(stamp(step, 'accepted', 'p-qual')), step).toThrow(/nothing to look at/);
  }
});
