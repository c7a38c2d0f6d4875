import { type Composition, elementsOf } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import type { InternalRange } from './limit-row.ts';

/** Something that can be charged: a lot of returns, a virgin metal, an addition alloy. */
export interface ChargeMaterial {
  readonly id: string;
  readonly composition: Composition;
  readonly price_usd_per_kg: number;
  /** Infinity for what can be bought in any quantity. */
  readonly available_kg: number;
  /** Mass of one piece where only whole pieces are charged (drums, ingots, blades). */
  readonly item_kg?: number;
  /** When used at all, at least so much [kg]. */
  readonly minimumIfUsed_kg?: number;
  /** kg of metal in the melt per kg charged [1]: what oil, oxide and splash take off. */
  readonly metalYield: number;
  readonly form?: string;
  readonly lotClass?: string;
  readonly owner?: string;
  /** Id of the only heat that can take it: the skull in its crucible. */
  readonly onlyIn?: string;
  /** Charged in any case [kg]: a skull left in the crucible, a lot that has to go. */
  readonly required_kg?: number;
  /** An opened drum is emptied, or at least so much stays in it [kg]. */
  readonly leaveAtLeast_kg?: number;
  /** How often its metal has been remelted; virgin 0. */
  readonly generation?: number;
  /**
   * Present = the material is added late, after most losses are over: share of each element that the metal takes up,
   * in place of the furnace's retained fraction; elements not named are taken up whole.
   */
  readonly recovery?: Readonly<Partial<Record<ElementSymbol, Recovery>>>;
  /** What the same metal fetches when it is sold instead [usd/kg]; default its price. */
  readonly alternative_usd_per_kg?: number;
}

/** A recovery with its standard deviation [kg/kg], common to all late additions of the element. */
export interface Recovery {
  readonly mean: number;
  readonly spread: number;
}

/** Standard deviation of a recovery relative to its mean [1]. */
export const relativeOf = (recovery: Recovery | undefined): number =>
  recovery && recovery.mean > 0 ? recovery.spread / recovery.mean : 0;

/** Largest share of the charge that some materials together may make [kg charged per kg of refined metal, or as `of` says]. */
export interface ShareLimit {
  readonly by: 'form' | 'lotClass' | 'owner' | 'generation';
  /** Values that count; for `generation` the least one, as text: so often remelted or more. */
  readonly names: readonly string[];
  /** How the share is called: "turnings", "remelted 3 times or more". */
  readonly label: string;
  readonly max: number;
  /** `charge`: of all that is charged, what is in the crucible anyway left out [kg/kg]. */
  readonly of?: 'charge';
  /** An edge of a qualified envelope. */
  readonly edge?: true;
}

/** True for a material that counts towards a share. Without a stated generation it is virgin. */
export function isMember(material: ChargeMaterial, { by, names }: ShareLimit): boolean {
  if (by === 'generation') return (material.generation ?? 0) >= Number(names[0]);
  const value = material[by];
  return value !== undefined && names.includes(value);
}

/**
 * What the furnace does to a charge, linear in it. Per kg of refined metal
 * w_e = metalYield (retained_e m_e + sum_j cross_ej m_j) + gained_e, where m_j is the kg of j in the metal that melted
 * down. Elements not named are kept whole and do not touch others.
 */
export interface LinearRefining {
  /** kg in the refined metal per kg in the charge [1]. */
  readonly retained: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** kg that come out per kg of refined metal whatever was charged: pick-up, additions, floors [kg/kg]; may be negative. */
  readonly gained: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** kg of refined metal per kg of melt besides what `retained` says: skull, splash, croppings [1]. */
  readonly metalYield: number;
  /** `retained` of what is added late: the steps after the addition [1]; default 1. */
  readonly lateRetained?: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** kg of one element in the refined metal per kg of another in the melt [1]: La lost to O and S is negative. */
  readonly cross?: Readonly<Partial<Record<ElementSymbol, Readonly<Partial<Record<ElementSymbol, number>>>>>>;
}

/**
 * Trims that will follow a bath sample (docs/theory/charge-recourse.md): what they can raise needs no guard below
 * and may be charged lean, what they can thin has room above.
 */
export interface TrimAllowance {
  /** Materials kept for trims; they make up what the charge lacks on average. */
  readonly materials: readonly string[];
  /** Elements that a trim can raise. */
  readonly elements: readonly ElementSymbol[];
  /** Elements that the sample does not show: they keep their guard on both sides. */
  readonly unseen: readonly ElementSymbol[];
  /** Distance that a trimmed content keeps from its minimum: what the sample leaves open [kg/kg]. */
  readonly guard: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Share of an element that outlasts the wait for a sample [1]; default all of it. */
  readonly left: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Share of the guard that keeps thinning seldom [1]; above 1 where the guard itself is small. */
  readonly thinShare: number;
  /** Mass after thinning as far as the furnace takes it, over the mass before [1]. */
  readonly room: number;
}

/** Aimed contents [kg/kg], and the price of being half a window away from one of them [usd per kg of refined metal]. */
export interface Aim {
  readonly contents: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly price_usd_per_kg: number;
}

/** One heat that is asked for. */
export interface HeatOrder {
  readonly id: string;
  readonly specification: Specification;
  /** Refined metal out [kg]. */
  readonly mass_kg: number;
  /** Largest number of materials in the charge, and of lots among them (what cannot simply be bought). */
  readonly maxMaterials?: number;
  readonly maxLots?: number;
  readonly shares: readonly ShareLimit[];
  /** Range inside the windows that the mean content keeps. */
  readonly internal?: InternalRange;
  /** Share of the windows that it was made of, where it was: it then moves with them [1]. */
  readonly internalShare?: number;
  /** What is made up for after a bath sample instead of being guarded against. */
  readonly trim?: TrimAllowance;
  /** Contents that are aimed at, and what distance from them costs. */
  readonly aim?: Aim;
  /** null: what is charged comes out. */
  readonly refining: LinearRefining | null;
}

/** Which lots, how much: materials shared by one or more heats. */
export interface ChargeProblem {
  readonly materials: readonly ChargeMaterial[];
  readonly heats: readonly HeatOrder[];
}

/** One line of a charge. */
export interface ChargeLine {
  /** Index into `materials`. */
  readonly material: number;
  readonly mass_kg: number;
  /** Pieces, for materials charged in whole pieces. */
  readonly items?: number;
  /** One standard deviation of the weighing [kg]; default none: a plan is not weighed. */
  readonly weighingSd_kg?: number;
}

/** Charges by heat, in the order of the problem. */
export type Charges = readonly (readonly ChargeLine[])[];

/** Price of all charges [usd]. */
export const costOf = (problem: ChargeProblem, charges: Charges): number =>
  charges
    .flat()
    .reduce((sum, line) => sum + line.mass_kg * problem.materials[line.material]!.price_usd_per_kg, 0);

/** True for what can be bought new: virgin metal and addition alloys, as opposed to a lot of returns in the yard. */
export const isPurchasable = (material: ChargeMaterial): boolean =>
  material.available_kg === Number.POSITIVE_INFINITY ||
  material.lotClass === 'virgin' ||
  material.lotClass === 'addition-alloy';

/** Neutral refining: what is charged comes out. */
export const NO_REFINING: LinearRefining = { retained: {}, gained: {}, metalYield: 1 };

/** Elements that any material or any refining brings, in print order. */
export function presentElements(problem: ChargeProblem): ElementSymbol[] {
  const seen = new Set<ElementSymbol>();
  for (const { composition } of problem.materials)
    for (const element of elementsOf(composition)) seen.add(element);
  for (const { refining } of problem.heats) {
    for (const element of elementsIn(refining?.gained ?? {})) seen.add(element);
  }
  return [...seen].sort(byElementOrder);
}
