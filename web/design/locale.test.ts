import { expect, it } from 'vitest';
import { day, inLocale, localTimes, longDay, moment, sentenceInLocale } from './locale.ts';

it.each([
  ['65.275 kg', '65,275 kg'],
  ['9,165,460 USD', '9.165.460 USD'],
  ['1,234.50', '1.234,50'],
  ['+0.0034', '+0,0034'],
  ['12 d', '12 d'],
  ['-', '-'],
])('writes %j in German as %j', (text, written) => expect(inLocale(text, 'de-DE')).toBe(written));

it.each([
  ['Free: 65.275 kg of 1,250 kg.', 'Free: 65,275 kg of 1.250 kg.'],
  ['12.3 ± 0.4 wt%, 0.5 to 1.5 ppm', '12,3 ± 0,4 wt%, 0,5 to 1,5 ppm'],
  ['worth 9,165,460 USD (61.50 USD/kg)', 'worth 9.165.460 USD (61,50 USD/kg)'],
  ['booked 2026-11-28 06:30 UTC', `booked ${moment('2026-11-28T06:30Z', 'de-DE')}`],
  ['price of 2026-11-01', 'price of 01.11.2026'],
  // no numbers: a type of certificate, versions, names, clauses, times without a zone
  ...[
    'EN 10204 type 3.1',
    'remelt 1.2.3',
    'C-2026-11-28',
    'plan/2026-11-01',
    'ISO 9001 8.5.2',
    '127.0.0.1',
    '2026-11-28 06:30',
  ].map((same) => [same, same]),
])('writes the sentence %j as %j', (text, written) => expect(sentenceInLocale(text!, 'de-DE')).toBe(written));

it('leaves English as it is', () => {
  const text = '9,165,460 USD for 65.275 kg, 12.3 ± 0.4 wt%';
  expect(sentenceInLocale(text, 'en-US')).toBe(text);
  expect(inLocale('1,234.5', 'en-GB')).toBe('1,234.5');
});

it('writes a day the same wherever it is read', () => expect(day('2026-11-01', 'en-US')).toBe('Nov 1, 2026'));

it('tells moments of a refusal by the clock of the device, and leaves days and what it quotes alone', () => {
  expect(localTimes('2026-11-29T22:01:20.574Z is in the future')).toBe(
    `${moment('2026-11-29T22:01:20.574Z')} is in the future`,
  );
  expect(localTimes('from 2026-11-29 on, 1,234 of "1,234 kg", lot T-1Z')).toBe(
    'from 2026-11-29 on, 1,234 of "1,234 kg", lot T-1Z',
  );
});

it('says a month as a word where a day may mean two', () =>
  expect([longDay('2026-12-05', 'de-DE'), longDay('2026-12-05', 'en-US')]).toEqual([
    '5. Dezember 2026',
    'December 5, 2026',
  ]));
