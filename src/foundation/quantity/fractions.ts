/** Mass fractions as a type of their own: a plain number or a percentage cannot be passed for one. */

declare const massFraction: unique symbol;

/** kg of the element per kg of metal [1]. */
export type MassFraction = number & { readonly [massFraction]: true };

/** Mass fraction from a plain number in kg/kg. */
export const asMassFraction = (kg_per_kg: number): MassFraction => kg_per_kg as MassFraction;

/** Mass fraction [kg/kg] from weight percent. */
export const fromWtpct = (wtpct: number): MassFraction => (wtpct / 100) as MassFraction;
/** Mass fraction [kg/kg] from ppm by mass (mg/kg; never by volume or mole). */
export const fromPpm = (ppm: number): MassFraction => (ppm / 1e6) as MassFraction;
/** Weight percent from a mass fraction. */
export const toWtpct = (fraction: MassFraction): number => fraction * 100;
/** Weight percent of a mass fraction as it is written: twelve digits, so that 0.22 does not print 22.000000000000004. */
export const writtenWtpct = (fraction: number): number => Number((100 * fraction).toPrecision(12));
