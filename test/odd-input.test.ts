import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshYard, type Ran, remelt } from './testing/remelt.ts';

let folder: Awaited<ReturnType<typeof freshYard>>;
const run = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder.path, name), content);
  return name;
};
beforeAll(async () => {
  folder = await freshYard();
  mkdirSync(join(folder.path, 'folder'));
  expect((await run('lot', 'buy', 'Ni-electrolytic', '100')).code).toBe(0);
});
afterAll(() => folder.remove());

describe('what a fuzzer found is bad input, never a fault of the program', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a verb that every object inherits', ['constructor'], /unknown command 'constructor'/],
    [
      'help of a word that is no verb',
      ['orders', '--help'],
      /unknown command 'orders'; did you mean order\?/,
    ],
    ['the same, asked for first', ['help', 'ordr'], /unknown command 'ordr'; did you mean order\?/],
    ['help of no verb below one', ['order', 'lst', '-h'], /unknown command 'lst'; did you mean list\?/],
    [
      'a calculation that every object inherits',
      ['calculate', 'toString', 'odd.json'],
      /there is no calculation toString/,
    ],
    ['a status that is none', ['lots', '--status', 'nonsense'], /"nonsense" is not a status of a lot/],
    ['a file name with U+0000', ['identify', 'A\u0000B'], /"A\\u0000B" is not the name of a file/],
    ['a file name longer than the system takes', ['identify', 'x'.repeat(5000)], /there is no file x+/],
    ['a file in a file', ['identify', 'deep.json/x'], /there is no file deep\.json\/x/],
    ['a folder', ['identify', 'folder'], /folder is a folder/],
    ['bytes that are no text', ['record', 'binary.json'], /binary\.json is not UTF-8 text/],
    [
      'lists deeper than a stack goes',
      ['calculate', 'plan', 'deep.json'],
      /deep\.json has more than 100 levels/,
    ],
    ['a heat with U+0000', ['record', 'zero.json'], /holds the sign U\+0000/],
  ])('%s', async (_what, argv, words) => {
    file('odd.json', '{}');
    file('deep.json', `{"heats":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    file('binary.json', Buffer.from([0x80, 0xff, 0x00]));
    file('zero.json', JSON.stringify({ heat: 'A\u0000B', charge: [{ lot: 'A', actual_g: 1 }] }));
    const { code, err } = await run(...argv);
    expect(err).toMatch(words);
    expect(code).toBe(2);
  });

  it.each(['identify', 'plan', 'simulate', 'correct', 'release', 'calibrate', 'advise'])(
    '%s: an object that cannot be written as text in place of a word',
    async (name) => {
      const { code, err } = await run('calculate', name, file('odd.json', '{"format":{"toString":1}}'));
      expect(err).toMatch(/format/);
      expect(code).toBe(2);
    },
  );
});
