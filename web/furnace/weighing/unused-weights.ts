import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import type { HeatAtFurnace } from '../heat-now.ts';
import type { Weights } from '../outbox/kept-heat.ts';

interface Charged {
  readonly sheet: Pick<ChargeSheet, 'steps'>;
  readonly charge: Pick<HeatAtFurnace['charges'][number], 'portions'>;
}

/** Lots whose weight on this device [g] is not what a charge has of them. */
export function unusedWeights(
  weights: Weights,
  { sheet, charge }: Charged,
): readonly { readonly lot: string; readonly mass_g: number }[] {
  const lots = new Map(sheet.steps.flatMap(({ lines }) => lines.map(({ number, lot }) => [number, lot])));
  const weighed = new Map<string, number>();
  for (const [number, { mass_g }] of Object.entries(weights)) {
    const lot = lots.get(Number(number));
    if (lot !== undefined) weighed.set(lot, (weighed.get(lot) ?? 0) + mass_g);
  }
  const charged = (lot: string) =>
    charge.portions.reduce((sum, { from, mass_g }) => sum + (from === `lot:${lot}` ? mass_g : 0), 0);
  return [...weighed].flatMap(([lot, mass_g]) => (mass_g === charged(lot) ? [] : [{ lot, mass_g }]));
}
