import { missing_g, scaleTolerance_g } from '../../src/foundation/quantity/heat-losses.ts';
import { type Left, numberOf } from '../design/read-number.ts';
import type { ReadWeight } from './weighing/read-weight.ts';
import { readingsOf } from './weighing/readings-of.ts';

/** A loss as typed: where the metal went, and its mass; an empty mass is all that is left. */
export interface TypedLoss {
  readonly to: string;
  readonly mass: string;
  readonly read?: ReadWeight | undefined;
}

export const NO_LOSS: TypedLoss = { to: '', mass: '' };

/** The balance of a step as it is typed. */
export interface Balance {
  readonly losses: readonly {
    readonly to: string;
    readonly mass_g: number;
    readonly readings?: ReadWeight['readings'];
  }[];
  /** What is not explained yet [g]. */
  readonly rest_g: number;
  readonly tolerance_g: number;
  /** Every loss that is named has a mass. */
  readonly isReady: boolean;
}

/** What was typed, as a balance: the first loss without a mass takes what is left. */
export function balanceOf(input_g: number, output_g: number, typed: readonly TypedLoss[]): Balance {
  const named = typed.flatMap((one, at) => (one.to === '' ? [] : [{ ...one, at }]));
  const said = named.map(({ to, mass, read, at }) => ({
    to,
    mass_g: gramsOf(mass, leftFor(at, { input_g, output_g, typed })),
    ...readingsOf(read, mass),
  }));
  const known = said.flatMap(({ mass_g, ...one }) => (mass_g === undefined ? [] : [{ ...one, mass_g }]));
  const left_g = missing_g({ input_g, output_g, losses: known });
  // a mass that may mean two numbers is asked first: until then nothing takes what is left
  const isUnclear = said.some(({ mass_g }, i) => mass_g === undefined && named[i]!.mass.trim() !== '');
  const open = isUnclear ? -1 : named.findIndex(({ mass }) => mass.trim() === '');
  const losses = said.flatMap(({ mass_g, ...one }, i) =>
    mass_g !== undefined
      ? [{ ...one, mass_g }]
      : i === open && left_g > 0
        ? [{ to: one.to, mass_g: left_g }]
        : [],
  );
  return {
    losses,
    rest_g: missing_g({ input_g, output_g, losses }),
    tolerance_g: scaleTolerance_g(input_g),
    isReady: losses.length === named.length && typed.every(({ to, mass }) => to !== '' || mass.trim() === ''),
  };
}

/** What the other losses leave for one of them [g]: the mass that is expected in its field, and taken where it stays empty. */
export function leftFor(
  at: number,
  {
    typed,
    ...masses
  }: {
    readonly input_g: number;
    readonly output_g: number;
    readonly typed: readonly TypedLoss[];
  },
): number {
  const losses = typed.flatMap(({ to, mass }, i) => {
    const mass_g = i === at ? undefined : gramsOf(mass);
    return mass_g === undefined ? [] : [{ to, mass_g }];
  });
  return missing_g({ ...masses, losses });
}

/** What a balance leaves for one of its masses [kg], and what the scales may be off by. */
export const leftIn_kg = (input_g: number, left_g: number): Left => ({
  left: left_g / 1000,
  tolerance: scaleTolerance_g(input_g) / 1000,
});

/** Whole grams of kilograms as typed; undefined for none, or what is unclear. */
export function gramsOf(mass: string, expected_g?: number): number | undefined {
  const mass_kg = numberOf(mass, expected_g === undefined ? undefined : expected_g / 1000);
  return mass_kg === undefined ? undefined : Math.round(mass_kg * 1000);
}
