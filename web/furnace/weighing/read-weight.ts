import { z } from 'zod';
import { type ScaleReading, scaleReadingSchema, weighingsOrder } from '../../../src/documents/yard/scale.ts';
import { lessDecimal, wholeGramsOf } from '../../../src/foundation/quantity/weight.ts';
import { inLocale, sentenceInLocale, typedNumber } from '../../design/locale.ts';
import { onDevice } from '../../offline/on-device.ts';
import { WORDS } from '../../words.ts';
import { KEPT, onScalesForgotten } from '../outbox/forget.ts';

const { scale: words } = WORDS;

const readWeightSchema = z.object({
  /** What stands in the field. Another text in it was typed. */
  text: z.string(),
  mass_g: z.number(),
  /** What it was read from, in words. */
  words: z.string(),
  readings: weighingsOrder,
});

/** A weight that was read from a scale, in a field; kept on this device until it is booked. */
export type ReadWeight = z.infer<typeof readWeightSchema>;

/** The reading of an empty pan or bucket: later readings of its scale are less by it. */
export interface Tare {
  readonly reading: string;
  readonly scale: string;
  readonly shown: ScaleReading['shown'];
}

/** A reading, less the tare where there is one for its scale; null where nothing is left. */
export function readWeightOf(read: ScaleReading, tare: Tare | null): ReadWeight | null {
  const { scale, shown, reading, warning } = read;
  if (reading === null) return null;
  const isTared = tare !== null && tare.scale === scale && tare.shown.unit === shown.unit;
  const mass_g = isTared ? wholeGramsOf(lessDecimal(shown.net, tare.shown.net), shown.unit) : read.net_g;
  if (mass_g < 1) return null;
  const gross = isTared ? shown.net : shown.gross;
  const off = isTared ? tare.shown.net : shown.tare;
  return {
    text: fieldText(mass_g),
    mass_g,
    words: [
      words.readFrom(scale),
      ...(gross !== undefined && off !== undefined && /[1-9]/.test(off)
        ? [words.grossTare(inLocale(`${gross} ${shown.unit}`), inLocale(`${off} ${shown.unit}`))]
        : shown.unit === 'kg'
          ? []
          : [inLocale(`${shown.net} ${shown.unit}`)]),
      ...(warning === null ? [] : [sentenceInLocale(warning)]),
    ].join(', '),
    readings: [{ reading, ...(isTared ? { tare: tare.reading } : {}) }],
  };
}

/** Two weighings of one mass: a lot that is weighed in several boxes. */
export const withWeight = (before: ReadWeight, next: ReadWeight): ReadWeight => {
  const mass_g = before.mass_g + next.mass_g;
  return {
    text: fieldText(mass_g),
    mass_g,
    words: `${before.words}; ${next.words}`,
    readings: [...before.readings, ...next.readings],
  };
};

/** Kilograms as they stand in a field. */
const fieldText = (mass_g: number): string => typedNumber(mass_g / 1000);

const KEPT_SCALE = 'remelt-scale';
const tareSchema = z.object({
  reading: z.string(),
  scale: z.string(),
  shown: scaleReadingSchema.shape.shown,
});

/** What a device remembers of scales. */
interface Chosen {
  readonly name: string | null;
  readonly tare: Tare | null;
}

let chosen: Chosen = { name: onDevice.get(KEPT_SCALE), tare: keptTare() };
const listeners = new Set<() => void>();

/** The scale that was chosen on this device, and the tare that was set; every field of the page has the same. */
export const chosenScale = {
  now: (): Chosen => chosen,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  choose: (name: string): void => {
    onDevice.keep(KEPT_SCALE, name);
    change({ name });
  },
  setTare: (tare: Tare | null): void => {
    if (tare === null) onDevice.forget(KEPT.tare);
    else onDevice.keep(KEPT.tare, JSON.stringify(tare));
    change({ tare });
  },
};

/** The scales that could be read when the server answered last. */
export const keptScales = {
  names: (): readonly string[] => (onDevice.get(KEPT.scales) ?? '').split('\n').filter(Boolean),
  keep: (names: readonly string[]): void => void onDevice.keep(KEPT.scales, names.join('\n')),
};

onScalesForgotten(() => change({ tare: null }));

function change(part: Partial<Chosen>): void {
  chosen = { ...chosen, ...part };
  for (const listener of listeners) listener();
}

function keptTare(): Tare | null {
  try {
    return tareSchema.safeParse(JSON.parse(onDevice.get(KEPT.tare) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
