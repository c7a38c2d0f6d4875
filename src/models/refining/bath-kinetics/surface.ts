import type { Work } from './work.ts';

/** Sites that dissolved sulfur covers, per free site [1]: Langmuir, K_S h_S. */
const coveredByS = ({ layout, chemistry, factors, dissolved, row, mass }: Work): number =>
  layout.S < 0 ? 0 : (factors.blockage * chemistry.blockS * dissolved[row + layout.S]!) / mass;

/** The same of dissolved oxygen, K_O h_O. */
export const coveredByO = ({ layout, chemistry, factors, dissolved, row, mass }: Work): number =>
  layout.O < 0 ? 0 : (factors.blockage * chemistry.blockO * dissolved[row + layout.O]!) / mass;

/** Sites that dissolved O and S cover, per free site [1]. */
export const coveredSites = (work: Work): number => coveredByO(work) + coveredByS(work);

/**
 * Rate of N2 where a molecule finds one site free and one with sulfur, and where it finds sulfur alone, over that of two
 * free sites: 7.0e-6 and 4.0e-7 over 6.2e-5 mol/(cm2 s atm), iron with sulfur at 1823 K. Source: Lee and Morita 2003
 * (transport data); taken at all temperatures and on nickel (assumption). On oxygen none is known.
 */
const ON_SULFUR = { mixed: 7.0e-6 / 6.2e-5, both: 4.0e-7 / 6.2e-5 } as const;

/** Rate of N2 on a surface over that on a clean one, from sites covered per free site: by S, and by all. */
export function nitrogenSiteShare(sulfur: number, all: number): number {
  const free = 1 / (1 + all);
  const covered = sulfur * free;
  return free * free + ON_SULFUR.mixed * free * covered + ON_SULFUR.both * covered * covered;
}

/** Rate of N2 on the surface of a melt over that on a clean one. */
export function nitrogenSites(work: Work): number {
  const sulfur = coveredByS(work);
  return nitrogenSiteShare(sulfur, coveredByO(work) + sulfur);
}
