import { expect, it } from 'vitest';
import { dayOf, readTypedDay } from './read-day.ts';

it('reads a day as it is written here and elsewhere', () => {
  for (const typed of [
    '2026-12-05',
    '5.12.2026',
    ' 05.12.26 ',
    '5 Dec 2026',
    '5. Dezember 2026',
    'Dec 5, 2026',
  ])
    expect(dayOf(typed), typed).toBe('2026-12-05');
  expect(dayOf('13/12/2026')).toBe('2026-12-13');
  expect(dayOf('12/13/2026')).toBe('2026-12-13');
  expect(dayOf('5/5/2026')).toBe('2026-05-05');
});

it('asks where day and month may be exchanged, and takes no number and no word', () => {
  expect(readTypedDay('5/12/2026')).toEqual({ wrong: 'ambiguous', dmy: '2026-12-05', mdy: '2026-05-12' });
  for (const typed of ['46000', 'soon', '31.2.2026', '5.12.'])
    expect(readTypedDay(typed), typed).toEqual({ wrong: 'shape' });
});
