import { InputError } from '../../foundation/errors.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { type Bath, massOf } from './bath.ts';
import { type Exchange, ledgerRow } from './exchange.ts';

/** Metal thrown into a stirred bath. Amount either as kg or as wt% of the metal then in the furnace. */
export interface Addition {
  readonly material: string;
  /** Mass fractions [kg/kg] that sum to 1. */
  readonly fractions: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly amount: { readonly mass_kg: number } | { readonly wtpct: number };
  /** Time from the start of its operation [s]. */
  readonly at_s: number;
  /** Share that enters the metal; the rest goes to the dross. One number, or by element (others 1). */
  readonly recovery: number | Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Time in which the lump is gone [s]; left out, the operation estimates it. */
  readonly dissolution_s?: number;
  readonly path: string;
}

/** A part of an addition that enters the metal at one time. */
export interface Portion {
  readonly addition: Addition;
  readonly at_s: number;
  /** Part of the lump [1]. */
  readonly share: number;
}

/** A lump that shrinks by constant dr/dt has lost 1 - (1 - t/tau)^3: seven eighths in the first half of its time. */
const FIRST_HALF = 0.875;
/** Dissolution times are rounded up to this grid [s], so that lumps thrown in together share their stops. */
const TIME_GRID_S = 20;

/**
 * An addition laid on the time it takes to dissolve: seven eighths at a quarter of it, the rest at three quarters.
 * What is not dissolved when the operation ends enters then.
 */
export function portionsOf(addition: Addition, dissolution_s: number, end_s: number): readonly Portion[] {
  if (dissolution_s <= 0) return [{ addition, at_s: addition.at_s, share: 1 }];
  const tau = Math.ceil(dissolution_s / TIME_GRID_S) * TIME_GRID_S;
  return [
    { addition, at_s: Math.min(addition.at_s + tau / 4, end_s), share: FIRST_HALF },
    { addition, at_s: Math.min(addition.at_s + (3 * tau) / 4, end_s), share: 1 - FIRST_HALF },
  ];
}

/** Mass of an addition for each sample [kg], of the metal that is in the furnace now. */
export function amountOf(addition: Addition, bath: Bath): Float64Array {
  const { amount } = addition;
  const mass = massOf(bath);
  return mass.map((kg) => ('mass_kg' in amount ? amount.mass_kg : (amount.wtpct / 100) * kg));
}

/** Recovery of an element by sample, as the parameter `recovery:La` gives it; undefined = as the addition states. */
export type Recoveries = (element: ElementSymbol) => Float64Array | undefined;

/**
 * Puts one portion of an addition of `amount_kg` (by sample) into every sample: booked as supply from `addition`, with
 * what is not recovered booked to `dross`. Enters as dissolved metal. `recoveries` replaces the recovery of an element by
 * one value per sample. Throws InputError when an element of the addition is not in the bath.
 */
export function addToBath(
  bath: Bath,
  { addition, share }: Portion,
  to: { readonly amount_kg: Float64Array; readonly exchange: Exchange; readonly recoveries?: Recoveries },
): void {
  const { amount_kg, exchange, recoveries } = to;
  const n = bath.elements.length;
  for (const [element, fraction] of entriesOf(addition.fractions)) {
    const e = bath.elements.indexOf(element);
    if (e < 0) {
      throw new InputError(`${addition.path} brings ${element}, which the bath does not track`, {
        path: addition.path,
        value: element,
        allowed: bath.elements.join(', '),
      });
    }
    const stated = recoveryOf(addition, element);
    const drawn = recoveries?.(element);
    for (let s = 0; s < bath.samples; s++) {
      const recovered = drawn ? drawn[s]! : stated;
      const kg = share * fraction * amount_kg[s]!;
      const source = ledgerRow(exchange, 'addition', s) + e;
      const lost = ledgerRow(exchange, 'dross', s) + e;
      exchange.kg[source] = exchange.kg[source]! - kg;
      exchange.kg[lost] = exchange.kg[lost]! + kg * (1 - recovered);
      bath.dissolved[s * n + e] = bath.dissolved[s * n + e]! + kg * recovered;
    }
  }
}

/** Share of an element of an addition that enters the metal [1]. */
export const recoveryOf = (addition: Addition, element: ElementSymbol): number =>
  typeof addition.recovery === 'number' ? addition.recovery : (addition.recovery[element] ?? 1);
