import { parseDocument } from '../../documents/common.ts';
import {
  type ScaleUpInput,
  type ScaleUpOutput,
  scaleUpInputSchema,
} from '../../documents/economics/scale-up.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { explainedByGroup } from '../../foundation/statistics/summary/explained-variance.ts';
import type { HeatModel } from '../../models/economics/scale-up/heat-model.ts';
import { breathe, type Control } from '../control.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { driversOf, spreadOf } from '../stated/results.ts';
import { type Drawn as AskedFor, CENTRAL, Sampler } from '../stated/sampler.ts';
import { inOneMoney, pricesOf } from './checks.ts';
import { furnaceModel } from './furnace.ts';
import { type Drawn, drawnAt, firstPlant, shopAt } from './shop.ts';

const DRAWS = 4000;
/** Samples of the furnace models. */
export const DEFAULT_SAMPLES = 48;
/** Shares of returns that the furnace models are asked. */
export const DEFAULT_SHARES = [0, 0.5, 0.9] as const;

/**
 * `scale-up`: a heat at several sizes. Area per volume falls with size, so the furnace models hold larger melts longer for the same
 * metal; the shop turns hold time, evaporation and yield into heats a year and cost. Throws InputError, ValidityError, CancelledError.
 */
export async function scaleUpDocument(
  document: unknown,
  facts: SimulateFacts,
  control: Control = {},
): Promise<ScaleUpOutput> {
  const asked = parseDocument(scaleUpInputSchema, document, 'scale-up');
  const stale = pricesOf(asked);
  const input = inOneMoney(asked);
  const { seed = DEFAULT_SEED, draws = DRAWS, samples = DEFAULT_SAMPLES, shares = DEFAULT_SHARES } = input;
  const model = furnaceModel(input, facts, { samples, seed });
  await askFurnaces(input, model, { shares, control });
  const sampler = new Sampler(seed, draws);
  const costs = input.sizes.map((_, at) => drawnAt(input, { at, model, sampler }));
  const largest = input.sizes.reduce(
    (best, { heat_kg }, at) => (heat_kg > input.sizes[best]!.heat_kg ? at : best),
    0,
  );
  const seen = sampler.drawn();
  const again = drawnAt(input, { at: largest, model, sampler, others: true });
  const both = reachedInBoth(costs[largest]!, again);
  const price = Float64Array.from({ length: draws }, (_, s) =>
    sampler.draw(s).number(input.prices.product, 'prices.product'),
  );
  throwIfCancelled(control.signal);
  const first = firstPlant(input, sampler);
  return {
    format: 'remelt-scale-up/1',
    manifest: manifestOf(document, facts, { seed, draws, samples }),
    assumed: [...stale, ...startWords(input)],
    name: input.name,
    currency: input.currency,
    draws,
    product_per_kg: input.prices.product.value,
    sizes: input.sizes.map((_, at) =>
      sizeOf(input, { at, model, drawn: costs[at]!, price, sampler, shares }),
    ),
    breakEven: breakEvenOf(input, costs, price),
    costGrowth: first && spreadOf(first.growth),
    firstYear: first && spreadOf(first.firstYear),
    assumedShare: explainedByGroup(both.first, both.second),
    drivers: driversOf(
      [...seen, holdOf(input, { at: largest, model, draws })].map((one) => ({
        ...one,
        normals: one.normals.filter((_, s) => Number.isFinite(costs[largest]!.cost[s]!)),
      })),
      costs[largest]!.cost.filter(Number.isFinite),
    ),
  };
}

/** Hold time of the furnace model as a driver beside what is stated. */
function holdOf(
  { sizes, revertShare }: ScaleUpInput,
  { at, model, draws }: { readonly at: number; readonly model: HeatModel; readonly draws: number },
): AskedFor {
  const { hold_s } = model.at({ heat_kg: sizes[at]!.heat_kg, revertShare: revertShare.value });
  return {
    name: 'hold time by the furnace model',
    confidence: 'derived',
    measure: 'samples of the bath through the hold of five heats, then a calibration',
    normals: Float64Array.from({ length: draws }, (_, s) => hold_s[s % model.samples]!),
  };
}

/** Runs the furnace models once for each size and share, and breathes in between. */
async function askFurnaces(
  { sizes, revertShare }: ScaleUpInput,
  model: HeatModel,
  { shares, control }: { readonly shares: readonly number[]; readonly control: Control },
): Promise<void> {
  const asked = sizes.flatMap(({ heat_kg }) =>
    [revertShare.value, ...shares].map((share) => ({ heat_kg, revertShare: share })),
  );
  for (const [i, size] of asked.entries()) {
    throwIfCancelled(control.signal);
    model.at(size);
    control.onProgress?.((i + 1) / (asked.length + 1), `furnace models: ${size.heat_kg} kg`);
    await breathe();
  }
}

function reachedInBoth(
  one: Drawn,
  other: Drawn,
): { readonly first: Float64Array; readonly second: Float64Array } {
  const both = (_: number, s: number): boolean =>
    Number.isFinite(one.cost[s]!) && Number.isFinite(other.cost[s]!);
  return { first: one.cost.filter(both), second: other.cost.filter(both) };
}

interface SizeOrder {
  readonly at: number;
  readonly model: HeatModel;
  readonly drawn: Drawn;
  readonly price: Float64Array;
  readonly sampler: Sampler;
  readonly shares: readonly number[];
}

function sizeOf(input: ScaleUpInput, order: SizeOrder): ScaleUpOutput['sizes'][number] {
  const { at, model, drawn, price } = order;
  const { name, heat_kg } = input.sizes[at]!;
  const outcome = model.at({ heat_kg, revertShare: input.revertShare.value });
  const reached = drawn.cost.filter(Number.isFinite);
  const middle = centralSample(outcome.hold_s);
  const central =
    middle === undefined ? undefined : shopAt(input, { at, pick: CENTRAL, model, sample: middle });
  const hold_h = outcome.hold_s.filter(Number.isFinite).map((s) => s / 3600);
  const counts = new Map<string, number>();
  for (const one of outcome.last) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [element, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  const held = middle === undefined ? 0 : outcome.hold_s[middle]!;
  return {
    name,
    heat_kg,
    areaToVolume_per_m: outcome.areaToVolume_per_m,
    reaches: reached.length / drawn.cost.length,
    hold_h: hold_h.length === 0 ? null : spreadOf(hold_h),
    lastElement: { element, share: count / outcome.last.length },
    contents_ppm: outcome.contents_ppm,
    lost_kg_per_t: Object.fromEntries(
      Object.entries(outcome.losses)
        .map(([lost, perSecond]) => [lost, Number((perSecond * held * 1000).toPrecision(3))] as const)
        .filter(([, kg]) => kg >= 0.01),
    ),
    cycle_h: central?.cycle_h ?? null,
    limits:
      central === undefined
        ? `${element}: not reached`
        : central.limits === 'holding'
          ? `holding for ${element}`
          : central.limits,
    heatsPerYear: central?.heatsPerYear ?? null,
    furnaces: central?.furnaces ?? null,
    output_kg: central?.output_kg ?? null,
    cost_per_kg: reached.length === 0 ? null : spreadOf(reached),
    costs: central?.costs ?? [],
    pays: drawn.cost.reduce((all, cost, s) => all + (cost < price[s]! ? 1 : 0), 0) / drawn.cost.length,
    breakEvenShare: breakEvenShareOf(input, order),
  };
}

/** The sample with the middle hold among those that arrive, where at least half do. */
function centralSample(hold_s: Float64Array): number | undefined {
  const order = Array.from(hold_s.keys()).sort((a, b) => hold_s[a]! - hold_s[b]!);
  const middle = order[Math.floor(order.length / 2)]!;
  return Number.isFinite(hold_s[middle]!) ? middle : undefined;
}

/** Draws in which a break-even share is looked for. */
const SHARE_DRAWS = 400;

/** The least share of returns at which a kilogram costs what it fetches, between the shares that the furnace models were asked. */
function breakEvenShareOf(
  input: ScaleUpInput,
  { at, model, price, sampler, shares }: SizeOrder,
): ScaleUpOutput['sizes'][number]['breakEvenShare'] {
  const draws = Math.min(SHARE_DRAWS, price.length);
  const sorted = [...shares].sort((a, b) => a - b);
  const found: number[] = [];
  for (let s = 0; s < draws; s++) {
    const gaps = sorted.map(
      (share) =>
        shopAt(input, { at, pick: sampler.draw(s), model, sample: s % model.samples, share }).cost_per_kg -
        price[s]!,
    );
    const crossing = crossingOf(sorted, gaps);
    if (crossing !== undefined) found.push(crossing);
  }
  return found.length === 0 ? null : { ...spreadOf(Float64Array.from(found)), found: found.length / draws };
}

/** First place at which a gap is no longer above zero, by straight lines; undefined = nowhere. */
function crossingOf(places: readonly number[], gaps: readonly number[]): number | undefined {
  const first = gaps.findIndex((gap) => gap <= 0);
  if (first < 0) return undefined;
  if (first === 0 || !Number.isFinite(gaps[first - 1]!)) return places[first]!;
  const [above, below] = [gaps[first - 1]!, gaps[first]!];
  return places[first - 1]! + ((places[first]! - places[first - 1]!) * above) / (above - below);
}

function breakEvenOf(
  input: ScaleUpInput,
  costs: readonly Drawn[],
  price: Float64Array,
): ScaleUpOutput['breakEven'] {
  const order = input.sizes.map((size, at) => ({ ...size, at })).sort((a, b) => a.heat_kg - b.heat_kg);
  const logs = order.map(({ heat_kg }) => Math.log(heat_kg));
  const found = Array.from(price, (one, s) =>
    crossingOf(
      logs,
      order.map(({ at }) => costs[at]!.cost[s]! - one),
    ),
  ).filter((one) => one !== undefined);
  return {
    found: found.length / price.length,
    heat_kg: found.length === 0 ? null : spreadOf(Float64Array.from(found, Math.exp)),
  };
}

/** What the start of the plant rests on: the equations of a first plant, else that it starts as a proven one. */
const startWords = ({ pioneer, learning }: ScaleUpInput): ScaleUpOutput['assumed'] =>
  pioneer
    ? [
        {
          what: 'cost growth and start-up of a first plant',
          value: 'pioneer-plant equations',
          unit: 'text',
          source: 'RAND R-2569-DOE (1981), recalled: check in the original before use',
        },
      ]
    : [
        {
          what: 'output in the first year',
          value: 'full output, at the estimated capital',
          unit: 'text',
          source: `assumption: no "pioneer" is stated${learning && learning.plant > 1 ? '' : '; a first plant makes less and costs more, so state it for one'}`,
        },
      ];
