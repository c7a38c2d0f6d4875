import type { ShownWeight } from '../../documents/yard/scale.ts';

/** Why a scale shows no weight that may be used. */
export type Unusable = 'moving' | 'overload' | 'underload' | 'zero' | 'busy' | 'fault' | 'unit';

/** What a scale said in one message. */
export type Heard =
  | { readonly kind: 'weight'; readonly shown: ShownWeight }
  | { readonly kind: 'unusable'; readonly why: Unusable }
  /** A step of the conversation, such as the tare that was asked for. */
  | { readonly kind: 'more' }
  /** Nothing of this protocol. */
  | { readonly kind: 'foreign' };

/** One reading of one scale: what is sent to it, and what its messages mean. */
export interface Conversation {
  /** Sent now; null where the scale sends by itself. */
  readonly next: () => string | null;
  readonly hear: (message: string) => Heard;
}

/** How a family of scales speaks. Texts are bytes as Latin-1. */
export interface Protocol {
  readonly begin: () => Conversation;
  /** Cuts what came into whole messages and the rest. */
  readonly cut: (text: string) => { readonly messages: readonly string[]; readonly rest: string };
  /** Words of the set-up that a scale needs for it. */
  readonly setUp: string;
}

export const MORE: Heard = { kind: 'more' };
export const FOREIGN: Heard = { kind: 'foreign' };
export const unusable = (why: Unusable): Heard => ({ kind: 'unusable', why });

/** A weight, unless nothing lies on the scale, or less than nothing. */
export function weight(shown: ShownWeight): Heard {
  if (!/[1-9]/.test(shown.net)) return unusable('zero');
  return shown.net.startsWith('-') ? unusable('underload') : { kind: 'weight', shown };
}

/** Messages that end with a line feed or a carriage return; empty ones are nothing. */
export function cutLines(text: string): { readonly messages: readonly string[]; readonly rest: string } {
  const lines = text.split(/[\r\n]+/);
  const rest = lines.pop() ?? '';
  return { messages: lines.filter((line) => line.trim() !== ''), rest };
}

/** Decimal text of what a display shows: "  512.50", "+00123.45", "- 12.5"; undefined for what is not a number. */
export function shownDigits(text: string): string | undefined {
  const [, sign, whole, part] =
    /^\s*([+-]?)\s*(\d{1,12})(?:[.,](\d{0,6}))?\s*$/.exec(text) ??
    /^\s*([+-]?)\s*()\.(\d{1,6})\s*$/.exec(text) ??
    [];
  if (sign === undefined) return undefined;
  const digits = `${(whole ?? '').replace(/^0+(?=\d)/, '') || '0'}${part ? `.${part}` : ''}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}
