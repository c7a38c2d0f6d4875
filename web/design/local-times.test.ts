import { expect, it } from 'vitest';
import { localTimes } from './local-times.ts';

it('tells times of the server as the device writes them, and leaves days and words alone', () => {
  const at = new Date('2026-11-29T22:01:20.574Z').toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  expect(localTimes('2026-11-29T22:01:20.574Z is in the future')).toBe(`${at} is in the future`);
  expect(localTimes('from 2026-11-29 on, lot T-1Z')).toBe('from 2026-11-29 on, lot T-1Z');
});
