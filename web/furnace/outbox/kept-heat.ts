import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type ChargeSheet, chargeSheetSchema } from '../../../src/documents/heats/charge-sheet.ts';
import { comparedHeatSchema } from '../../../src/documents/heats/heats.ts';
import { onDevice } from '../../offline/on-device.ts';
import type { HeatAtFurnace } from '../heat-now.ts';
import type { ReadWeight } from '../weighing/read-weight.ts';
import { KEPT, keysWith } from './forget.ts';

/** A weight of a line: typed, or read from a scale. */
export interface Weight {
  readonly mass_g: number;
  readonly read?: ReadWeight | undefined;
  /** Who weighed it on another device and handed it over, and the readings it came from; absent = it was weighed here. */
  readonly by?: string;
  readonly readings?: readonly ReadWeight['readings'][number][];
}

/** Weights by number of the line, kept on this device until they are booked. */
export type Weights = Readonly<Record<string, Weight>>;

/** A heat as this device saw it last. */
export interface KeptHeat {
  /** When the server said so (UTC). */
  readonly readAt: string;
  readonly heat: HeatAtFurnace;
}

const keptSchema = z.object({ readAt: z.string(), heat: comparedHeatSchema.shape.heat });

const weightsOf = (heat: string): string => `remelt-weights-${heat}`;

/** Weights that were typed for a heat on this device. */
export function keptWeights(heat: string): Weights {
  const found = parsed(weightsOf(heat));
  return typeof found === 'object' && found !== null ? (found as Weights) : {};
}

const weighing = new Set<() => void>();

/** Keeps the weights of a heat; none forgets them. */
export function keepWeights(heat: string, weights: Weights): void {
  if (Object.keys(weights).length === 0) onDevice.forget(weightsOf(heat));
  else onDevice.keep(weightsOf(heat), JSON.stringify(weights));
  for (const listener of weighing) listener();
}

/** The weights of a heat on this device, as they change here and in other tabs. */
export function useWeights(heat: string): Weights {
  const subscribe = (changed: () => void) => {
    weighing.add(changed);
    const stop = onWeightsElsewhere(heat, changed);
    return () => {
      weighing.delete(changed);
      stop();
    };
  };
  useSyncExternalStore(subscribe, () => onDevice.get(weightsOf(heat)));
  return keptWeights(heat);
}

const handedName = (heat: string): string => `remelt-handed-${heat}`;

/** Whether the weights of a hand-over (its record) were taken here: what is undone of them afterwards does not come back. */
export const hasTaken = (heat: string, seq: number): boolean =>
  onDevice.get(handedName(heat)) === String(seq);
export const keepTaken = (heat: string, seq: number): void =>
  void onDevice.keep(handedName(heat), String(seq));

/** Forgets the weights of a heat that is charged. */
export function forgetWeights(heat: string): void {
  keepWeights(heat, {});
  onDevice.forget(handedName(heat));
}

/** Calls back when another tab of this browser has changed the weights of a heat; answers how to stop that. */
export function onWeightsElsewhere(heat: string, changed: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === weightsOf(heat)) changed();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

/** Keeps the sheet, so that it is here when the network is not. */
export const keepSheet = (sheet: ChargeSheet): void =>
  void onDevice.keep(KEPT.sheet + sheet.heat, JSON.stringify(sheet));

/** The sheet as it was last seen on this device; undefined for none. */
export const keptSheet = (heat: string): ChargeSheet | undefined =>
  chargeSheetSchema.safeParse(parsed(KEPT.sheet + heat)).data;

/** Keeps how a heat stands, so that it can be finished when the network is gone. */
export function keepHeat(heat: HeatAtFurnace): void {
  const kept: KeptHeat = { readAt: new Date().toISOString(), heat };
  onDevice.keep(KEPT.heat + heat.id, JSON.stringify(kept));
}

/** A heat as it was last seen on this device; undefined for one that never was. */
export const keptHeat = (heat: string): KeptHeat | undefined => keptAt(KEPT.heat + heat);

/** All heats that were seen on this device. */
export const keptHeats = (): readonly KeptHeat[] => keysWith(KEPT.heat).flatMap((key) => keptAt(key) ?? []);

const keptAt = (key: string): KeptHeat | undefined => keptSchema.safeParse(parsed(key)).data;

function parsed(name: string): unknown {
  try {
    return JSON.parse(onDevice.get(name) ?? 'null');
  } catch {
    return null;
  }
}
