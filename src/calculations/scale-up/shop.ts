import type { ScaleUpInput } from '../../documents/economics/scale-up.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { costOfNth } from '../../models/economics/capital/learning.ts';
import type { HeatModel } from '../../models/economics/scale-up/heat-model.ts';
import { costGrowth, type PioneerPlant, secondHalfYear } from '../../models/economics/scale-up/pioneer.ts';
import { type ShopResult, shopCost } from '../../models/economics/scale-up/shop.ts';
import { AMOUNT, type Pick, type Sampler, SHARE } from '../stated/sampler.ts';

/** What is asked of one size in one draw. */
export interface ShopOrder {
  readonly at: number;
  readonly pick: Pick;
  readonly model: HeatModel;
  readonly sample: number;
  /** Default: the share of the document. */
  readonly share?: number;
}

/** Shop of a size in a draw; a cost of Infinity where the limits are not met. */
export function shopAt(input: ScaleUpInput, { at, pick, model, sample, share }: ShopOrder): ShopResult {
  const { reference, prices, sizes } = input;
  const { heat_kg, demand } = sizes[at]!;
  const outcome = model.at({ heat_kg, revertShare: share ?? input.revertShare.value });
  const revert = share ?? pick.number(input.revertShare, 'revertShare', SHARE);
  const hold_s = outcome.hold_s[sample]!;
  if (!Number.isFinite(hold_s)) return UNREACHED;
  const number = (name: keyof typeof reference & string): number =>
    pick.number(reference[name] as never, `reference.${name}`, AMOUNT);
  const ratio = heat_kg / reference.heat_kg;
  const growth = growthOf(input, pick);
  const lost = entriesOf(outcome.losses as Partial<Record<ElementSymbol, number>>);
  const lostShare = lost.reduce((sum, [, perSecond]) => sum + perSecond * hold_s, 0);
  const lost_per_kg = lost.reduce((sum, [element, perSecond]) => {
    const price = prices.elements?.[element];
    return sum + (price ? perSecond * hold_s * pick.number(price, `prices.elements.${element}`, AMOUNT) : 0);
  }, 0);
  const metal_per_kg =
    revert * pick.number(prices.returns, 'prices.returns', AMOUNT) +
    (1 - revert) * pick.number(prices.virgin, 'prices.virgin', AMOUNT);
  return shopCost({
    heat_kg,
    hold_h: hold_s / 3600,
    metalYield: Math.max(0.01, pick.number(input.metalYield, 'metalYield', SHARE) - lostShare),
    lost_per_kg,
    melting_kW: number('power') * ratio ** pick.number(reference.powerExponent, 'reference.powerExponent'),
    melting_kWh_per_kg: pick.number(input.melting_energy, 'melting_energy', AMOUNT),
    holdingShare: pick.number(input.holdingShare, 'holdingShare', SHARE),
    turnaround_h: number('turnaround_hours'),
    hours_per_year: pick.number(input.hours, 'hours', AMOUNT),
    heatsPerLining: Math.max(1, number('heatsPerLining')),
    reline_h: number('reline_hours'),
    lining_cost: number('lining') * ratio ** (2 / 3),
    demand_kg: demand && pick.number(demand, `sizes[${at}].demand`, AMOUNT),
    metal_per_kg,
    energy_per_kWh: pick.number(prices.energy, 'prices.energy', AMOUNT),
    crew_per_year: pick.number(input.crew, 'crew', AMOUNT),
    analyses_per_heat: pick.number(input.analyses, 'analyses', AMOUNT),
    furnace_cost:
      number('cost') * ratio ** pick.number(reference.costExponent, 'reference.costExponent') * growth.cost,
    numberExponent: reference.numberExponent ? number('numberExponent') : 1,
    maintenance: pick.number(input.maintenance, 'maintenance', SHARE),
    discount: pick.number(input.discount, 'discount', [-0.5, 1]),
    years: input.years,
    firstYear: growth.firstYear,
  });
}

/** What a shop makes whose metal never meets its limits. */
const UNREACHED: ShopResult = {
  cycle_h: { melting: 0, holding: Number.POSITIVE_INFINITY, turnaround: 0 },
  heatsPerYear: 0,
  furnaces: 0,
  output_kg: 0,
  costs: [],
  cost_per_kg: Number.POSITIVE_INFINITY,
  metalYield: 0,
  energy_kWh_per_kg: 0,
  capital: 0,
  limits: 'holding',
};

/** Cost and first year against a plant like those before it: growth of a first one, learning up to the nth. */
function growthOf(
  { pioneer, learning }: ScaleUpInput,
  pick: Pick,
): { readonly cost: number; readonly firstYear: number } {
  const plant = pioneer && pioneerOf(pioneer, pick);
  const learnt = learning
    ? costOfNth(
        { first: 1, learningRate: pick.number(learning.rate, 'learning.rate', [0, 0.9]) },
        learning.plant,
      )
    : 1;
  return { cost: (plant ? costGrowth(plant) : 1) * learnt, firstYear: plant ? secondHalfYear(plant) : 1 };
}

function pioneerOf(pioneer: NonNullable<ScaleUpInput['pioneer']>, pick: Pick): PioneerPlant {
  const { preDevelopment, ...stated } = pioneer;
  const drawn = Object.fromEntries(
    Object.entries(stated).map(([name, one]) => [name, pick.number(one, `pioneer.${name}`)]),
  );
  return { ...(drawn as Omit<Record<keyof PioneerPlant, number>, 'preDevelopment'>), preDevelopment };
}

/** Costs of a kilogram over the draws. */
export interface Drawn {
  readonly cost: Float64Array;
}

/** Cost of a kilogram at one size over all draws; the samples of the furnace model are taken in turn. */
export function drawnAt(
  input: ScaleUpInput,
  {
    at,
    model,
    sampler,
    others = false,
  }: { readonly at: number; readonly model: HeatModel; readonly sampler: Sampler; readonly others?: boolean },
): Drawn {
  return {
    cost: Float64Array.from(
      { length: sampler.samples },
      (_, s) =>
        shopAt(input, { at, pick: sampler.draw(s, { others }), model, sample: s % model.samples })
          .cost_per_kg,
    ),
  };
}

/** Cost growth and first year over the draws; null without a first plant. */
export function firstPlant(
  input: ScaleUpInput,
  sampler: Sampler,
): { readonly growth: Float64Array; readonly firstYear: Float64Array } | null {
  const { pioneer } = input;
  if (pioneer === undefined) return null;
  const plants = Array.from({ length: sampler.samples }, (_, s) => pioneerOf(pioneer, sampler.draw(s)));
  return {
    growth: Float64Array.from(plants, costGrowth),
    firstYear: Float64Array.from(plants, secondHalfYear),
  };
}
