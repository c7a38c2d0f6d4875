import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { meltDensity } from './bath-kinetics/density.ts';
import type { Basis, OperationName } from './operation.ts';
import { type Schedule, timeToMelt, valueAt } from './schedule.ts';
import { isGiven } from './settings.ts';

/** Says what an operation had to take: setting, value, unit, source. */
export type Note = (what: string, value: number, unit: string, source: string) => void;

/** Notes of an operation into its list of assumptions, values to four digits. */
export const notesInto =
  (assumed: Assumption[], operation: OperationName): Note =>
  (what, value, unit, source) => {
    assumed.push({ what: `${operation}.${what}`, value: Number(value.toPrecision(4)), unit, source });
  };

/** Ingot length over diameter when no mould is given. */
const SLENDERNESS = 3;

/** Inner diameter of the mould of an ingot [m]; not given, from its mass. */
export function mouldOf(mould_diameter_m: Schedule, basis: Basis, note: Note): number {
  if (isGiven(mould_diameter_m)) return valueAt(mould_diameter_m, 0);
  const mould_m = Math.cbrt(
    (4 * basis.mass_kg) / (Math.PI * SLENDERNESS * meltDensity(basis.elements, basis.fractions)),
  );
  note('mould_diameter_m', mould_m, 'm', 'derived: ingot three times as long as wide');
  return mould_m;
}

/** Melt rate of an electrode [kg/h] as its settings give it, mean over a schedule; null when they do not. */
export function givenRate(
  settings: { readonly meltRate_kg_per_h: Schedule; readonly time_s: Schedule },
  mass_kg: number,
): number | null {
  const { meltRate_kg_per_h, time_s } = settings;
  if (isGiven(meltRate_kg_per_h)) return (3600 * mass_kg) / timeToMelt(meltRate_kg_per_h, mass_kg);
  return isGiven(time_s) && valueAt(time_s, 0) > 0 ? (3600 * mass_kg) / valueAt(time_s, 0) : null;
}

/** Part by which a melt rate and a time may miss each other: rates are rounded, and metal is lost before. Source: assumption. */
const TOLERATED = 0.1;

/** A word where melt rate and time are both stated and one mass can not have both; `counts` says what is taken. */
export function twoTimesWords(
  settings: { readonly meltRate_kg_per_h: Schedule; readonly time_s: Schedule },
  { operation, mass_kg, counts }: { operation: OperationName; mass_kg: number; counts: string },
): string[] {
  const { meltRate_kg_per_h, time_s } = settings;
  if (!isGiven(meltRate_kg_per_h) || !isGiven(time_s)) return [];
  const [takes_s, stated_s] = [timeToMelt(meltRate_kg_per_h, mass_kg), valueAt(time_s, 0)];
  if (Math.abs(takes_s - stated_s) <= TOLERATED * takes_s) return [];
  return [
    `${operation}: ${Number(mass_kg.toPrecision(3))} kg at the stated melt rate take ${Math.round(takes_s)} s, but time_s says ${Math.round(stated_s)} s. ${counts}. State only one of them`,
  ];
}

/** What counts in a furnace that melts an electrode when rate and time contradict each other. */
export const ELECTRODE_COUNTS =
  'The rate sets what happens to the metal, the time how long the furnace is occupied';
