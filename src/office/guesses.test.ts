import { expect, it } from 'vitest';
import { isGuessedSoon } from './guesses.ts';

const HERE = ['remelt', 'The Works', 'theworks', 'gus', 'GUS'];

it.each([
  ...['password1234', '123456789012', 'qwertyuiop12', 'remelt123456', 'theworks2026', 'P@ssw0rd1234'],
  ...['abcdefghijkl', 'asdfghjkl;12', '1q2w3e4r5t6y', 'letmeinletmein', 'aaaaaaaaaaaabbbb', 'Summer2026!!!'],
])('%s is guessed soon', async (password) => {
  expect(await isGuessedSoon(password, HERE)).toBe(true);
});

it.each([
  'four words of no sort',
  'nickel sings under bridges',
  'drei rote Hunde im Schnee',
  'x7Kp-93kd-Lq2z',
  'superalloy on tuesdays',
])('%s is not', async (password) => {
  expect(await isGuessedSoon(password, HERE)).toBe(false);
});

const TRADE = [
  'theworks',
  'steelworks',
  'foundry',
  'furnace',
  'alloy',
  'superalloy',
  'quality',
  'melting',
  'plant',
];

it.each([...TRADE, 'welcome', 'password', 'stahlwerk', 'qualitysteel', 'nickelalloy'])(
  '%s with a year is guessed soon, at a plant of another name too',
  async (word) => {
    const capital = `${word[0]!.toUpperCase()}${word.slice(1)}`;
    for (const password of [
      `${word}2026`,
      `${capital}2026!`,
      `2026${word}`,
      `${capital}_2026`,
      `the${word}2026`,
    ])
      expect([password, await isGuessedSoon(password, ['remelt', 'Northern Alloys', 'gus'])]).toEqual([
        password,
        true,
      ]);
  },
);

it('looks at a long one no longer than at a short one', async () => {
  expect(await isGuessedSoon('a1'.repeat(100), HERE)).toBe(true);
});
