import type { ElementSymbol } from '../../metal/alloy/element.ts';

/** Where metal can go, or come from. An addition is a negative amount at `addition`; wall supply a negative at `wall`. */
export const SINKS = ['gas', 'wall', 'slag', 'condensate', 'skull', 'dross', 'filter', 'addition'] as const;
export type Sink = (typeof SINKS)[number];

/**
 * Signed ledger of one operation: `kg[(sink * samples + s) * elements.length + e]` has left the metal for that sink
 * (negative: came from it). Kernels read it back as the memory of walls, layers and slags: they hold no state.
 */
export interface Exchange {
  readonly elements: readonly ElementSymbol[];
  readonly samples: number;
  readonly kg: Float64Array;
}

/** An empty ledger. */
export function createExchange(elements: readonly ElementSymbol[], samples: number): Exchange {
  return { elements, samples, kg: new Float64Array(SINKS.length * samples * elements.length) };
}

/** Offset in `kg` of the first element of a sink and sample; add the element's place. */
export const ledgerRow = (exchange: Exchange, sink: Sink, sample: number): number =>
  (SINKS.indexOf(sink) * exchange.samples + sample) * exchange.elements.length;

/** Sum over all sinks [kg] of one sample and element: what the metal has lost net. */
export function netLoss(exchange: Exchange, sample: number, element: number): number {
  let sum = 0;
  for (let k = 0; k < SINKS.length; k++) {
    sum += exchange.kg[(k * exchange.samples + sample) * exchange.elements.length + element]!;
  }
  return sum;
}

/** Sum of absolute bookings [kg] of one sample and element: the scale that a balance is measured on. */
export function grossExchange(exchange: Exchange, sample: number, element: number): number {
  let sum = 0;
  for (let k = 0; k < SINKS.length; k++) {
    sum += Math.abs(exchange.kg[(k * exchange.samples + sample) * exchange.elements.length + element]!);
  }
  return sum;
}

/** Mean over samples [kg] that one element sent to one sink. */
export function meanTo(exchange: Exchange, sink: Sink, element: number): number {
  let sum = 0;
  for (let s = 0; s < exchange.samples; s++) sum += exchange.kg[ledgerRow(exchange, sink, s) + element]!;
  return sum / exchange.samples;
}
