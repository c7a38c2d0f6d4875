import { expect, it } from 'vitest';
import {
  handedOn,
  handedOver,
  readingsIn,
  toHandOver,
  withHanded,
  withoutHandedOn,
} from './handed-weights.ts';

const LINES = [
  { number: 1, lot: 'V-Si' },
  { number: 2, lot: 'V-Cr' },
];
const readings = [{ reading: 'R-7', tare: 'R-6' }];
const WEIGHED = [
  { line: 1, lot: 'V-Si', mass_g: 1_116, readings },
  { line: 2, lot: 'V-Cr', mass_g: 40_000 },
];
const step = { by: 'p-melt2', note: 'n', happenedAt: '2026-11-29T06:00:00.000Z' };

it('counts what another device weighed and handed over as weighed, with its readings', () => {
  const taken = withHanded({}, { by: 'p-melt2', weighed: WEIGHED }, { lines: LINES, person: 'p-melt' });
  expect(taken).toMatchObject({ 1: { mass_g: 1_116, by: 'p-melt2' }, 2: { mass_g: 40_000 } });
  expect(readingsIn(taken[1]!)).toEqual(readings);
  // and hands it over again as it came
  expect(toHandOver(taken, LINES)).toEqual(WEIGHED);
});

it('takes no line of a lot that the sheet does not hold any more', () => {
  const taken = withHanded(
    {},
    { by: 'p-melt2', weighed: WEIGHED },
    { lines: [LINES[0]!, { number: 2, lot: 'V-Ni' }], person: 'p-melt' },
  );
  expect(Object.keys(taken)).toEqual(['1']);
});

it('keeps what was weighed here, but for what somebody else weighed of the same line', () => {
  const kept = {
    1: { mass_g: 1_200 },
    2: { mass_g: 40_000, read: { text: '40', mass_g: 40_000, words: 'read from A', readings } },
  };
  const handed = { by: 'p-melt2', weighed: WEIGHED };
  const taken = withHanded(kept, handed, { lines: LINES, person: 'p-melt' });
  expect([taken[1]!.mass_g, taken[2]!.read?.words]).toEqual([1_116, 'read from A']);
  // who handed it over goes on with what stands on this device
  expect(withHanded(kept, handed, { lines: LINES, person: 'p-melt2' })).toEqual(kept);
});

it('goes by the latest hand-over', () => {
  const first = { ...step, seq: 7, step: 'handed-over' as const, weighed: WEIGHED };
  const taken = { ...step, seq: 8, step: 'taken-over' as const, note: null };
  expect(handedOver([first, taken])?.seq).toBe(7);
  expect(handedOver([first, taken, { ...step, seq: 9, step: 'handed-over' }])).toBeUndefined();
});

it('leaves no weight on the device of who handed it over once somebody else has taken it over', () => {
  const weighed = [{ line: 1, lot: 'A', mass_g: 500 }];
  const handed = { ...step, by: 'p-a', seq: 7, step: 'handed-over' as const, weighed };
  const taken = { ...step, by: 'p-b', seq: 8, step: 'taken-over' as const, note: null };
  expect(handedOn([handed], 'p-a')).toBeUndefined();
  expect(handedOn([handed, taken], 'p-a')).toEqual({ handed, to: 'p-b' });
  expect(handedOn([handed, taken], 'p-b')).toBeUndefined();
  // what was weighed anew since is nobody else's
  expect(withoutHandedOn({ 1: { mass_g: 500 }, 2: { mass_g: 700 } }, handed)).toEqual({ 2: { mass_g: 700 } });
  expect(withoutHandedOn({ 1: { mass_g: 510 } }, handed)).toEqual({ 1: { mass_g: 510 } });
});
