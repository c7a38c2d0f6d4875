import type { HeatAtFurnace } from '../heat-now.ts';
import type { Weight, Weights } from '../outbox/kept-heat.ts';

type Shift = NonNullable<HeatAtFurnace['shifts']>[number];
type Line = { readonly number: number; readonly lot: string };

/** The latest hand-over of a heat that names weighed lines; undefined for none. What is handed over later stands for what was before. */
export const handedOver = (shifts: readonly Shift[]): Shift | undefined => {
  const latest = shifts.findLast(({ step }) => step === 'handed-over');
  return latest?.weighed ? latest : undefined;
};

/**
 * Weights of a device with those of a hand-over: a line that was handed over is weighed, and what somebody else handed over of a line counts
 * before what was weighed of it here. A line that the sheet does not hold any more is left out.
 */
export function withHanded(
  kept: Weights,
  { by, weighed = [] }: Pick<Shift, 'by' | 'weighed'>,
  { lines, person }: { readonly lines: readonly Line[]; readonly person: string | undefined },
): Weights {
  const isOwn = by !== null && by === person;
  const handed = weighed.flatMap(({ line, lot, mass_g, readings }): [string, Weight][] => {
    const here = kept[line];
    if (here !== undefined && (isOwn || here.mass_g === mass_g)) return [];
    if (lines.every((one) => one.number !== line || one.lot !== lot)) return [];
    return [[String(line), { mass_g, by: by ?? '', ...(readings ? { readings } : {}) }]];
  });
  return { ...kept, ...Object.fromEntries(handed) };
}

/** The hand-over of a person's weights that somebody else has taken over since, and who; undefined while they are theirs. */
export function handedOn(
  shifts: readonly Shift[],
  person: string | undefined,
): { readonly handed: Shift; readonly to: string } | undefined {
  const latest = shifts.at(-1);
  const handed = handedOver(shifts);
  const isTaken = latest?.step === 'taken-over' && latest.by !== null && latest.by !== person;
  return isTaken && handed && handed.by === person ? { handed, to: latest.by! } : undefined;
}

/** Weights of a device without those that somebody else has taken over: they are charged from there. */
export const withoutHandedOn = (kept: Weights, { weighed = [] }: Pick<Shift, 'weighed'>): Weights =>
  Object.fromEntries(
    Object.entries(kept).filter(([line, { mass_g }]) =>
      weighed.every((one) => String(one.line) !== line || one.mass_g !== mass_g),
    ),
  );

/** Weighed lines as an order of a hand-over names them. */
export const toHandOver = (kept: Weights, lines: readonly Line[]) =>
  lines.flatMap(({ number, lot }) => {
    const weight = kept[number];
    if (weight === undefined) return [];
    const readings = readingsIn(weight);
    return [{ line: number, lot, mass_g: weight.mass_g, ...(readings.length > 0 ? { readings } : {}) }];
  });

/** Readings of a scale that a weight comes from: of this device, or as they were handed over. */
export const readingsIn = ({ read, readings }: Weight): NonNullable<Weight['readings']> =>
  read?.readings ?? readings ?? [];
