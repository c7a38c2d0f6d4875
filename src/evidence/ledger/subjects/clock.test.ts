import { expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { Command, Single } from '../commands.ts';
import { lotOf } from '../testing/example-commands.ts';
import { MemoryLog } from '../testing/memory-log.ts';

const PEOPLE = [
  { id: 'p-qual', name: 'Q', roles: ['quality'] },
  { id: 'p-goods', name: 'G', roles: ['receiver'] },
] as const;
const CONFIRM: Single = { type: 'confirmClock', reason: 'the plant stood still', by: 'p-qual' };
const correct = (aheadSince: number): Single => ({
  type: 'correctClock',
  aheadSince,
  reason: 'battery of the clock',
  by: 'p-qual',
});

const lotBooked = (lot: string, happenedAt?: string): Single => ({
  type: 'receiveLots',
  lots: [lotOf(lot, 5, happenedAt === undefined ? {} : { happenedAt })],
  by: 'p-goods',
});

/** A ledger whose clock the test sets; a lot is received at each time given. */
function ledgerAt(...times: readonly string[]) {
  let now = '2026-03-01T08:00:00.000Z';
  const log = new MemoryLog({
    clock: () => new Date(now),
    salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    people: PEOPLE,
  });
  const at = (time: string, command?: Command): string => {
    now = new Date(time).toISOString();
    const lot = `R-${log.entries.length}`;
    return log.execute(command ?? lotBooked(lot))[0]!.at;
  };
  for (const time of times) at(time);
  return { log, at };
}

/** Records 0 (the founding) to 2 are dated right, 3 (the confirmation) and 4 in 2098. */
function poisoned() {
  const ledger = ledgerAt('2026-03-01', '2026-03-02');
  ledger.at('2098-01-01', CONFIRM);
  ledger.at('2098-01-02');
  return ledger;
}

test('S15: up to a day behind the last record its time is taken; further behind nothing is recorded', () => {
  const { log, at } = ledgerAt('2026-03-02');
  expect(at('2026-03-01T00:00:01Z')).toBe('2026-03-02T00:00:00.000Z');
  expect(() => at('2026-02-28')).toThrow(
    /says 2026-02-28.*last record is dated 2026-03-02.*nothing was recorded/,
  );
  expect(log.entries).toHaveLength(3);
});

test('S23: more than 30 days ahead a person confirms the clock first, alone or as the first of a batch', () => {
  const { log, at } = ledgerAt('2026-03-01');
  expect(at('2026-03-31')).toBe('2026-03-31T00:00:00.000Z');
  expect(() => at('2026-05-01')).toThrow(ConflictError);
  expect(() => at('2026-05-01')).toThrow(/31 days after the last record/);
  expect(() => at('2026-05-01', { type: 'confirmClock', reason: 'r' })).toThrow(ForbiddenError);
  expect(() => at('2026-05-01', { ...CONFIRM, by: 'p-goods' })).toThrow(ForbiddenError);
  const lot = lotBooked('A');
  at('2026-05-01', { type: 'batch', commands: [CONFIRM, lot] });
  expect(log.entries.map(({ kind }) => kind).slice(-2)).toEqual(['clock.confirmed', 'lot.received']);
  expect(at('2026-05-02')).toBe('2026-05-02T00:00:00.000Z');
  expect(() => at('2098-05-02', { type: 'batch', commands: [lot, CONFIRM] })).toThrow(ConflictError);
  expect(log.verify()).toMatchObject({ ok: true });
});

test('S23: after a correction new records take the true time, and verify accepts that step back', () => {
  const { log, at } = poisoned();
  expect(() => at('2026-03-03')).toThrow(/last record is dated 2098/);
  expect(at('2026-03-03', correct(3))).toBe('2026-03-03T00:00:00.000Z');
  expect(at('2026-03-04')).toBe('2026-03-04T00:00:00.000Z');
  const late = lotBooked('Z', '2026-03-06');
  expect(() => at('2026-03-05', late)).toThrow(/in the future/);
  expect(log.verify()).toMatchObject({ ok: true, problems: [] });
});

test.each([
  [2, /record 2 on: it is dated 2026-03-02.*not later than now/],
  [4, /record 3 before it is dated 2098-01-01.*later than now too/],
])('S23: the clock is corrected from the first record that is dated ahead, not from %i', (since, words) => {
  const { log, at } = poisoned();
  expect(() => at('2026-03-03', correct(since))).toThrow(words);
  expect(() => at('2026-03-03', correct(since))).toThrow(InputError);
  expect(() => at('2026-03-03', { ...correct(3), by: 'p-goods' })).toThrow(ForbiddenError);
  expect(log.entries).toHaveLength(5);
});

test('S23: a clock that was right is not corrected, and one that was set too little is corrected again', () => {
  const { log, at } = poisoned();
  at('2050-01-01', correct(3));
  expect(() => at('2026-03-03', correct(5))).toThrow(/later than now too/);
  expect(at('2026-03-03', correct(3))).toBe('2026-03-03T00:00:00.000Z');
  at('2026-03-04');
  expect(() => at('2026-03-05', correct(3))).toThrow(/record 6 corrected the clock already/);
  expect(() => at('2026-03-05', correct(7))).toThrow(/not later than now/);
  at('2098-01-01', CONFIRM);
  at('2026-03-05', correct(8));
  expect(log.verify()).toMatchObject({ ok: true, problems: [] });
});

test('S23: verify takes no other step back: none that no correction makes, none behind what was dated right', () => {
  for (const [since, year] of [
    [3, '2025'],
    [2, '2026'],
    [4, '2026'],
  ] as const) {
    const { log, at } = poisoned();
    at('2026-03-03', correct(3));
    const { text } = log.sealed[5]!;
    const forged = text
      .replace('"aheadSince":"3"', `"aheadSince":"${since}"`)
      .replace('{"at":"2026', `{"at":"${year}`);
    log.sealed[5] = { ...log.sealed[5]!, text: forged };
    const told = log.verify().problems.filter(({ what }) => what === 'time');
    expect(told.map(({ seq }) => seq)).toEqual([5]);
  }
  const { log, at } = poisoned();
  at('2026-03-03', correct(3));
  at('2026-03-04');
  const { text } = log.sealed[6]!;
  log.sealed[6] = { ...log.sealed[6]!, text: text.replace('{"at":"2026-03-04', '{"at":"2026-03-02') };
  expect(log.verify().problems).toContainEqual(expect.objectContaining({ what: 'time', seq: 6 }));
});
