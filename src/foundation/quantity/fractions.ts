/** Fractions as different types: a mass fraction can not be passed where a mole fraction is meant. */

declare const massFraction: unique symbol;
declare const moleFraction: unique symbol;

/** kg of the element per kg of metal [1]. */
export type MassFraction = number & { readonly [massFraction]: true };
/** mol of the element per mol of metal [1]. */
export type MoleFraction = number & { readonly [moleFraction]: true };

/** Mass fraction from a plain number in kg/kg. */
export const asMassFraction = (kg_per_kg: number): MassFraction => kg_per_kg as MassFraction;
/** Mole fraction from a plain number in mol/mol. */
export const asMoleFraction = (mol_per_mol: number): MoleFraction => mol_per_mol as MoleFraction;

/** Mass fraction [kg/kg] from weight percent. */
export const fromWtpct = (wtpct: number): MassFraction => (wtpct / 100) as MassFraction;
/** Mass fraction [kg/kg] from ppm by mass (mg/kg; never by volume or mole). */
export const fromPpm = (ppm: number): MassFraction => (ppm / 1e6) as MassFraction;
/** Weight percent from a mass fraction. */
export const toWtpct = (fraction: MassFraction): number => fraction * 100;
/** ppm by mass from a mass fraction. */
export const toPpm = (fraction: MassFraction): number => fraction * 1e6;

/**
 * Mole fractions [mol/mol] of a composition given as mass fractions; both indexed as `molarMasses` [kg/mol].
 * x_i = (w_i/M_i) / sum_j (w_j/M_j)
 */
export function toMoleFractions(
  mass: readonly MassFraction[],
  molarMasses: readonly number[],
): MoleFraction[] {
  const moles = mass.map((w, i) => w / molarMasses[i]!);
  const total = moles.reduce((sum, n) => sum + n, 0);
  return moles.map((n) => (n / total) as MoleFraction);
}

/** Mass fractions [kg/kg] of a composition given as mole fractions; inverse of `toMoleFractions`. */
export function toMassFractions(
  moles: readonly MoleFraction[],
  molarMasses: readonly number[],
): MassFraction[] {
  const masses = moles.map((x, i) => x * molarMasses[i]!);
  const total = masses.reduce((sum, m) => sum + m, 0);
  return masses.map((m) => (m / total) as MassFraction);
}
