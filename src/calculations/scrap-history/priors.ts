import type { ElementSymbol } from '../../metal/alloy/element.ts';

/**
 * Elements that stay in the melt of an arc furnace, with the middle of the prior of their mean content over classes of scrap [ppm], a factor of
 * three either way. Source: assumption; heats of steel scrap hold 0.1 to 0.4 wt% Cu and a tenth of that of Sn.
 */
export const STATED_PRIORS: ReadonlyMap<ElementSymbol, number> = new Map<ElementSymbol, number>([
  ['Cu', 2000],
  ['Ni', 800],
  ['Mo', 200],
  ['Sn', 150],
  ['As', 100],
  ['Sb', 40],
  ['Co', 100],
  ['W', 50],
]);

/** Metal tapped per metal charged of an arc furnace that does not say it (assumption). */
export const USUAL_YIELD = { mean: 0.9, sd: 0.03 } as const;
