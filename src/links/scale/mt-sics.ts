import type { ShownWeight } from '../../documents/yard/scale.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { addDecimals } from '../../foundation/quantity/reading.ts';
import { lessDecimal, WEIGHT_UNITS } from '../../foundation/quantity/weight.ts';
import {
  type Conversation,
  cutLines,
  FOREIGN,
  type Heard,
  MORE,
  type Protocol,
  shownDigits,
  unusable,
  weight,
} from './protocol.ts';

/** What a tare memory answers: a weight, or nothing that helps. */
type Tare = Pick<ShownWeight, 'unit'> & { readonly digits: string };

/**
 * METTLER TOLEDO Standard Interface Command Set, levels 0 and 1: `TA` asks for the tare memory, `SI` for the net weight at once, with
 * its state. Source: reference manual MT-SICS 11780711 and the operating instructions of AT balances, p. 87 ("S S 100.00 g"; "S I" not
 * executable, "S +" overload, "S -" underload). Left out: `SIX1`, whose answer differs between terminals.
 */
export const mtSics: Protocol = {
  begin,
  cut: cutLines,
  setUp: 'MT-SICS on its interface, answers ended by CR LF',
};

function begin(): Conversation {
  /** undefined = not asked yet; null = the scale has none to tell. */
  let tare: Tare | null | undefined;
  const hear = (message: string): Heard => {
    const [command, status, digits, unit, ...rest] = message.trim().split(/\s+/);
    if (['ES', 'ET', 'EL'].includes(message.trim())) {
      // a scale of level 0 has no tare memory to ask for
      if (tare !== undefined) return unusable('fault');
      tare = null;
      return MORE;
    }
    if (command === 'TA') {
      tare = status === 'A' ? (tareOf(digits, unit) ?? null) : null;
      return MORE;
    }
    if (command !== 'S' || rest.length > 0) return FOREIGN;
    if (digits === undefined) return unusable(ownValue(STATES, status ?? '') ?? 'fault');
    if (status !== 'S' && status !== 'D') return FOREIGN;
    const net = shownDigits(digits);
    if (net === undefined) return FOREIGN;
    const known = unitOf(unit);
    if (known === undefined) return unusable('unit');
    if (status === 'D') return unusable('moving');
    return weight(withTare({ net, unit: known }, tare ?? null));
  };
  return { next: () => (tare === undefined ? 'TA\r\n' : 'SI\r\n'), hear };
}

const STATES: Readonly<Record<string, 'busy' | 'overload' | 'underload'>> = {
  I: 'busy',
  '+': 'overload',
  '-': 'underload',
};

const unitOf = (unit: string | undefined) => WEIGHT_UNITS.find((one) => one === unit);

function tareOf(text: string | undefined, unit: string | undefined): Tare | undefined {
  const [digits, known] = [shownDigits(text ?? ''), unitOf(unit)];
  return digits === undefined || known === undefined || digits.startsWith('-')
    ? undefined
    : { digits, unit: known };
}

/** The net weight with its tare, where the scale has one in the same unit. */
export function withTare(shown: Pick<ShownWeight, 'net' | 'unit'>, tare: Tare | null): ShownWeight {
  if (tare === null || tare.unit !== shown.unit) return shown;
  return { ...shown, tare: tare.digits, gross: addDecimals([shown.net, tare.digits]) };
}

/** A gross weight with its tare: the net weight is what is left. */
export const lessTare = (gross: string, { digits, unit }: Tare): ShownWeight => ({
  gross,
  tare: digits,
  net: lessDecimal(gross, digits),
  unit,
});
