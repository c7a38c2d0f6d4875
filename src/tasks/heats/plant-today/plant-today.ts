import { otherUsd } from '../../../calculations/heats/heat-account.ts';
import { goodShare } from '../../../calculations/heats/sold-metal.ts';
import { listedArrivals } from '../../../desk/arrivals/listed-arrivals.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { type OpenHeat, openHeats } from '../../../desk/heat/open-heats.ts';
import { type PiecesOfHeats, piecesOfHeats } from '../../../desk/heat/pieces-of-heats.ts';
import { inTurns } from '../../../desk/in-turns.ts';
import { note } from '../../../desk/memory.ts';
import { heatCost } from '../../../desk/money/heat-cost.ts';
import { keptPrices } from '../../../desk/money/kept-prices.ts';
import { pricesOfHeats } from '../../../desk/money/prices-of-heats.ts';
import { soldOfPieces } from '../../../desk/money/sold-of-heat.ts';
import { newMetal, newMetalPrices } from '../../../desk/planning/new-metal.ts';
import { usePlanOf, wantedKg } from '../../../desk/planning/use-plan.ts';
import { shippedMatters } from '../../../desk/samples/suspended-metal.ts';
import { lotsThere } from '../../../desk/yard/lot-account.ts';
import { orderedAnalyses } from '../../../desk/yard/ordered-analyses.ts';
import { type PlantToday, STOCK_AGES_D } from '../../../documents/economics/plant-today.ts';
import { onHold, type YardLot } from '../../../documents/yard/yard.ts';
import type { HeatView, ObjectView } from '../../../evidence/ledger/store.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { rolesFor } from '../../../metal/plant/person.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { dueOfServer } from './due-of-server.ts';
import { lotSteps } from './lot-steps.ts';
import { type CostedHeat, marginOfHeats } from './margin-of-heats.ts';
import { dominating, SPANS, trendsOf } from './trends.ts';

/** What money that is tied up costs per year (assumption; `rate` sets it). */
const RATE_PER_YEAR = 0.08;
const DAYS = 7;
/** Days for which a price is taken without a word, as in the documents of `remelt invest`. */
const STALE_D = 30;
/** A price without a day stands before all others. */
const UNDATED_D = 1e6;

/** The account of the day for whoever runs the plant: stock, holds and what they cost, what waits on whom, heats, prices. */
export const plantToday = defineVerb(
  contract,
  async ({ days = DAYS, rate = RATE_PER_YEAR }, context) => {
    const now = context.clock();
    const since = new Date(now.getTime() - days * MS_PER_DAY).toISOString();
    const lots = await lotsThere(context);
    const heats = await context.store.heats();
    const pieces = await piecesOfHeats(context);
    const open = await openHeats(heats, context, pieces);
    const { prices } = await keptPrices(context);
    const waits = waitsOf(open);
    const { costed, trends } = await costsOf(heats, { days, since, pieces }, context);
    const charged = costed.map(heatOf);
    return {
      format: 'remelt-plant-today/1' as const,
      on: now.toISOString().slice(0, 10),
      stock: {
        ...stockOf(lots.filter(({ status }) => status !== 'hold')),
        reserved_kg:
          sumOf(lots, ({ reserved_g }) => sumOf(Object.values(reserved_g), (grams) => grams)) / 1000,
      },
      trends,
      lotSteps: lotSteps(lots),
      holds: holdsOf(
        lots.filter(({ status }) => status === 'hold'),
        rate,
      ),
      waits,
      analyses: await orderedWaits(context),
      ...(await arrivedWaits(context)),
      ...(await dueOfServer(context)),
      shipped: heats
        .flatMap((heat) => mattersOf(heat, pieces.get(heat.id) ?? [], context))
        .map(({ object, words }) => ({ of: object.subject, words })),
      bottleneck: bottleneckOf(open),
      heats: { since: since.slice(0, 10), charged, saved_usd: sumOf(charged, (one) => one.saved_usd ?? 0) },
      margin: marginOfHeats(costed),
      prices: prices
        .map(({ of, usd_per_kg, on, age_days, set }) => ({ of, usd_per_kg, on, age_days, set }))
        .sort((a, b) => (b.age_days ?? UNDATED_D) - (a.age_days ?? UNDATED_D)),
      stale: {
        olderThan_d: STALE_D,
        count: prices.filter(({ age_days }) => (age_days ?? UNDATED_D) > STALE_D).length,
      },
      assumed: [
        {
          what: 'cost of money tied up in metal on hold',
          value: rate,
          unit: '1/a',
          source: rate === RATE_PER_YEAR ? 'assumption: an ordinary credit line' : 'as asked',
        },
      ],
    };
  },
  {
    // how sources and copies are changes without a record
    alsoOn: async (_, context) => hashOfText(JSON.stringify(await dueOfServer(context))).slice(0, 16),
  },
);

/** Orders of analyses that wait for the laboratory. */
async function orderedWaits(context: TaskContext): Promise<PlantToday['analyses']> {
  const { analyses } = await orderedAnalyses(context);
  return {
    orders: analyses.length,
    on: [...rolesFor('book analysis of a lot')],
    oldest_d: Math.max(0, ...analyses.map(({ age_d }) => age_d)),
  };
}

/** Files of results that wait for a person, those that ask first; nothing where none does and every control is good. */
async function arrivedWaits(context: TaskContext): Promise<Pick<PlantToday, 'arrivals'>> {
  const { arrivals, controls } = await listedArrivals({}, context);
  if (arrivals.length === 0 && controls.length === 0) return {};
  return {
    arrivals: {
      files: arrivals
        .map(({ arrival, file, source, at, asks }) => ({ arrival, file, source, at, asks }))
        .toSorted((a, b) => Number(a.asks === null) - Number(b.asks === null)),
      on: [...rolesFor('settle results')],
      controls,
    },
  };
}

const MATTERS = note<ReturnType<typeof shippedMatters>>();

const mattersOf = (heat: HeatView, pieces: readonly ObjectView[], { memory }: TaskContext) =>
  memory.of(MATTERS, [heat, ...pieces], () => shippedMatters(heat, pieces));

const worthOf = (lots: readonly YardLot[]) => ({
  lots: lots.length,
  kg: sumOf(lots, (lot) => lot.free_g + onHold(lot)) / 1000,
  payable_usd: sumOf(lots, ({ payable_usd }) => payable_usd ?? 0),
  unvalued: lots.filter(({ payable_usd }) => payable_usd === null).length,
});

const stockOf = (lots: readonly YardLot[]): PlantToday['stock'] => ({
  ...worthOf(lots),
  grades: [...Map.groupBy(lots, ({ grade }) => grade || 'unknown')]
    .map(([grade, group]) => ({ grade, ...worthOf(group), byAge_kg: byAge(group) }))
    .sort((a, b) => b.payable_usd - a.payable_usd || b.kg - a.kg),
  byAge_kg: byAge(lots),
  ...largestOf(lots),
});

const largestOf = (lots: readonly YardLot[]): Pick<PlantToday['stock'], 'largest'> => {
  const largest = dominating(lots);
  return largest ? { largest } : {};
};

/** Free kilograms by age, in the order of `STOCK_AGES_D`. */
const byAge = (lots: readonly YardLot[]): number[] =>
  STOCK_AGES_D.map((to, i) => {
    const from = STOCK_AGES_D[i - 1] ?? -1;
    return sumOf(
      lots.filter(({ age_d }) => age_d > from && (to === null || age_d <= to)),
      ({ free_g }) => free_g / 1000,
    );
  });

function holdsOf(lots: readonly YardLot[], rate: number): PlantToday['holds'] {
  const costOf = (held: readonly YardLot[]): number =>
    sumOf(held, ({ payable_usd, age_d }) => ((payable_usd ?? 0) * rate * age_d) / 365);
  return {
    ...worthOf(lots),
    cost_usd: costOf(lots),
    cost_usd_per_month: (worthOf(lots).payable_usd * rate) / 12,
    reasons: [...Map.groupBy(lots, ({ why }) => (why[0] ?? 'no reason recorded').split(':')[0]!)]
      .map(([reason, held]) => ({
        reason,
        ...worthOf(held),
        cost_usd: costOf(held),
        oldest_d: Math.max(...held.map(({ age_d }) => age_d)),
        examples: [...held]
          .sort((a, b) => (b.payable_usd ?? 0) - (a.payable_usd ?? 0))
          .slice(0, 5)
          .map(({ id }) => id),
      }))
      .sort((a, b) => b.payable_usd - a.payable_usd || b.kg - a.kg),
  };
}

const waitsOf = (open: readonly OpenHeat[]): PlantToday['waits'] =>
  [...Map.groupBy(open, ({ row }) => row.waits.on.join(', ')).values()]
    .map((group) => ({
      on: group[0]!.row.waits.on,
      oldest_d: Math.max(...group.map(({ row }) => row.waits.age_d)),
      heats: group.map(({ row: { heat, waits }, by }) => ({
        ...{ heat, for: waits.for, since: waits.since, age_d: waits.age_d },
        ...(by && { by }),
      })),
    }))
    .sort((a, b) => b.oldest_d - a.oldest_d || b.heats.length - a.heats.length);

/** The step at which heats wait the most days together; the same days: the most heats. */
function bottleneckOf(open: readonly OpenHeat[]): PlantToday['bottleneck'] {
  const steps = [...Map.groupBy(open, ({ step }) => step)].map(([step, group]) => ({
    for: step,
    on: group[0]!.row.waits.on,
    heats: group.length,
    days: sumOf(group, ({ row }) => row.waits.age_d),
  }));
  return steps.sort((a, b) => b.days - a.days || b.heats - a.heats)[0] ?? null;
}

interface Looked {
  readonly days: number;
  readonly since: string;
  readonly pieces: PiecesOfHeats;
}

/** What the metal of the heats since a day was to cost, did cost, and would cost new; and the trends of a longer time. */
async function costsOf(
  heats: readonly HeatView[],
  { days, since, pieces }: Looked,
  context: TaskContext,
): Promise<{ readonly costed: readonly CostedHeat[]; readonly trends: PlantToday['trends'] }> {
  const now = context.clock();
  const first = new Date(now.getTime() - SPANS * days * MS_PER_DAY).toISOString();
  const chargedSince = (day: string, some: readonly HeatView[]) =>
    some.filter(({ charges }) => charges.some(({ happenedAt }) => happenedAt >= day));
  const looked = chargedSince(first, heats);
  const priceOf = await pricesOfHeats(looked, context);
  const costOf = (heat: HeatView) => heatCost(heat, priceOf)?.variance;
  const prices = await newMetalPrices(context);
  const costed = await inTurns(chargedSince(since, looked), (heat) => {
    const cost = costOf(heat);
    return {
      heat,
      planned_usd: cost?.planned_usd ?? null,
      actual_usd: cost?.actual_usd ?? null,
      price_usd: cost?.price_usd ?? null,
      new_usd: newMetal(heat, prices, context),
      other_usd: otherUsd(heat.used ?? {}, wantedKg(heat), usePlanOf(heat, context)),
      sold: soldOfPieces(heat, pieces.get(heat.id) ?? []),
    };
  });
  const told = await inTurns(looked, (heat) => ({
    heat,
    actual_usd: costOf(heat)?.actual_usd ?? null,
    pieces: pieces.get(heat.id) ?? [],
  }));
  return { costed, trends: trendsOf(told, { days, now }) };
}

function heatOf({ heat, planned_usd, actual_usd, price_usd, new_usd, sold }: CostedHeat) {
  const good = goodShare(sold);
  return {
    heat: heat.id,
    grade: heat.target.grade,
    status: good === 0 ? 'failed' : heat.status,
    charged_kg: heat.input_g / 1000,
    ...{ planned_usd, actual_usd, price_usd, new_usd },
    failed_kg: sold.failed_kg,
    saved_usd: new_usd === null || actual_usd === null || good === 0 ? null : good * (new_usd - actual_usd),
  };
}
