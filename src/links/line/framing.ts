import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { SourceAddress } from '../../metal/plant/source-address.ts';

/** How telegrams are cut out of a line. */
export interface Framing {
  /** Text that ends a telegram; null = a pause does. */
  readonly end: RegExp | null;
  readonly pause_ms: number;
}

const ENDS: Readonly<Record<string, RegExp | null>> = {
  ...{ line: /\r\n|\r|\n/, crlf: /\r\n/, cr: /\r/, lf: /\n/ },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ETX is the character that ends a telegram
  ...{ etx: /\x03[\r\n]*/, pause: null },
};

/** The framing that an address says. */
export const framingOf = ({ settings }: Pick<SourceAddress, 'settings'>): Framing => ({
  end: ownValue(ENDS, settings.end ?? 'line') ?? null,
  pause_ms: Number(settings.pause_ms ?? 500),
});

/** Cuts whole telegrams off what came; the rest waits for more. Empty ones are nothing, and STX at the beginning is no part of one. */
export function cutTelegrams(
  text: string,
  { end }: Pick<Framing, 'end'>,
): { readonly telegrams: readonly string[]; readonly rest: string } {
  if (end === null) return { telegrams: [], rest: text };
  const parts = text.split(end);
  const rest = parts.pop() ?? '';
  return { telegrams: parts.map(bare).filter((one) => one.trim() !== ''), rest };
}

/** A telegram without the sign of its beginning. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: STX is the character that begins a telegram
export const bare = (telegram: string): string => telegram.replace(/^[\x02\r\n]+/, '');
