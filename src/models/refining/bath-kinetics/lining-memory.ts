import { type ElementSymbol, elementsIn, entriesOf } from '../../../metal/alloy/element.ts';
import { SINK, toSink, type Work } from './work.ts';

/** Metal of earlier heats in a lining: how much there is and what it consists of, order of the bath's elements. */
export interface LiningMemory {
  readonly residue_kg: number;
  readonly fractions: Float64Array;
}

/** What is stated about the grades melted before. */
export interface EarlierHeats {
  readonly heatsSinceReline: number;
  readonly lastHeat_wtpct: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly heatBefore_wtpct: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly residue_kg_per_m2: number;
  /** Wetted wall [m2]. */
  readonly wall_m2: number;
}

/** Share of the residue that is not of the last heat but of the one before: a heat washes most of it out. Source: assumption. */
const OLDER_SHARE = 0.2;
/** Time in which the residue goes over into the melt [s]. Source: assumption, a few mixing times of a stirred bath. */
const WASH_OUT_S = 600;

/** True when grades melted before are stated and the lining is old enough to remember one. */
const remembers = (
  earlier: Pick<EarlierHeats, 'heatsSinceReline' | 'lastHeat_wtpct' | 'heatBefore_wtpct'>,
): boolean => shareOfLast(earlier) > 0 || shareOfOlder(earlier) > 0;

const isStated = (heat: Readonly<Partial<Record<ElementSymbol, number>>>): boolean =>
  Object.keys(heat).length > 0;

const shareOfOlder = ({
  heatsSinceReline,
  heatBefore_wtpct,
}: Pick<EarlierHeats, 'heatsSinceReline' | 'heatBefore_wtpct'>): number =>
  heatsSinceReline >= 2 && isStated(heatBefore_wtpct) ? OLDER_SHARE : 0;

const shareOfLast = (
  earlier: Pick<EarlierHeats, 'heatsSinceReline' | 'lastHeat_wtpct' | 'heatBefore_wtpct'>,
): number =>
  earlier.heatsSinceReline >= 1 && isStated(earlier.lastHeat_wtpct) ? 1 - shareOfOlder(earlier) : 0;

/** Elements that the residue may bring into the melt. */
export function remembered(
  earlier: Pick<EarlierHeats, 'heatsSinceReline' | 'lastHeat_wtpct' | 'heatBefore_wtpct'>,
): ElementSymbol[] {
  const elements = new Set<ElementSymbol>();
  for (const [heat, share] of sharesOf(earlier)) {
    if (share === 0) continue;
    elements.add('Ni');
    for (const element of elementsIn(heat)) elements.add(element);
  }
  return [...elements];
}

const sharesOf = (
  earlier: Pick<EarlierHeats, 'heatsSinceReline' | 'lastHeat_wtpct' | 'heatBefore_wtpct'>,
): [Readonly<Partial<Record<ElementSymbol, number>>>, number][] => [
  [earlier.lastHeat_wtpct, shareOfLast(earlier)],
  [earlier.heatBefore_wtpct, shareOfOlder(earlier)],
];

/**
 * What a lining remembers: residue [kg] = r A_w (shares of the last two heats), contents by difference to nickel. Null
 * for a new lining or when nothing is stated.
 */
export function liningMemory(earlier: EarlierHeats, elements: readonly ElementSymbol[]): LiningMemory | null {
  if (!remembers(earlier)) return null;
  const fractions = new Float64Array(elements.length);
  let total = 0;
  for (const [heat, share] of sharesOf(earlier)) {
    if (share === 0) continue;
    total += share;
    let rest = 100;
    for (const [element, wtpct] of entriesOf(heat)) {
      const e = elements.indexOf(element);
      fractions[e] = fractions[e]! + (share * wtpct) / 100;
      rest -= wtpct;
    }
    const nickel = elements.indexOf('Ni');
    fractions[nickel] = fractions[nickel]! + (share * rest) / 100;
  }
  const residue_kg = total * earlier.residue_kg_per_m2 * earlier.wall_m2;
  return { residue_kg, fractions: fractions.map((fraction) => fraction / total) };
}

/**
 * Residue that goes over into the melt during a substep: R (exp(-t1/tau) - exp(-t2/tau)), booked as
 * supply from the wall. A function of time alone, so the kernel needs no state.
 */
export function washLining(work: Work, memory: LiningMemory): void {
  const { factors, from_s, to_s } = work;
  const kg =
    factors.residue * memory.residue_kg * (Math.exp(-from_s / WASH_OUT_S) - Math.exp(-to_s / WASH_OUT_S));
  for (let e = 0; e < memory.fractions.length; e++) {
    if (memory.fractions[e]! > 0) toSink(work, SINK.wall, e, -kg * memory.fractions[e]!);
  }
}
