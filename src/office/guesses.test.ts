import { expect, it } from 'vitest';
import { isGuessedSoon } from './guesses.ts';

const HERE = ['remelt', 'The Works', 'theworks', 'gus', 'GUS'];

it.each([
  ...['password1234', '123456789012', 'qwertyuiop12', 'remelt123456', 'theworks2026', 'P@ssw0rd1234'],
  ...['abcdefghijkl', 'asdfghjkl;12', '1q2w3e4r5t6y', 'letmeinletmein', 'aaaaaaaaaaaabbbb', 'Summer2026!!!'],
])('%s is guessed soon', async (password) => {
  expect(await isGuessedSoon(password, HERE)).toBe(true);
});

it.each(['four words of no sort', 'drei rote Hunde im Schnee', 'x7Kp-93kd-Lq2z', 'superalloy on tuesdays'])(
  '%s is not',
  async (password) => {
    expect(await isGuessedSoon(password, HERE)).toBe(false);
  },
);

it('looks at a long one no longer than at a short one', async () => {
  expect(await isGuessedSoon('a1'.repeat(100), HERE)).toBe(true);
});
