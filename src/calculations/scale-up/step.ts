import { parseDocument } from '../../documents/common.ts';
import { type ScaleUpInput, scaleUpInputSchema } from '../../documents/economics/scale-up.ts';
import { InputError, throwIfCancelled } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { HeatModel, HeatOutcome } from '../../models/economics/scale-up/heat-model.ts';
import { breathe, type Control } from '../control.ts';
import type { Quantities } from '../method/quantities.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { onesAt } from '../stated/places.ts';
import {
  type PlantStep,
  pickOf,
  type StatedParameter,
  scalesOf,
  statedParameters,
} from '../stated/plant-step.ts';
import { type Pick, SHARE } from '../stated/sampler.ts';
import { inOneMoney, pricesOf } from './checks.ts';
import { furnaceModel, longestHold_s } from './furnace.ts';
import { DEFAULT_SAMPLES, DEFAULT_SHARES } from './scale-up.ts';
import { shopAt } from './shop.ts';

/** A scale-up as a step: its document, the size that is meant, and where in the scenario it stands. */
export interface ScaleUpOrder {
  readonly document: unknown;
  /** Name of one of its sizes; default the first. */
  readonly size?: string | undefined;
  readonly set: readonly string[];
  readonly path: string;
  readonly seed: number | string;
}

/**
 * One size of a `remelt-scale-up/1` document as a step of a scenario. The furnace models are sampled once, at some shares of
 * returns; each draw takes one of these samples, with its hold and losses between the shares. Throws as `scaleUpDocument`.
 */
export async function scaleUpStep(
  { document, size, set, path, seed }: ScaleUpOrder,
  facts: SimulateFacts,
  control: Control,
): Promise<PlantStep> {
  const asked = parseDocument(scaleUpInputSchema, document, path);
  const assumed = pricesOf(asked);
  const input = inOneMoney(asked);
  const at = sizeNamed(input, size, path);
  const heats = await sampledHeats(input, at, { facts, control, seed });
  const ones = inOneMoney(onesAt(asked, set, path) as ScaleUpInput);
  const ask = (of: ScaleUpInput) => (pick: Pick) => shopOf(of, { at, heats, pick, sample: 0 });
  const stated = [...statedParameters({ ask: ask(input), set, path: `${path}.set` }), FURNACE_SAMPLE];
  const known = { stated, scales: scalesOf(ask(ones), set) };
  return {
    stated,
    assumed,
    notes: [],
    answer: (draw) => {
      const sample = heats.sampleAt(draw.drawn(FURNACE_SAMPLE.place) ?? FURNACE_SAMPLE.point);
      return quantitiesOf(shopOf(input, { at, heats, pick: pickOf(draw, known), sample }));
    },
  };
}

/** Which of the samples of the furnace models a draw takes: they stand in the order of their hold. */
const FURNACE_SAMPLE: StatedParameter = {
  place: 'furnace models',
  words: 'furnace models (quantile of the hold)',
  unit: '1',
  source: 'kinetics of the furnace models over their own uncertainty',
  assumed: false,
  measure: 'samples of the bath through the hold of five heats, then a calibration',
  point: 0.5,
  quantile: (p) => p,
  market: false,
};

function sizeNamed({ sizes }: ScaleUpInput, name: string | undefined, path: string): number {
  if (name === undefined) return 0;
  const at = sizes.findIndex((one) => one.name === name);
  if (at >= 0) return at;
  throw new InputError(`${path} has no size ${name}`, {
    path: `${path}.size`,
    value: name,
    allowed: sizes.map((one) => one.name).join(', '),
  });
}

/** What the furnace models said, between the shares that they were asked. */
interface SampledHeats {
  readonly model: HeatModel;
  /** The sample at a quantile of the hold. */
  readonly sampleAt: (p: number) => number;
  readonly reached: (share: number, sample: number) => boolean;
}

async function sampledHeats(
  input: ScaleUpInput,
  at: number,
  {
    facts,
    control,
    seed,
  }: { readonly facts: SimulateFacts; readonly control: Control; readonly seed: number | string },
): Promise<SampledHeats> {
  const { samples = DEFAULT_SAMPLES, shares = DEFAULT_SHARES, revertShare, sizes } = input;
  const { heat_kg } = sizes[at]!;
  const model = furnaceModel(input, facts, { samples, seed: input.seed ?? seed });
  const grid = [...new Set([...shares, revertShare.value])].sort((a, b) => a - b);
  const outcomes: HeatOutcome[] = [];
  for (const share of grid) {
    throwIfCancelled(control.signal);
    outcomes.push(model.at({ heat_kg, revertShare: share }));
    control.onProgress?.(0, `furnace models: ${heat_kg} kg, ${outcomes.length} of ${grid.length}`);
    await breathe();
  }
  const longest = longestHold_s(input);
  const middle = outcomes[grid.indexOf(revertShare.value)]!;
  const order = Array.from(middle.hold_s.keys()).sort((a, b) => middle.hold_s[a]! - middle.hold_s[b]!);
  const between = (share: number): readonly [HeatOutcome, HeatOutcome, number] => {
    const above = Math.max(
      1,
      grid.findIndex((one) => one >= share),
    );
    const [low, high] = [grid[above - 1]!, grid[above] ?? grid[above - 1]!];
    const part = high > low ? Math.min(1, Math.max(0, (share - low) / (high - low))) : 0;
    return [outcomes[above - 1]!, outcomes[above] ?? outcomes[above - 1]!, part];
  };
  return {
    model: {
      samples,
      at: ({ revertShare: share }) => {
        const [low, high, part] = between(share);
        const mean = (a: number, b: number): number =>
          (1 - part) * Math.min(longest, a) + part * Math.min(longest, b);
        const losses: Record<string, number> = {};
        for (const element of new Set([...Object.keys(low.losses), ...Object.keys(high.losses)]))
          losses[element] =
            (1 - part) * (ownValue(low.losses, element) ?? 0) + part * (ownValue(high.losses, element) ?? 0);
        return { ...low, losses, hold_s: low.hold_s.map((one, s) => mean(one, high.hold_s[s]!)) };
      },
    },
    sampleAt: (p) => order[Math.min(order.length - 1, Math.floor(p * order.length))]!,
    reached: (share, sample) => {
      const [low, high, part] = between(share);
      return Number.isFinite(low.hold_s[sample]!) && (part === 0 || Number.isFinite(high.hold_s[sample]!));
    },
  };
}

interface ShopOf {
  readonly at: number;
  readonly heats: SampledHeats;
  readonly pick: Pick;
  readonly sample: number;
}

function shopOf(input: ScaleUpInput, { at, heats, pick, sample }: ShopOf) {
  const share = pick.number(input.revertShare, 'revertShare', SHARE);
  const shop = shopAt(input, { at, pick, model: heats.model, sample, share });
  return { ...shop, reached: heats.reached(share, sample) };
}

/** `reached` is 1 where the limits are met within the longest hold; where not, the heat is held that long. */
const quantitiesOf = (shop: ReturnType<typeof shopOf>): Quantities => ({
  reached: shop.reached ? 1 : 0,
  hold_h: shop.cycle_h.holding,
  heatsPerYear: shop.heatsPerYear,
  furnaces: shop.furnaces,
  output_kg: shop.output_kg,
  metalYield: shop.metalYield,
  energy_kWh_per_kg: shop.energy_kWh_per_kg,
  cost_per_kg: shop.cost_per_kg,
  capital: shop.capital,
  costs: Object.fromEntries(shop.costs.map(({ item, per_kg }) => [item, per_kg])),
});
