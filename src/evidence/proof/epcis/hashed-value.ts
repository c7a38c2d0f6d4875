import { InputError } from '../../../foundation/errors.ts';
import { gs1Identifier } from './gs1-identifiers.ts';

/** Old names of the vocabulary, and where they are now. */
const VOCABULARY: readonly (readonly [old: string, now: string])[] = [
  ['urn:epcglobal:cbv:bizstep:', 'https://ref.gs1.org/cbv/BizStep-'],
  ['urn:epcglobal:cbv:disp:', 'https://ref.gs1.org/cbv/Disp-'],
  ['urn:epcglobal:cbv:btt:', 'https://ref.gs1.org/cbv/BTT-'],
  ['urn:epcglobal:cbv:sdt:', 'https://ref.gs1.org/cbv/SDT-'],
  ['urn:epcglobal:cbv:er:', 'https://ref.gs1.org/cbv/ER-'],
];

/** A value as it is hashed: words of the vocabulary, numbers and identifiers each in one form. Throws InputError for an endless number. */
export function hashedValue(text: string): string {
  const word = VOCABULARY.reduce((so, [old, now]) => so.replaceAll(old, now), text);
  const number = numberText(word);
  return gs1Identifier(number) ?? number;
}

/** Whatever reads as a number, in its shortest form; any other text as it is. */
function numberText(text: string): string {
  if (/^\s*[+-]?(inf|infinity)\s*$/i.test(text)) throw endless(text);
  if (!/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i.test(text)) return text;
  const number = Number(text.replaceAll('_', ''));
  if (!Number.isFinite(number)) throw endless(text);
  if (Number.isInteger(number)) return BigInt(number).toString();
  return shortest(number);
}

const endless = (text: string): InputError =>
  new InputError('a number without end has no hash', {
    value: text.slice(0, 80),
    allowed: 'a finite number, or text',
  });

/** Shortest digits that mean the same number; below 0.0001 with an exponent of two digits. */
function shortest(number: number): string {
  if (Math.abs(number) >= 1e-4) return String(number);
  const [digits, exponent = '0'] = number.toExponential().split('e-');
  return `${digits}e-${exponent.padStart(2, '0')}`;
}

const TIME =
  /^(\d{4})-?(\d{2})-?(\d{2})[Tt ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * A moment in UTC with milliseconds, half of one rounded to the even; text that is not one stays as it is. Throws InputError for a
 * moment without a zone.
 */
export function hashedTime(text: string): string {
  const parts = TIME.exec(text);
  if (parts === null) return hashedNoTime(text);
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone] = parts;
  if (zone === undefined)
    throw new InputError('a moment without a zone has no hash', {
      value: text.slice(0, 80),
      allowed: '2026-11-28T06:00:00.000Z, or with +01:00',
    });
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000${zoneOf(zone)}`);
  if (Number.isNaN(at)) return hashedNoTime(text);
  const microseconds = Number(fraction.slice(0, 6).padEnd(6, '0'));
  return new Date(at + roundedToEven(microseconds)).toISOString();
}

const hashedNoTime = (text: string): string => text;

const zoneOf = (zone: string): string => {
  if (/^z$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
};

/** Whole milliseconds of microseconds. */
function roundedToEven(microseconds: number): number {
  const whole = Math.floor(microseconds / 1000);
  const over = microseconds - whole * 1000;
  if (over === 500) return whole + (whole % 2);
  return over > 500 ? whole + 1 : whole;
}
