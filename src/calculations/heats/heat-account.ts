import type { HeatCostAnswer } from '../../documents/heats/heat-cost.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import {
  HEAT_USE_NAMES,
  HEAT_USE_WORDS,
  HEAT_USES,
  type HeatUse,
  type UsedAmounts,
} from '../../foundation/quantity/heat-use.ts';
import type { UseRate } from '../../metal/plant/use-rate.ts';
import { type HeatCost, totalOf } from '../../models/economics/contract/heat-cost.ts';
import { heatVariance } from '../../models/economics/contract/heat-variance.ts';
import type { CostLine } from './cost-variance.ts';

/** A poured heat as it is paid for. */
export interface AccountOrder {
  /** Its metal, lot by lot. */
  readonly lines: readonly CostLine[];
  readonly planned_kg: number;
  readonly product_kg: number;
  readonly used: UsedAmounts;
  readonly plan: UsePlan;
}

/** What is planned beside metal. */
export interface UsePlan {
  readonly rates: readonly UseRate[];
  /** Electricity by practice, where the plant plans none [kWh per kg of metal wanted]. */
  readonly practice_kWh_per_kg: number;
}

type Account = Pick<HeatCostAnswer, 'items' | 'planned_usd' | 'recorded_usd' | 'variance' | 'uses'>;

/** Cost of a heat by item, planned against recorded, and why they differ [USD]. What nobody recorded counts as planned. */
export function accountOfHeat(order: AccountOrder): Account {
  const { lines, planned_kg, product_kg, used, plan } = order;
  const plannedOf = (item: HeatUse, kg: number): number | null => plannedUse(item, kg, plan);
  const usd = (item: HeatUse): number => rateOf(item, plan)?.usd_per_unit ?? 0;
  const heat = (charge: HeatCost['charge'], kg: number, amount: (item: HeatUse) => number): HeatCost => ({
    ...BARE,
    charge,
    product_kg: kg,
    energy_kWh: amount('energy'),
    energy_per_kWh: usd('energy'),
    consumables: amount('argon') * usd('argon') + amount('electrode') * usd('electrode'),
    liningCost: amount('refractory') * usd('refractory'),
    labour_h: amount('labour'),
    labour_per_h: usd('labour'),
    bottleneck_h: amount('furnace'),
    bottleneck_per_h: usd('furnace'),
    analyses: amount('analyses') * usd('analyses'),
  });
  const planned = heat(plannedMetal(lines), planned_kg, (item) => plannedOf(item, planned_kg) ?? 0);
  const recorded = heat(chargedMetal(lines), product_kg, (item) =>
    amountOfUse({ item, used, planned_kg }, plan),
  );
  const { planned: before, recorded: after, why } = heatVariance(planned, recorded);
  const names = [...new Set([...before, ...after].map(({ item }) => item))];
  const amountOf = (items: typeof before, name: string): number =>
    totalOf(items.filter(({ item }) => item === name));
  return {
    items: names.map((item) => ({
      item: WORDS.get(item) ?? item,
      planned_usd: amountOf(before, item),
      recorded_usd: amountOf(after, item),
    })),
    planned_usd: totalOf(before),
    recorded_usd: totalOf(after),
    variance: why
      .filter(({ amount }) => Math.abs(amount) > 1e-9)
      .map(({ why: words, amount }) => ({ why: words, usd: amount })),
    uses: HEAT_USE_NAMES.map((item) => ({
      item,
      unit: HEAT_USES[item],
      planned: plannedOf(item, planned_kg),
      recorded: used[item] ?? null,
      usd_per_unit: rateOf(item, plan)?.usd_per_unit ?? null,
    })),
  };
}

/**
 * Cost of everything beside metal [USD]: what was recorded, and what is planned for the mass that was wanted where nobody
 * recorded it. An item without a rate is in no sum.
 */
export const otherUsd = (used: UsedAmounts, planned_kg: number, plan: UsePlan): number =>
  sumOf(
    HEAT_USE_NAMES,
    (item) => amountOfUse({ item, used, planned_kg }, plan) * (rateOf(item, plan)?.usd_per_unit ?? 0),
  );

/** Amount of an item as recorded, else as planned for the mass that was wanted, else none. */
const amountOfUse = (
  {
    item,
    used,
    planned_kg,
  }: { readonly item: HeatUse; readonly used: UsedAmounts; readonly planned_kg: number },
  plan: UsePlan,
): number => used[item] ?? plannedUse(item, planned_kg, plan) ?? 0;

const rateOf = (item: HeatUse, { rates }: UsePlan): UseRate | undefined =>
  rates.find((one) => one.item === item);

/** Amount that is planned of an item for a mass of product; null where neither the plant nor practice states one. */
function plannedUse(item: HeatUse, kg: number, plan: UsePlan): number | null {
  const perTonne = rateOf(item, plan)?.planned_per_t;
  if (perTonne !== undefined) return (perTonne * kg) / 1000;
  return item === 'energy' ? plan.practice_kWh_per_kg * kg : null;
}

/** Items of the model in the words of the recorded amounts. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['energy', HEAT_USE_WORDS.energy],
  ['consumables', `${HEAT_USE_WORDS.argon} and ${HEAT_USE_WORDS.electrode}`],
  ['lining', HEAT_USE_WORDS.refractory],
  ['hours at the bottleneck', HEAT_USE_WORDS.furnace],
]);

/** What the ledger does not hold: wash heats, rejects, money bound, qualification. */
const BARE = {
  wash: 0,
  heatsPerLining: 1,
  rejectChance: 0,
  downgradeLoss_per_kg: 0,
  inventoryDays: 0,
  interest: 0,
  qualification_per_kg: 0,
};

const plannedMetal = (lines: readonly CostLine[]): HeatCost['charge'] =>
  lines
    .filter(({ planned_kg }) => planned_kg > 0)
    .map(({ id, planned_kg, planned_usd_per_kg, actual_usd_per_kg }) => ({
      item: id,
      kg: planned_kg,
      price_per_kg: planned_usd_per_kg ?? actual_usd_per_kg,
    }));

const chargedMetal = (lines: readonly CostLine[]): HeatCost['charge'] =>
  lines
    .map(({ id, charged_kg, added_kg, actual_usd_per_kg }) => ({
      item: id,
      kg: charged_kg + added_kg,
      price_per_kg: actual_usd_per_kg,
    }))
    .filter(({ kg }) => kg > 0);
