import type { Bath } from './bath.ts';
import { type Exchange, ledgerRow, type Sink } from './exchange.ts';

/** Books `share` of the metal to a sink as it is, particles included: runners, stub, skin turned off. */
export function leaveBehind(
  bath: Bath,
  exchange: Exchange,
  { sink, share }: { readonly sink: Sink; readonly share: number },
): void {
  if (share === 0) return;
  const n = bath.elements.length;
  const p = bath.populations.length;
  for (let s = 0; s < bath.samples; s++) {
    const row = ledgerRow(exchange, sink, s);
    for (let e = 0; e < n; e++) {
      const kg = bath.dissolved[s * n + e]! * share;
      bath.dissolved[s * n + e] = bath.dissolved[s * n + e]! - kg;
      exchange.kg[row + e] = exchange.kg[row + e]! + kg;
    }
    for (let k = 0; k < p; k++) {
      const kg = bath.particles[s * p + k]! * share;
      if (kg === 0) continue;
      bath.particles[s * p + k] = bath.particles[s * p + k]! - kg;
      const { content } = bath.populations[k]!;
      for (let e = 0; e < n; e++) exchange.kg[row + e] = exchange.kg[row + e]! + kg * content[e]!;
    }
  }
}

/** Part of a loss of `total` [kg/kg] that falls on a part of the operation: what is left adds up to 1 - total. */
export const partOfLoss = (total: number, part: number): number => -Math.expm1(Math.log1p(-total) * part);
