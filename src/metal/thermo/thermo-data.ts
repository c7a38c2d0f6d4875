import type { ElementSymbol } from '../alloy/element.ts';
import type { LiquidParameters } from './liquid-parameters.ts';

/** log10(p/atm) = A + B/T + C log10 T + D 1e-3 T over the pure liquid (or solid, with its correction). */
export interface VapourLine {
  readonly element: ElementSymbol;
  /** Vapour molecule, such as `Ni(g)` or `Bi2(g)`. */
  readonly species: string;
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly D: number;
  /** log10 (p liquid / p solid) = a + b/T where the line is that of a solid. */
  readonly liquidOverSolid?: { readonly a: number; readonly b: number };
  readonly range_K: readonly [number, number];
  readonly spread_log10: number;
  readonly source: string;
}

/** ln gamma = A + B/T at infinite dilution in a solvent, reference pure liquid. */
export interface DiluteActivity {
  readonly element: ElementSymbol;
  readonly solvent: ElementSymbol;
  readonly A: number;
  readonly B: number;
  readonly spread_log10: number;
  readonly source: string;
}

/** An oxide or sulfide as vapour: M(g) + 1/2 X2(g) = MX(g), dG0 = enthalpy - entropy T [J/mol], 1 atm. */
export interface MoleculeLine {
  readonly molecule: string;
  readonly metal: ElementSymbol;
  readonly other: 'O' | 'S';
  readonly enthalpy: number;
  readonly entropy: number;
}

/** dG0 = A + B T [J per reaction as written], from pure liquids and gas at 1 atm, to the pure compound. */
export interface FormationLine {
  readonly compound: string;
  readonly A: number;
  readonly B: number;
  readonly range_K: readonly [number, number];
  readonly source: string;
}

/** Effect of j on i in liquid nickel: log10 f_i += e [wt% j], e = A + B/T. */
export interface InteractionLine {
  readonly i: ElementSymbol;
  readonly j: ElementSymbol;
  readonly solvent: ElementSymbol;
  readonly A: number;
  readonly B: number;
  readonly source: string;
}

/** Everything that the models of this room rest on, already checked by the loaders. */
export interface ThermoData {
  readonly molarMass: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly melting: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly liquid: LiquidParameters;
  readonly vapour: readonly VapourLine[];
  readonly molecules: readonly MoleculeLine[];
  readonly dilute: readonly DiluteActivity[];
  readonly formation: readonly FormationLine[];
  readonly interactions: readonly InteractionLine[];
}
