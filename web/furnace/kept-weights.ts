import type { z } from 'zod';
import { type ChargeSheet, chargeSheetSchema } from '../../src/documents/charge-sheet.ts';
import { comparedHeatSchema } from '../../src/documents/heats.ts';
import type { HeatAtFurnace } from './heat-now.ts';

/** Grams by number of the line: what the scale showed, kept on this device until it is booked. */
export type Weights = Readonly<Record<string, number>>;

const weightsOf = (heat: string): string => `remelt-weights-${heat}`;
const sheetOf = (heat: string): string => `remelt-sheet-${heat}`;
const stateOf = (heat: string): string => `remelt-heat-${heat}`;

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
export const keptSheet = (heat: string): ChargeSheet | undefined => checked(chargeSheetSchema, sheetOf(heat));

/** Keeps how a heat stands, so that it can be finished when the network is gone. */
export const keepHeat = (heat: HeatAtFurnace): void =>
  localStorage.setItem(stateOf(heat.id), JSON.stringify(heat));

/** A heat as it was last seen; undefined for none. */
export const keptHeat = (heat: string): HeatAtFurnace | undefined =>
  checked(comparedHeatSchema.shape.heat, stateOf(heat));

function checked<T>(schema: z.ZodType<T>, name: string): T | undefined {
  const read = schema.safeParse(parsed(name));
  return read.success ? read.data : undefined;
}

function parsed(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}
