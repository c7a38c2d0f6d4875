import type { Work } from './work.ts';

/** Sites that dissolved O and S cover, per free site [1], into `work.sites`: Langmuir, K h. */
export function findCovered({ layout, chemistry, factors, dissolved, row, mass, sites }: Work): void {
  const perContent = factors.blockage / mass;
  sites.byO = layout.O < 0 ? 0 : perContent * chemistry.blockO * dissolved[row + layout.O]!;
  sites.byS = layout.S < 0 ? 0 : perContent * chemistry.blockS * dissolved[row + layout.S]!;
}

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
  findCovered(work);
  const { byO, byS } = work.sites;
  return nitrogenSiteShare(byS, byO + byS);
}
