import type { ElementSymbol } from '../alloy/element.ts';

/** log10 f += e per wt% up to `upTo` wt%, then held (or carried on by `beyond`). */
interface Interaction {
  readonly e: number;
  readonly upTo: number;
  /** Slope above `upTo`, valid to `last` wt%. */
  readonly beyond?: { readonly e: number; readonly last: number };
}

type Interactions = Readonly<Partial<Record<ElementSymbol, Interaction>>>;

/**
 * First-order effects on dissolved oxygen in liquid nickel, 1873 K, each inside the range of its source and held
 * outside (interaction-parameters data file; ranges as filed with each record). Apparent parameters of Y, Ce, Hf, Zr, Ca
 * are left out: they belong to apparent constants and must not be mixed with the thermodynamic ones.
 */
export const ON_OXYGEN: Interactions = {
  Al: { e: -1.06, upTo: 1 },
  Ti: { e: -0.51, upTo: 0.6 },
  Cr: { e: -0.162, upTo: 5, beyond: { e: -0.044, last: 40 } },
  V: { e: -0.394, upTo: 1 },
  Si: { e: -0.065, upTo: 2 },
  Mn: { e: -0.45, upTo: 1 },
  Fe: { e: -0.026, upTo: 40 },
  Mo: { e: -0.024, upTo: 20 },
  Co: { e: -0.004, upTo: 40 },
  Cu: { e: -0.008, upTo: 20 },
  W: { e: -0.004, upTo: 20 },
  S: { e: -0.089, upTo: 0.5 },
  C: { e: -0.5, upTo: 0.3 },
};

/** Effects on dissolved sulfur in liquid nickel (Venal and Geiger 1973, 1848 K). Al and Ti carried to alloy contents. */
export const ON_SULFUR: Interactions = {
  Al: { e: 0.133, upTo: 7 },
  Ti: { e: 0.16, upTo: 5 },
  Mo: { e: 0.053, upTo: 10 },
  Cr: { e: 0.03, upTo: 30 },
  Fe: { e: 0.005, upTo: 40 },
  S: { e: -0.035, upTo: 0.7 },
};

/** Liquid iron, 1873 K, oxygen: recommended and A-ranked rows of the iron interactions file (JSPS 1988), ranges recalled. */
const ON_OXYGEN_IN_IRON: Interactions = {
  Al: { e: -1.17, upTo: 1 },
  B: { e: -0.315, upTo: 1 },
  C: { e: -0.421, upTo: 1 },
  Co: { e: 0.008, upTo: 40 },
  Cr: { e: -0.055, upTo: 10, beyond: { e: -0.04, last: 30 } },
  Cu: { e: -0.013, upTo: 10 },
  Mn: { e: -0.021, upTo: 5 },
  Mo: { e: 0.005, upTo: 10 },
  Nb: { e: -0.12, upTo: 3 },
  Ni: { e: 0.006, upTo: 40 },
  O: { e: -0.174, upTo: 0.2 },
  S: { e: -0.133, upTo: 0.5 },
  Si: { e: -0.066, upTo: 3 },
  Ta: { e: -0.103, upTo: 3 },
  Ti: { e: -1.12, upTo: 0.5 },
  V: { e: -0.141, upTo: 3 },
  W: { e: 0.0085, upTo: 10 },
};

/** Liquid iron, 1873 K, sulfur: the same file. */
const ON_SULFUR_IN_IRON: Interactions = {
  Al: { e: 0.041, upTo: 5 },
  B: { e: 0.134, upTo: 1 },
  C: { e: 0.111, upTo: 4 },
  Co: { e: 0.0026, upTo: 40 },
  Cr: { e: -0.0103, upTo: 30 },
  Cu: { e: -0.0084, upTo: 10 },
  Mn: { e: -0.026, upTo: 5 },
  Mo: { e: 0.0027, upTo: 10 },
  Nb: { e: -0.013, upTo: 3 },
  O: { e: -0.27, upTo: 0.2 },
  P: { e: 0.035, upTo: 1 },
  S: { e: -0.046, upTo: 1 },
  Si: { e: 0.075, upTo: 5 },
  V: { e: -0.019, upTo: 3 },
  W: { e: 0.011, upTo: 10 },
};

/**
 * Liquid iron, 1873 K, tramp elements that the assessed liquid lacks: what alloying does to their activity. Rows of ranks A to C of
 * the iron interactions file (JSPS 1988), ranges recalled; an effect that is absent is unknown.
 */
export const ON_TRAMPS_IN_IRON: Readonly<Partial<Record<ElementSymbol, Interactions>>> = {
  Sn: {
    C: { e: 0.18, upTo: 5 },
    Cr: { e: 0.015, upTo: 30 },
    Cu: { e: -0.024, upTo: 5 },
    P: { e: 0.036, upTo: 1 },
    S: { e: -0.028, upTo: 1 },
    Si: { e: 0.057, upTo: 5 },
  },
  Sb: { C: { e: 0.11, upTo: 5 }, S: { e: 0.0019, upTo: 1 } },
  As: { C: { e: 0.25, upTo: 5 }, S: { e: 0.0037, upTo: 1 } },
  Pb: {
    Al: { e: 0.021, upTo: 5 },
    C: { e: 0.1, upTo: 5 },
    Cr: { e: 0.02, upTo: 30 },
    Cu: { e: -0.028, upTo: 5 },
    Mn: { e: -0.023, upTo: 5 },
    Ni: { e: -0.019, upTo: 30 },
    P: { e: 0.048, upTo: 1 },
    S: { e: -0.32, upTo: 1 },
    Si: { e: 0.048, upTo: 5 },
    Sn: { e: 0.057, upTo: 5 },
  },
};

/**
 * Oxygen in liquid titanium: aluminium drives it out. One point, carried to TiAl by ln f_O proportional to the mole
 * fraction of aluminium (10.4 x): 0.028 wt% O beside alumina in Ti-61.9Al (Matsuwaka et al., MATEC Web Conf. 321 (2020),
 * abstract read), 1873 K taken, a_Al of the assessed liquid some 0.6, the oxygen line of titanium. It lets TiAl hold some
 * 0.9 wt% O over alumina. Source: derived; a factor 2 in f_O.
 */
const ON_OXYGEN_IN_TITANIUM: Interactions = { Al: { e: 0.0635, upTo: 45 } };

/**
 * Effects on dissolved O and S in a base: iron its own, titanium aluminium on oxygen, copper none (unknown, not zero),
 * nickel and cobalt those of nickel, others none. The base itself has no effect: the lines of the solvent hold in the pure base.
 */
export function interactionsIn(base: ElementSymbol): {
  readonly oxygen: Interactions;
  readonly sulfur: Interactions;
} {
  if (base === 'Fe') return { oxygen: ON_OXYGEN_IN_IRON, sulfur: ON_SULFUR_IN_IRON };
  if (base === 'Ni') return { oxygen: ON_OXYGEN, sulfur: ON_SULFUR };
  if (base === 'Co') return { oxygen: without(ON_OXYGEN, base), sulfur: without(ON_SULFUR, base) };
  if (base === 'Ti') return { oxygen: ON_OXYGEN_IN_TITANIUM, sulfur: {} };
  return { oxygen: {}, sulfur: {} };
}

const without = (interactions: Interactions, element: ElementSymbol): Interactions =>
  Object.fromEntries(Object.entries(interactions).filter(([name]) => name !== element));

/**
 * Lowest log10 f_O that is used. Sums of first-order effects reach -3 in alloys with Cr, Al, Ti and Fe together, a
 * range that no measurement supports: dissolved oxygen would come out at 50 ppm where heats hold 5 to 10 in all.
 * Source: assumption; with -2, IN718 comes out at 1.1 ppm (1773 K) and 4.8 ppm (1873 K).
 */
export const LOWEST_LOG10_FO = -2;

/** log10 f of the solute at contents in wt% (order of `elements`), clamped to each range. */
export function log10F(
  interactions: Interactions,
  elements: readonly ElementSymbol[],
  wtpct: Float64Array | readonly number[],
): number {
  let sum = 0;
  for (let k = 0; k < elements.length; k++) {
    const one = interactions[elements[k]!];
    if (!one) continue;
    const content = wtpct[k]!;
    sum += one.e * Math.min(content, one.upTo);
    if (one.beyond && content > one.upTo)
      sum += one.beyond.e * (Math.min(content, one.beyond.last) - one.upTo);
  }
  return sum;
}

/** Elements whose content lies beyond the range of their parameter: their effect is held constant. */
export function clampedElements(
  interactions: Interactions,
  elements: readonly ElementSymbol[],
  wtpct: Float64Array | readonly number[],
): ElementSymbol[] {
  return elements.filter((element, k) => {
    const one = interactions[element];
    return one !== undefined && wtpct[k]! > (one.beyond?.last ?? one.upTo);
  });
}
