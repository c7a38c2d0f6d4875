import type { Composition } from '../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';

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

/** Largest share of the charge that may come from one form or lot class [kg charged per kg of refined metal]. */
export interface ShareLimit {
  readonly by: 'form' | 'lotClass';
  readonly name: string;
  readonly max: number;
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

/** One heat that is asked for. */
export interface HeatOrder {
  readonly id: string;
  readonly specification: Specification;
  /** Refined metal out [kg]. */
  readonly mass_kg: number;
  /** Largest number of materials in the charge, and of lots among them (what can not simply be bought). */
  readonly maxMaterials?: number;
  readonly maxLots?: number;
  readonly shares: readonly ShareLimit[];
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
