import { onDevice } from '../../offline/on-device.ts';

/** Names under which a device keeps what it saw of a plant: of heats and their sheets the beginning, before the number of the heat. */
export const KEPT = {
  heat: 'remelt-heat-',
  sheet: 'remelt-sheet-',
  scales: 'remelt-scales',
  tare: 'remelt-tare',
} as const;

/** What the device keeps under names that begin so. */
export const keysWith = (start: string): string[] => onDevice.names().filter((key) => key.startsWith(start));

/** Forgets every heat but these. What was weighed, and what waits to be sent, stays. */
export function forgetHeats(but: ReadonlySet<string>): void {
  for (const kind of [KEPT.heat, KEPT.sheet])
    for (const key of keysWith(kind)) if (!but.has(key.slice(kind.length))) onDevice.forget(key);
}

const listeners = new Set<() => void>();

/** Has this called when the scales are forgotten: what a page holds of them in memory goes too. */
export const onScalesForgotten = (listener: () => void): void => {
  listeners.add(listener);
};

/** Who signs out leaves no scale and no tare of the plant; which scale stands before this device stays, as the device does. */
export function forgetScales(): void {
  for (const name of [KEPT.scales, KEPT.tare]) onDevice.forget(name);
  for (const listener of listeners) listener();
}
