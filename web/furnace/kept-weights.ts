import { type ChargeSheet, chargeSheetSchema } from '../../src/documents/charge-sheet.ts';

/** Grams by number of the line: what the scale showed, kept on this device until it is booked. */
export type Weights = Readonly<Record<string, number>>;

const weightsOf = (heat: string): string => `remelt-weights-${heat}`;
const sheetOf = (heat: string): string => `remelt-sheet-${heat}`;

/** Weights that were typed for a heat on this device. */
export function keptWeights(heat: string): Weights {
  const found = parsed(weightsOf(heat));
  return typeof found === 'object' && found !== null ? (found as Weights) : {};
}

/** Keeps the weights of a heat; none forgets them. */
export function keepWeights(heat: string, weights: Weights): void {
  if (Object.keys(weights).length === 0) localStorage.removeItem(weightsOf(heat));
  else localStorage.setItem(weightsOf(heat), JSON.stringify(weights));
}

/** Keeps the sheet, so that it is here when the network is not. */
export const keepSheet = (sheet: ChargeSheet): void =>
  localStorage.setItem(sheetOf(sheet.heat), JSON.stringify(sheet));

/** The sheet as it was last seen; undefined for none. */
export function keptSheet(heat: string): ChargeSheet | undefined {
  const read = chargeSheetSchema.safeParse(parsed(sheetOf(heat)));
  return read.success ? read.data : undefined;
}

function parsed(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}
