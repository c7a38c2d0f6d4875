import type { Source } from '../../metal/plant/source.ts';
import { addressOf } from '../../metal/plant/source.ts';
import type { Arrived, LinkPort } from '../driver.ts';

/** What a driver has told in a test. */
export interface Told {
  readonly port: LinkPort;
  readonly said: string[];
  readonly parts: Arrived[];
  readonly raw: string[];
  /** All that arrived, as text. */
  readonly text: () => string;
  /** Resolves once what is asked holds. */
  readonly until: (holds: () => boolean) => Promise<void>;
}

/** A server that answers every part, and remembers what it was told. */
export function toldPort(
  source: Source,
  {
    now = () => new Date(),
    refuses = () => false,
  }: { readonly now?: () => Date; readonly refuses?: () => boolean } = {},
): Told {
  const [said, parts, raw]: [string[], Arrived[], string[]] = [[], [], []];
  return {
    ...{ said, parts, raw },
    port: {
      ...{ source, address: addressOf(source), now },
      known: async () => new Set(),
      arrived: async (part) => {
        if (refuses()) throw new Error('the server does not answer');
        parts.push(part);
        return { kind: 'booked', words: 'kept' };
      },
      say: (condition, words) => said.push(`${condition}: ${words}`),
      heard: (words) => raw.push(words),
    },
    text: () => parts.map(({ bytes }) => Buffer.from(bytes).toString()).join(''),
    until: async (holds) => {
      for (let i = 0; i < 1000 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
      if (!holds()) throw new Error(`not told within 10 s; said: ${said.join(' | ')}; raw: ${raw.at(-1)}`);
    },
  };
}
