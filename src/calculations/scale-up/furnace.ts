import { parseDocument } from '../../documents/common.ts';
import type { ScaleUpInput } from '../../documents/economics/scale-up.ts';
import { type SimulateInput, simulateInputSchema } from '../../documents/heats/simulate.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import {
  type HeatModel,
  type HeatOutcome,
  type HeatSize,
  timeToLimit,
} from '../../models/economics/scale-up/heat-model.ts';
import { contentsAt, parametricHeatOf } from '../furnace/parametric-heat.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { simulate } from '../simulate/simulate.ts';

/** Density of a liquid nickel alloy [kg/m3], for the width of the melt only. Source: recalled, 7,300 to 7,900. */
const DENSITY = 7500;
const DEPTH_TO_WIDTH = 1.2;
const LONGEST_HOLD_H = 12;
/** Times at which a hold is looked at, as shares of the longest: closer at its start. */
const LOOKS = [0, 0.005, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1];

/** Longest time that a heat is held [s]. */
export const longestHold_s = ({ furnace }: ScaleUpInput): number =>
  (furnace.longestHold_h ?? LONGEST_HOLD_H) * 3600;

/** The furnace models as economics asks them: once for each size and share, over samples of their own parameters. */
export function furnaceModel(
  input: ScaleUpInput,
  facts: SimulateFacts,
  { samples, seed }: { readonly samples: number; readonly seed: number | string },
): HeatModel {
  const known = new Map<string, HeatOutcome>();
  return {
    samples,
    at(size) {
      const key = `${size.heat_kg}/${size.revertShare.toPrecision(6)}`;
      const outcome = known.get(key) ?? outcomeOf(input, size, { facts, samples, seed });
      known.set(key, outcome);
      return outcome;
    },
  };
}

function outcomeOf(
  input: ScaleUpInput,
  size: HeatSize,
  {
    facts,
    samples,
    seed,
  }: { readonly facts: SimulateFacts; readonly samples: number; readonly seed: number | string },
): HeatOutcome {
  const longest_s = longestHold_s(input);
  const heat = parametricHeatOf(`${size.heat_kg} kg`, heatDocument(input, size, longest_s), {
    readings: [],
    facts,
  });
  const times = LOOKS.map((share) => share * longest_s);
  const wanted = input.limits.flatMap(({ element }) => times.map((at_s) => ({ element, at_s })));
  const values = fillNormal(
    streamKey(seed, 'scale-up/charge'),
    new Float64Array(samples * heat.uncertain.length),
  );
  const contents = contentsAt(heat, { parameters: [], samples, values, othersSeed: seed }, wanted);
  const hold_s = new Float64Array(samples);
  const last = Array.from({ length: samples }, (_, s) => {
    const reached = input.limits.map(({ element, max_ppm }, l) => {
      const at = s * wanted.length + l * times.length;
      return { element, time: timeToLimit(times, [...contents.subarray(at, at + times.length)], max_ppm) };
    });
    const slowest = reached.reduce((a, b) => (b.time > a.time ? b : a));
    hold_s[s] = slowest.time;
    return slowest.element;
  });
  return { hold_s, last, ...balanceAt(input, { size, facts, hold_s: middleOf(hold_s, longest_s) }) };
}

/** The middle hold; the longest where most samples never arrive. */
function middleOf(hold_s: Float64Array, longest_s: number): number {
  const middle = hold_s.slice().sort()[Math.floor(hold_s.length / 2)]!;
  return Math.max(60, Math.min(longest_s, middle));
}

/** Geometry, losses and contents of the central heat held for so long. */
function balanceAt(
  input: ScaleUpInput,
  {
    size,
    facts,
    hold_s,
  }: { readonly size: HeatSize; readonly facts: SimulateFacts; readonly hold_s: number },
): Pick<HeatOutcome, 'areaToVolume_per_m' | 'losses' | 'contents_ppm'> {
  const { exchange, final } = simulate({ ...heatDocument(input, size, hold_s), samples: 1, seed: 1 }, facts);
  const losses: Partial<Record<ElementSymbol, number>> = {};
  for (const { element, kg } of exchange)
    if (kg > 0) losses[element] = (losses[element] ?? 0) + kg / size.heat_kg / hold_s;
  const width = widthOf(input, size);
  return {
    areaToVolume_per_m: 1 / (width * (input.furnace.depthToWidth ?? DEPTH_TO_WIDTH)),
    losses,
    contents_ppm: Object.fromEntries(
      entriesOf(final).map(([element, { mean_ppm }]) => [element, Number(mean_ppm.toPrecision(4))]),
    ),
  };
}

/** Width of an upright cylinder [m]. */
const widthOf = ({ furnace }: ScaleUpInput, { heat_kg }: HeatSize): number =>
  Math.cbrt((4 * heat_kg) / DENSITY / Math.PI / (furnace.depthToWidth ?? DEPTH_TO_WIDTH));

/** The heat as the furnace models read it: mixed metal, width by size, leak by surface. */
function heatDocument(input: ScaleUpInput, size: HeatSize, time_s: number): SimulateInput {
  const { furnace, reference } = input;
  const { operation = 'vacuum-induction', settings = {}, leak } = furnace;
  const document = {
    melt: { mass_kg: size.heat_kg, ...mixed(input, size.revertShare) },
    route: [
      {
        operation,
        settings: {
          ...settings,
          time_s,
          meltDiameter_m: widthOf(input, size),
          ...(leak ? { leak_Pa_m3_per_s: leak.value * (size.heat_kg / reference.heat_kg) ** (2 / 3) } : {}),
        },
      },
    ],
  };
  return parseDocument(simulateInputSchema, document, 'scale-up furnace');
}

/** Returns and new metal by their shares; contents in ppm. */
function mixed(
  { returns, virgin }: ScaleUpInput,
  share: number,
): Pick<SimulateInput['melt'], 'composition_ppm' | 'balance'> {
  const contents: Partial<Record<ElementSymbol, number>> = {};
  for (const [metal, part] of [
    [returns, share],
    [virgin, 1 - share],
  ] as const) {
    for (const [element, wtpct] of entriesOf(metal.composition_wtpct))
      contents[element] = (contents[element] ?? 0) + part * wtpct * 1e4;
    for (const [element, ppm] of entriesOf(metal.composition_ppm ?? {}))
      contents[element] = (contents[element] ?? 0) + part * ppm;
  }
  delete contents[returns.balance];
  return { composition_ppm: contents, balance: returns.balance };
}
