import { ownValue } from '../../foundation/quantity/own-value.ts';
import { WEIGHT_UNITS } from '../../foundation/quantity/weight.ts';
import {
  type Conversation,
  cutLines,
  FOREIGN,
  type Heard,
  type Protocol,
  shownDigits,
  unusable,
  weight,
} from './protocol.ts';

/** `ST,GS,+00123.45kg`: state, gross or net where it is told, sign and digits, unit after a comma, a blank or nothing. */
const LINE = /^(?:\d{1,2})?(ST|US|OL|UL|LO|TL|QT)(?:,(GS|NT|TR))?,(.{1,16}?),?\s*([A-Za-z%]{1,3})?\s*$/;

const STATES: Readonly<Record<string, 'moving' | 'overload' | 'underload' | 'fault' | 'unit'>> = {
  US: 'moving',
  OL: 'overload',
  LO: 'overload',
  UL: 'underload',
  TL: 'fault',
  QT: 'unit',
};

/**
 * The line that A&D indicators stream, and CAS, Dini Argeo and others like it: `ST,GS,+00123.45kg`. Source: A&D AD-4404 (9.2.6: ST
 * stable, US unstable, OL/LO out of range; GS gross, NT net, TR tare), A&D EK-L (9-2), Dini Argeo DGT4X (p. 52: UL underload, unit after
 * a comma).
 */
export const and: Protocol = {
  begin,
  cut: cutLines,
  setUp: 'stream mode (continuous output of ST,GS,+00123.45kg)',
};

function begin(): Conversation {
  return { next: () => null, hear };
}

function hear(message: string): Heard {
  const [, state, mode, text, unit] = LINE.exec(message.trim()) ?? [];
  if (state === undefined) return FOREIGN;
  const why = ownValue(STATES, state);
  if (why !== undefined) return unusable(why);
  const digits = shownDigits(text ?? '');
  if (digits === undefined) return FOREIGN;
  const known = WEIGHT_UNITS.find((one) => one === unit);
  if (known === undefined) return unusable('unit');
  if (mode === 'TR') return { kind: 'more' };
  return weight(mode === 'GS' ? { net: digits, gross: digits, unit: known } : { net: digits, unit: known });
}
