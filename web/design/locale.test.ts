import { expect, it } from 'vitest';
import { day, inLocale, longDay, moment, sentenceInLocale, typedNumber } from './locale.ts';
import { readNumber } from './read-number.ts';

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
  [
    '2026-11-29T22:01:20.574Z is in the future',
    `${moment('2026-11-29T22:01:20.574Z', 'de-DE')} is in the future`,
  ],
  // numbers without a unit that is known, or without any
  ['its price is 11.44', 'its price is 11,44'],
  ['buy 151.3 kg Ni, 21.3 kg Co for 24,844 USD', 'buy 151,3 kg Ni, 21,3 kg Co for 24.844 USD'],
  ['10.5 against 1.234 counts', '10,5 against 1,234 counts'],
  ['18.1, 18.2 wt%, average 19.30', '18,1, 18,2 wt%, average 19,30'],
  ['Mg 30.4 +- 34.9 ppm (IN718 0.9923)', 'Mg 30,4 ± 34,9 ppm (IN718 0,9923)'],
  ['own range 51.0 to 54.0.', 'own range 51,0 to 54,0.'],
  ['a leak of 1.2e-5 mbar L/s', 'a leak of 1,2e-5 mbar L/s'],
  ['by -0.35, at most <0.5', 'by -0,35, at most <0,5'],
  ['the scale shows 350.000 kg, heat 1.234 takes 7.5', 'the scale shows 350,000 kg, heat 1.234 takes 7,5'],
  // no numbers: a type of certificate, versions, names, clauses, times without a zone
  ...[
    'EN 10204 type 3.1',
    'Inspection document EN 10204 - 3.1, Z-1',
    'remelt 1.2.3',
    'C-2026-11-28',
    'plan/2026-11-01',
    'ISO 9001 8.5.2',
    '127.0.0.1',
    '2026-11-28 06:30',
    'EN 10204 3.1 of heat 1.234, revision 2.1',
    '"1.234" may mean two numbers',
    'Lot 10.5 and C-2026.1, doi 10.1007/s1',
    '1.234: to be poured',
  ].map((same) => [same, same]),
])('writes the sentence %j as %j', (text, written) => expect(sentenceInLocale(text!, 'de-DE')).toBe(written));

it('leaves English as it is', () => {
  const text = '9,165,460 USD for 65.275 kg, 12.3 ± 0.4 wt%';
  expect(sentenceInLocale(text, 'en-US')).toBe(text);
  expect(inLocale('1,234.5', 'en-GB')).toBe('1,234.5');
});

it('writes a day the same wherever it is read', () => expect(day('2026-11-01', 'en-US')).toBe('Nov 1, 2026'));

it('says a month as a word where a day may mean two', () =>
  expect([longDay('2026-12-05', 'de-DE'), longDay('2026-12-05', 'en-US')]).toEqual([
    '5. Dezember 2026',
    'December 5, 2026',
  ]));

it.each([1.234, 102.689, 100.392, 0.125, 12.5, 1234, 1000.125])(
  'fills %d into a field so that it is read in one way',
  (value) => expect(readNumber(typedNumber(value).replace('.', ','))).toEqual({ value }),
);
