import { expect, it } from 'vitest';
import { clockWords, printedTime } from './instrument-time.ts';

const said = (printed: string | null, zone_min = 0, order?: string) =>
  clockWords(printed, { arrivedAt: new Date('2026-12-02T14:05:00Z'), zone_min, order });

it('says a clock that is an hour off, ahead or behind, and no file that is only late', () => {
  expect(said('2026-12-02 15:04:10')).toBe('the file says 2026-12-02 15:04:10, 1 h after it arrived');
  expect(said('2026-12-02 13:05')).toBe('the file says 2026-12-02 13:05, 1 h before it arrived');
  expect(said('2026-12-02 14:45')).toContain('40 min after');
  expect(said('2026-12-02 14:03')).toBeNull();
  expect(said('2026-12-02 13:20')).toBeNull();
  expect(said(null)).toBeNull();
});

it('compares with the clock of the plant, not with UTC', () => {
  expect(said('2026-12-02 15:04', -60)).toBeNull();
  expect(said('2026-12-02 14:04', -60)).toContain('1 h before');
});

it('reads no time whose day and month nobody can tell apart', () => {
  expect(printedTime('08/09/2026 10:00')).toBeNull();
  expect(printedTime('08/09/2026 10:00', 'day-first')).toBe(Date.UTC(2026, 8, 8, 10));
  expect(printedTime('08/09/2026 10:00', 'month-first')).toBe(Date.UTC(2026, 7, 9, 10));
  expect(printedTime('28.11.2026 10:00')).toBe(Date.UTC(2026, 10, 28, 10));
  expect(printedTime('yesterday')).toBeNull();
});
