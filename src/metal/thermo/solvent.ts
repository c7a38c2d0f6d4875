import type { ElementSymbol } from '../alloy/element.ts';
import { LN10, R } from './constants.ts';

/**
 * What a liquid base metal does with gases: dG0 = A + B T [J/mol] of 1/2 X2(g, 1 atm) = [X], 1 wt% Henrian.
 */
export interface Solvent {
  readonly element: ElementSymbol;
  readonly oxygen: Line;
  readonly sulfur: Line;
  readonly hydrogen: Line;
  readonly nitrogen: Line;
  /** [C] + [O] = CO(g), 1 wt% Henrian. */
  readonly carbonMonoxide: Line;
}

interface Line {
  readonly A: number;
  readonly B: number;
  readonly source: string;
}

/** log10 K = a + b/T as dG0 = A + B T. */
const fromLog10K = (a: number, b: number, source: string): Line => ({
  A: -R * LN10 * b,
  B: -R * LN10 * a,
  source,
});

/** Liquid nickel: the recommended lines of the reactions data file. */
const NICKEL: Solvent = {
  element: 'Ni',
  oxygen: { A: -72930, B: 3.7, source: 'Jacob 1986, at% turned into wt%' },
  sulfur: { A: -118583, B: 15.15, source: 'Venal and Geiger 1973' },
  hydrogen: fromLog10K(-1.869, -939, 'Nozaki 1966'),
  nitrogen: fromLog10K(-1.325, -2752, 'middle of published solubilities, 0.0016 wt% at 1873 K and 1 atm'),
  carbonMonoxide: fromLog10K(3.821, 2667, 'derived from formation data and dissolution lines'),
};

/** Liquid iron: lines as generally used (recalled), hydrogen as read. */
const IRON: Solvent = {
  element: 'Fe',
  oxygen: { A: -117150, B: -2.89, source: 'recalled: JSPS steelmaking data' },
  sulfur: { A: -131900, B: 22.05, source: 'recalled: JSPS steelmaking data' },
  hydrogen: fromLog10K(-1.577, -1900, 'Nozaki 1966'),
  nitrogen: fromLog10K(-1.063, -518, 'recalled: Pehlke and Elliott 1960'),
  carbonMonoxide: fromLog10K(2.003, 1160, 'recalled: JSPS steelmaking data'),
};

const COBALT_OXYGEN: Line = { A: -84_935, B: 3.23, source: 'Jacob and Hajra 1985, 1 at% turned into wt%' };

/**
 * Liquid cobalt: its own oxygen, which hydrogen over cobalt (1964) meets within 1 kJ/mol at 1873 K; carbon with it as in nickel by as
 * much less, the rest as in nickel.
 */
const COBALT: Solvent = {
  ...NICKEL,
  element: 'Co',
  oxygen: COBALT_OXYGEN,
  carbonMonoxide: {
    A: NICKEL.carbonMonoxide.A + NICKEL.oxygen.A - COBALT_OXYGEN.A,
    B: NICKEL.carbonMonoxide.B + NICKEL.oxygen.B - COBALT_OXYGEN.B,
    source: 'derived: the line of nickel with the oxygen of cobalt',
  },
};

/** Liquid copper: recalled lines of copper refining; nitrogen does not dissolve. */
const COPPER: Solvent = {
  element: 'Cu',
  oxygen: { A: -85_354, B: 18.54, source: 'recalled: dilute oxygen in copper' },
  sulfur: { A: -119_660, B: 25.23, source: 'recalled: dilute sulfur in copper' },
  hydrogen: fromLog10K(-1.66, -2270, 'recalled: 5.6 ppm at 1423 K and 1 atm'),
  nitrogen: fromLog10K(-6, -2752, 'recalled: nitrogen is insoluble in copper'),
  carbonMonoxide: NICKEL.carbonMonoxide,
};

/** Liquid titanium: it dissolves its own oxide and nitride; oxygen as read in beta titanium, the others recalled orders. */
const TITANIUM: Solvent = {
  element: 'Ti',
  oxygen: { A: -582_830, B: 88.1, source: 'Okabe 1991, read: beta titanium at 1173 to 1373 K, carried on' },
  sulfur: NICKEL.sulfur,
  hydrogen: fromLog10K(-2.3, 2370, 'recalled order: hydride former'),
  nitrogen: { A: -320_000, B: 80, source: 'recalled order: dilute nitrogen in titanium' },
  carbonMonoxide: { A: 330_000, B: -30, source: 'derived: carbon and oxygen stay dissolved in titanium' },
};

const SOLVENTS: Readonly<Partial<Record<ElementSymbol, Solvent>>> = {
  Ni: NICKEL,
  Fe: IRON,
  Co: COBALT,
  Cu: COPPER,
  Ti: TITANIUM,
};

/** True when a base has lines of its own, if but for oxygen. */
export const hasOwnLines = (base: ElementSymbol): boolean => SOLVENTS[base] !== undefined;

/** ln K of a line at T [K]. */
export const lnK = (line: Line, T: number): number => -(line.A + line.B * T) / (R * T);

/** Lines of the base metal; nickel stands in for any other, which `warnings` says. */
export const solventOf = (base: ElementSymbol): Solvent => SOLVENTS[base] ?? NICKEL;
