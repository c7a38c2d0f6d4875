import { ownValue } from '../../foundation/quantity/own-value.ts';
import { WEIGHT_UNITS } from '../../foundation/quantity/weight.ts';
import { withTare } from './mt-sics.ts';
import {
  type Conversation,
  FOREIGN,
  type Heard,
  MORE,
  type Protocol,
  shownDigits,
  type Unusable,
  unusable,
  weight,
} from './protocol.ts';

/** `<LF> s r n m f xxxxxxxxxx uuu <CR>`: state, range, gross or net, motion, spare, ten characters of weight, three of unit. */
const ANSWER = /^([ ZOUEITe])(.)([GNTgn])([ M])(.)(.{10})(.{3})$/;

const STATES: Readonly<Record<string, Unusable>> = {
  Z: 'zero',
  O: 'overload',
  U: 'underload',
  E: 'fault',
  I: 'fault',
  T: 'fault',
  e: 'fault',
};

/**
 * Scale Serial Communication Protocol of the Scale Manufacturers Association, SMA SCP-0499, level 1: `W` asks for the displayed weight,
 * `M` for the tare of a net weight. Source: SMA SCP-0499, first edition 1999, mod. 1 of 2005; answers as in the manuals of Sartorius PR
 * 5220 (EN-130) and Fairbanks FB2550 (appendix III).
 */
export const sma: Protocol = { begin, cut, setUp: 'SMA (SCP-0499) on its interface' };

function begin(): Conversation {
  let tare: Parameters<typeof withTare>[1] | undefined;
  let isNet = false;
  const hear = (message: string): Heard => {
    // "?" = a command that it does not know: the tare is then not told
    if (message.trim() === '?') {
      if (!isNet || tare !== undefined) return unusable('fault');
      tare = null;
      return MORE;
    }
    const [, state, , mode, motion, , digits, unit] = ANSWER.exec(message) ?? [];
    if (mode === undefined) return FOREIGN;
    const why = ownValue(STATES, state!);
    if (why !== undefined && mode !== 'T') return unusable(why);
    const [shown, known] = [shownDigits(digits!), WEIGHT_UNITS.find((one) => one === unit!.trim())];
    if (mode === 'T') {
      tare = shown === undefined || known === undefined ? null : { digits: shown, unit: known };
      return MORE;
    }
    if (motion === 'M') return unusable('moving');
    if (shown === undefined) return FOREIGN;
    if (known === undefined) return unusable('unit');
    if (mode.toLowerCase() === 'g') return weight({ net: shown, gross: shown, unit: known });
    if (tare !== undefined) return weight(withTare({ net: shown, unit: known }, tare));
    isNet = true;
    return MORE;
  };
  return { next: () => (isNet && tare === undefined ? '\nM\r' : '\nW\r'), hear };
}

/** A message begins with LF and ends with CR; blanks inside it count. */
function cut(text: string): ReturnType<Protocol['cut']> {
  const parts = text.split('\r');
  const rest = parts.pop() ?? '';
  return {
    messages: parts.map((part) => part.replace(/^[\s\S]*\n/, '')).filter((part) => part !== ''),
    rest,
  };
}
