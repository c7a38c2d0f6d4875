import { z } from 'zod';
import { type ChargeSheet, chargeSheetSchema } from '../../src/documents/charge-sheet.ts';

/** Grams by number of the line: what the scale showed, kept on this device until it is booked. */
export type Weights = Readonly<Record<string, number>>;

/** A heat as this device saw it last. */
export interface KeptHeat {
  readonly heat: string;
  /** When the server said so (UTC). */
  readonly readAt: string;
  /** What is to be weighed; null once the heat is charged. */
  readonly sheet: ChargeSheet | null;
}

const keptSchema = z.object({ heat: z.string(), readAt: z.string(), sheet: chargeSheetSchema.nullable() });

const HEAT = 'remelt-heat-';
const weightsOf = (heat: string): string => `remelt-weights-${heat}`;

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

/** Keeps what the server said of a heat, so that it is here when the network is not. */
export function keepHeat(heat: string, sheet: ChargeSheet | null): void {
  const kept: KeptHeat = { heat, readAt: new Date().toISOString(), sheet };
  localStorage.setItem(HEAT + heat, JSON.stringify(kept));
}

/** A heat as it was last seen on this device; undefined for one that never was. */
export const keptHeat = (heat: string): KeptHeat | undefined => keptAt(HEAT + heat);

/** All heats that were seen on this device. */
export const keptHeats = (): readonly KeptHeat[] => heatKeys().flatMap((key) => keptAt(key) ?? []);

/** Forgets every heat but these. What was weighed, and what waits to be sent, stays. */
export function forgetHeats(but: ReadonlySet<string>): void {
  for (const key of heatKeys()) if (!but.has(key.slice(HEAT.length))) localStorage.removeItem(key);
}

const heatKeys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(HEAT));

const keptAt = (key: string): KeptHeat | undefined => keptSchema.safeParse(parsed(key)).data;

function parsed(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}
