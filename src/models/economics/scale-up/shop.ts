import { capitalRecovery } from '../discounting/annuity.ts';

/** One draw of a melting shop whose furnaces all have one size; money of one currency. */
export interface Shop {
  readonly heat_kg: number;
  /** From the furnace model: time of holding [h], metal out over metal in, worth of what was lost [per kg charged]. */
  readonly hold_h: number;
  readonly metalYield: number;
  readonly lost_per_kg: number;
  readonly melting_kW: number;
  readonly melting_kWh_per_kg: number;
  /** Power while holding, as a share of the melting power. */
  readonly holdingShare: number;
  readonly turnaround_h: number;
  readonly hours_per_year: number;
  readonly heatsPerLining: number;
  readonly reline_h: number;
  readonly lining_cost: number;
  /** Wanted a year [kg]; none = one furnace, fully used. */
  readonly demand_kg?: number | undefined;
  readonly metal_per_kg: number;
  readonly energy_per_kWh: number;
  /** Crew of one furnace, all shifts [per year]. */
  readonly crew_per_year: number;
  readonly analyses_per_heat: number;
  readonly furnace_cost: number;
  /** Cost of N furnaces = N^exponent times that of one. */
  readonly numberExponent: number;
  /** Share of the capital a year. */
  readonly maintenance: number;
  readonly discount: number;
  readonly years: number;
  /** Output over capacity in the first year; half way back in the second. */
  readonly firstYear: number;
}

/** What it makes and what a kilogram costs. */
export interface ShopResult {
  readonly cycle_h: { readonly melting: number; readonly holding: number; readonly turnaround: number };
  readonly heatsPerYear: number;
  readonly furnaces: number;
  readonly output_kg: number;
  readonly costs: readonly { readonly item: string; readonly per_kg: number }[];
  readonly cost_per_kg: number;
  /** Product over charge, evaporation included. */
  readonly metalYield: number;
  /** Of a kilogram of product. */
  readonly energy_kWh_per_kg: number;
  /** Cost of all furnaces. */
  readonly capital: number;
  /** The longest part of the cycle. */
  readonly limits: 'holding' | 'melting' | 'turnaround' | 'demand';
}

/** Below this use of its furnaces a shop is limited by what is wanted of it. */
const IDLE = 0.5;

/**
 * Heats a year from the cycle (melting by power, holding by the furnace model, turnaround) less the time of relining; furnaces from the
 * demand; costs of a kilogram from metal over yield, what evaporated, energy, linings, crew, analyses, capital and its upkeep. A slow
 * first year spreads what is fixed over less metal.
 */
export function shopCost(shop: Shop): ShopResult {
  const melting = (shop.heat_kg * shop.melting_kWh_per_kg) / shop.melting_kW;
  const cycle = melting + shop.hold_h + shop.turnaround_h + shop.reline_h / shop.heatsPerLining;
  const perFurnace = shop.hours_per_year / cycle;
  const product_kg = shop.heat_kg * shop.metalYield;
  const wanted = shop.demand_kg === undefined ? perFurnace : shop.demand_kg / product_kg;
  const furnaces = Math.max(1, Math.ceil(wanted / perFurnace - 1e-9));
  const heats = Math.min(wanted, furnaces * perFurnace);
  const output_kg = heats * product_kg;
  const capital = shop.furnace_cost * furnaces ** shop.numberExponent;
  const crf = capitalRecovery(shop.discount, shop.years);
  const slow = startUpShare(shop, crf);
  const holding_kWh = (shop.hold_h * shop.melting_kW * shop.holdingShare) / shop.heat_kg;
  const fixed = (amount: number): number => amount / (output_kg * slow);
  const costs = [
    { item: 'metal', per_kg: shop.metal_per_kg / shop.metalYield },
    { item: 'metal that evaporated', per_kg: shop.lost_per_kg / shop.metalYield },
    {
      item: 'energy',
      per_kg: ((shop.melting_kWh_per_kg + holding_kWh) * shop.energy_per_kWh) / shop.metalYield,
    },
    { item: 'linings', per_kg: shop.lining_cost / shop.heatsPerLining / product_kg },
    { item: 'analyses', per_kg: shop.analyses_per_heat / product_kg },
    { item: 'crew', per_kg: fixed(shop.crew_per_year * furnaces) },
    { item: 'capital', per_kg: fixed(capital * crf) },
    { item: 'upkeep', per_kg: fixed(capital * shop.maintenance) },
  ];
  const parts = { melting, holding: shop.hold_h, turnaround: shop.turnaround_h };
  const longest = (Object.keys(parts) as (keyof typeof parts)[]).sort((a, b) => parts[b] - parts[a])[0]!;
  return {
    cycle_h: parts,
    heatsPerYear: heats,
    furnaces,
    output_kg,
    costs,
    cost_per_kg: costs.reduce((sum, { per_kg }) => sum + per_kg, 0),
    metalYield: shop.metalYield,
    energy_kWh_per_kg: (shop.melting_kWh_per_kg + holding_kWh) / shop.metalYield,
    capital,
    limits: heats < IDLE * furnaces * perFurnace ? 'demand' : longest,
  };
}

/** Output over the life as a share of full output, discounted: the first year at its share, the second half way back to full. */
const startUpShare = ({ firstYear, discount }: Shop, crf: number): number =>
  1 - (1 - firstYear) * crf * (1 / (1 + discount) + 0.5 / (1 + discount) ** 2);
