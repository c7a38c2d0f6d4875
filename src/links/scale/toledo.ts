import type { WeightUnit } from '../../foundation/quantity/weight.ts';
import { lessTare, withTare } from './mt-sics.ts';
import { type Conversation, FOREIGN, type Heard, type Protocol, unusable, weight } from './protocol.ts';

const STX = '\x02';
/** STX, three bytes of state, six digits of weight, six of tare, CR. */
const LENGTH = 17;
/** Decimal places by bits 0 to 2 of state A; below zero the last digits are not sent. */
const PLACES = [-2, -1, 0, 1, 2, 3, 4, 5] as const;

/**
 * Continuous output of METTLER TOLEDO terminals, which many others speak too: STX A B C, six digits of weight, six of tare, CR, and a
 * checksum where it is switched on. Source: Toledo continuous output in Rockwell 57C428 (appendix D), Wildcat E15609900A (p. 6-5: state A
 * bits 0-2 places; B bit 0 net, 1 negative, 2 out of range, 3 motion, 4 kg, 6 power-up not zeroed; C bit 0 grams) and KERN FTC (5.2).
 */
export const toledo: Protocol = {
  begin,
  cut,
  setUp: 'continuous output with the tare (17 or 18 characters)',
};

function begin(): Conversation {
  return { next: () => null, hear };
}

function hear(message: string): Heard {
  const bytes = [...message].map((one) => one.charCodeAt(0) & 0x7f);
  const [, a = 0, b = 0, c = 0] = bytes;
  const places = PLACES[a & 7]!;
  const [indicated, tare] = [
    sixDigits(message.slice(4, 10), places),
    sixDigits(message.slice(10, 16), places),
  ];
  if (indicated === undefined || tare === undefined) return FOREIGN;
  if ((b & 0x40) !== 0) return unusable('fault');
  if ((b & 0x04) !== 0) return unusable((b & 0x02) === 0 ? 'overload' : 'underload');
  if ((b & 0x08) !== 0) return unusable('moving');
  const unit = unitOf(b, c);
  if (unit === undefined) return unusable('unit');
  const digits = (b & 0x02) !== 0 && /[1-9]/.test(indicated) ? `-${indicated}` : indicated;
  const asTare = { digits: tare, unit };
  if ((b & 0x01) !== 0) return weight(withTare({ net: digits, unit }, asTare));
  return weight(/[1-9]/.test(tare) ? lessTare(digits, asTare) : { net: digits, gross: digits, unit });
}

/** Bits 0 to 2 of state C name other units; only grams are read of them. */
function unitOf(b: number, c: number): WeightUnit | undefined {
  if ((c & 7) === 1) return 'g';
  if ((c & 7) !== 0) return undefined;
  return (b & 0x10) !== 0 ? 'kg' : 'lb';
}

function sixDigits(text: string, places: number): string | undefined {
  const [, whole] = /^ *(\d+)$/.exec(text) ?? [];
  if (whole === undefined || text.length !== 6) return undefined;
  if (places <= 0) return (whole + '0'.repeat(-places)).replace(/^0+(?=\d)/, '');
  const all = whole.padStart(places + 1, '0');
  return `${all.slice(0, -places).replace(/^0+(?=\d)/, '')}.${all.slice(-places)}`;
}

/**
 * Messages of 17 characters from STX to CR. The character after CR is the next STX or a checksum; a message with a wrong one is cut
 * out. The last message waits until that character has come.
 */
function cut(text: string): ReturnType<Protocol['cut']> {
  const messages: string[] = [];
  let rest = text;
  for (;;) {
    const start = rest.indexOf(STX);
    if (start < 0) return { messages, rest: '' };
    rest = rest.slice(start);
    if (rest.length <= LENGTH) return { messages, rest };
    const message = rest.slice(0, LENGTH);
    const after = rest.charAt(LENGTH);
    const isWhole = message.endsWith('\r') && (after === STX || after.charCodeAt(0) === checksum(message));
    if (isWhole) messages.push(message);
    rest = rest.slice(isWhole && after !== STX ? LENGTH + 1 : isWhole ? LENGTH : 1);
  }
}

/** Two's complement of the sum of bits 0 to 6 of all characters before it. */
export const checksum = (message: string): number =>
  -[...message].reduce((sum, one) => sum + (one.charCodeAt(0) & 0x7f), 0) & 0x7f;
