import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { trustPage } from './keys-page.ts';

it('says the policy in words, and each key with the days on which it counts', () => {
  const { title, words } = readPage(
    trustPage({
      format: 'remelt-trust/1',
      date: '2026-11-24',
      policy: '# date 2026-11-24\nlog plant+1a2b+AA\nwitness w w.example+3c4d+BB\nquorum w\n',
      persons: [
        { name: 'Ann', key: 'a+1+CC', from: '2026-01-02' },
        { name: 'Ben', key: 'b+2+DD', from: '2026-01-02', until: '2026-05-06' },
      ],
    }),
  );
  expect(title).toBe('Trust document of 2026-11-24');
  expect(words.slice(0, -1)).toEqual([
    'Key of the log: plant+1a2b+AA',
    'Witness w w.example+3c4d+BB',
    'These have to sign: w',
    'Ann, from 2026-01-02: a+1+CC',
    'Ben, from 2026-01-02 to 2026-05-06: b+2+DD',
  ]);
});
