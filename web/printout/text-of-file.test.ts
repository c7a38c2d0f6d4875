import { expect, it } from 'vitest';
import { textOfFile } from './text-of-file.ts';

const of = (...bytes: readonly number[]) => textOfFile(new Blob([new Uint8Array(bytes)]) as File);

it('reads the text of a file as instruments write it, and nothing of another file', async () => {
  // "Ø" in UTF-8, in UTF-16 with its mark, and as an older Windows writes it
  expect(await of(0xc3, 0x98)).toBe('Ø');
  expect(await of(0xff, 0xfe, 0xd8, 0x00)).toBe('Ø');
  expect(await of(0xd8, 0x31)).toBe('Ø1');
  expect(await of(0x50, 0x4b, 0x03, 0x04, 0x00)).toBeNull();
  expect(await textOfFile(new Blob([new Uint8Array(1_000_001)]) as File)).toBeNull();
});
