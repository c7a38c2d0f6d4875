import type { Work } from './work.ts';

/** Sites that dissolved O and S cover, per free site [1]: Langmuir, K_O h_O + K_S h_S. */
export function coveredSites({ layout, chemistry, factors, dissolved, row, mass }: Work): number {
  const o = layout.O < 0 ? 0 : dissolved[row + layout.O]! / mass;
  const s = layout.S < 0 ? 0 : dissolved[row + layout.S]! / mass;
  return factors.blockage * (chemistry.blockO * o + chemistry.blockS * s);
}
