import { InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
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
  readonly path: string;
}

/**
 * Puts one addition into every sample: booked as supply from `addition`, with what is not recovered booked to
 * `dross`. Enters as dissolved metal. Throws InputError when an element of the addition is not in the bath.
 */
export function addToBath(bath: Bath, addition: Addition, exchange: Exchange): void {
  const n = bath.elements.length;
  const mass = massOf(bath);
  for (const [element, fraction] of Object.entries(addition.fractions) as [ElementSymbol, number][]) {
    const e = bath.elements.indexOf(element);
    if (e < 0) {
      throw new InputError(`${addition.path} brings ${element}, which the metal has no column for`, {
        path: addition.path,
        value: element,
        allowed: bath.elements.join(', '),
      });
    }
    const recovered = recoveryOf(addition, element);
    for (let s = 0; s < bath.samples; s++) {
      const kg =
        fraction *
        ('mass_kg' in addition.amount ? addition.amount.mass_kg : (addition.amount.wtpct / 100) * mass[s]!);
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
