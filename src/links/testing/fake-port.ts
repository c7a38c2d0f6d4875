import { createHash } from 'node:crypto';
import type { Source } from '../../metal/plant/source.ts';
import { addressOf } from '../../metal/plant/source.ts';
import type { Answer, Arrived, LinkPort } from '../driver.ts';

/** A port whose server books everything in memory, for tests. */
export function fakePort(
  source: Omit<Source, 'id' | 'kind'>,
  answer: (what: Arrived) => Promise<Answer> = async () => ({ kind: 'booked', words: 'booked' }),
) {
  const whole: Source = { id: 'oes-1', kind: 'instrument', ...source };
  const booked: { readonly file: string; readonly sha256: string; readonly text: string }[] = [];
  const said: string[] = [];
  const raw: string[] = [];
  const port: LinkPort = {
    source: whole,
    address: addressOf(whole),
    now: () => new Date(),
    known: async (hashes) => {
      const done = new Set(booked.map(({ sha256 }) => sha256));
      return new Set(hashes.filter((one) => done.has(one)));
    },
    arrived: async (what) => {
      const made = await answer(what);
      const text = Buffer.from(what.bytes).toString('latin1');
      const sha256 = createHash('sha256').update(what.bytes).digest('hex');
      if (made.kind === 'booked') booked.push({ file: what.file, sha256, text });
      return made;
    },
    say: (condition, words) => {
      const text = `${condition}: ${words}`;
      if (said.at(-1) !== text) said.push(text);
    },
    heard: (text) => void raw.push(text),
  };
  return { port, booked, said, raw };
}

/** Waits until something holds, and says what is there where it does not. */
export async function until(
  holds: () => boolean | undefined,
  what: () => unknown,
  within_ms = 15_000,
): Promise<void> {
  const end = performance.now() + within_ms;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`did not come: ${JSON.stringify(what())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
