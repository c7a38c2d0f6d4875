import { marginOf } from '../../../calculations/heats/heat-margin.ts';
import type { SoldMetal } from '../../../calculations/heats/sold-metal.ts';
import { contractOf } from '../../../desk/heat/known-heat.ts';
import type { PlantToday } from '../../../documents/economics/plant-today.ts';
import { contractWords } from '../../../documents/heats/heat-contract.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';

/** A heat with the cost of its metal as planned, as recorded and bought new [USD]; null where a price is missing. */
export interface CostedHeat {
  readonly heat: HeatState;
  readonly planned_usd: number | null;
  readonly actual_usd: number | null;
  /** Part of the difference that prices make which were set since the plan [USD]. */
  readonly price_usd: number | null;
  readonly new_usd: number | null;
  /** What of it was shipped, is still here, and failed. */
  readonly sold: SoldMetal;
  /** Everything beside metal at the rates of the plant [USD]: recorded, and planned where nobody recorded it. */
  readonly other_usd: number;
}

type Margin = PlantToday['margin'];
type Sold = Margin['sold'][number];

/** What heats are sold for under their contracts less what they cost, and which heats cannot be counted. */
export function marginOfHeats(heats: readonly CostedHeat[]): Margin {
  const counted = heats.map((one) => soldAs(one));
  const sold = counted.flatMap((one) => ('why' in one ? [] : [one]));
  const total = (of: (one: Sold) => number | null): number | null =>
    sold.some((one) => of(one) === null) ? null : sumOf(sold, (one) => of(one) ?? 0);
  return {
    sold,
    sales_usd: sumOf(sold, ({ sales_usd }) => sales_usd),
    cost_usd: sumOf(sold, ({ cost_usd }) => cost_usd),
    margin_usd: sumOf(sold, ({ margin_usd }) => margin_usd),
    asPlanned_usd: total(({ asPlanned_usd }) => asPlanned_usd),
    allNew_usd: total(({ allNew_usd }) => allNew_usd),
    toCome_usd: sumOf(sold, ({ toCome_usd }) => toCome_usd),
    withoutPrice: heats.filter(({ heat }) => contractOf(heat) === null).length,
    left: counted.flatMap((one) => ('why' in one ? [one] : [])),
  };
}

function soldAs({
  heat,
  planned_usd,
  actual_usd,
  new_usd,
  other_usd,
  sold,
}: CostedHeat): Sold | Margin['left'][number] {
  const contract = contractOf(heat);
  const left = (why: string) => ({ heat: heat.id, why });
  if (contract === null) return left('no contract is recorded');
  if (heat.output_g === null) return left('not poured yet');
  const poured_kg = heat.output_g / 1000;
  const withMetal = (metal_usd: number | null) =>
    metal_usd === null && contract.type !== 'toll'
      ? null
      : marginOf(contract, {
          sold,
          charged_kg: heat.input_g / 1000,
          poured_kg,
          metal_usd: metal_usd ?? 0,
          other_usd,
          new_usd,
        });
  const margin = withMetal(actual_usd);
  if (margin === null) return left('a lot or an element of it has no price');
  return {
    heat: heat.id,
    contract: contractWords(contract),
    shipped_kg: sold.sold_kg,
    here_kg: sold.here_kg,
    failed_kg: sold.failed_kg,
    ...margin,
    asPlanned_usd: withMetal(planned_usd)?.margin_usd ?? null,
    allNew_usd: withMetal(new_usd)?.margin_usd ?? null,
  };
}
