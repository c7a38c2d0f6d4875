import type { RecordedHeatInput } from '../../documents/heats/calibrate.ts';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import type { Facts } from '../facts.ts';
import { varies } from '../furnace/effects.ts';
import { DELTA_MEDIAN, DELTA_WIDTH, TAU_SPREAD } from '../furnace/linear-heat.ts';
import {
  contentsAt,
  type HeatDocument,
  type ParametricHeat,
  type Points,
  parametersOf,
  parametricHeatOf,
} from '../furnace/parametric-heat.ts';
import type { Reading } from '../sample/bath-readings.ts';

/** A furnace that is known through and through: what calibration is to find. */
export interface Truth {
  readonly parameters: readonly Parameter[];
  /** Common effects [prior sd]. */
  readonly z: Float64Array;
  readonly tau: number;
  readonly delta: number;
  readonly seed: string;
  /** Error of a reading in stated standard deviations, from a standard normal; the normal itself without. */
  readonly error?: (normal: number) => number;
}

/** What the synthetic laboratory reads, with its relative and constant standard deviation [1, ppm] and its limit [ppm]. */
const READ: readonly (readonly [ElementSymbol, relative: number, constant: number, limit: number])[] = [
  ['O', 0.05, 1, 1],
  ['N', 0.05, 1, 1],
  ['S', 0.05, 0.5, 1],
  ['Pb', 0.1, 0.05, 0.1],
  ['Bi', 0.1, 0.03, 0.05],
  ['Mn', 0.01, 2, 5],
];

/** A heat of nickel returns in a vacuum induction furnace; leak, time, temperature and age of the lining change from heat to heat. */
export function syntheticDocument(
  h: number,
  of: { readonly seed: string; readonly time_s?: number },
): HeatDocument {
  const at = (name: string): number => standardNormal(streamKey(of.seed, `heat/${name}`), h);
  const time_s = of.time_s ?? 60 * Math.round(Math.min(120, Math.max(40, 75 + 15 * at('time'))));
  return {
    melt: {
      mass_kg: 300,
      composition_wtpct: { Cr: 19, Fe: 18, Nb: 5, Mo: 3, Ti: 0.9, Al: 0.5, C: 0.04 },
      composition_ppm: {
        O: 60 * Math.exp(0.3 * at('O')),
        N: 120 * Math.exp(0.2 * at('N')),
        S: 20 * Math.exp(0.2 * at('S')),
        Pb: 8 * Math.exp(0.4 * at('Pb')),
        Bi: 2 * Math.exp(0.4 * at('Bi')),
        Mn: 900 * Math.exp(0.2 * at('Mn')),
      },
      sd_ppm: { O: 6, N: 10, S: 2, Pb: 0.8, Bi: 0.2, Mn: 20 },
      balance: 'Ni',
    },
    route: [
      {
        operation: 'vacuum-induction',
        settings: {
          time_s,
          temperature_K: Math.round(1823 + 15 * at('temperature')),
          pressure_Pa: 1,
          leak_Pa_m3_per_s: 0.2 * Math.exp(0.5 * at('leak')),
          lining: { material: 'MgO', heatsSinceReline: h + 1 },
        },
      },
    ],
  };
}

/** Times of `count` samples, spread over the heat [s]. */
const timesOf = (time_s: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => Math.round((time_s * (k + 1)) / count));

/** Truth drawn from the priors that calibration starts from. */
export function drawTruth(facts: Facts, seed: string): Truth {
  const parameters = parametersOf(emptyHeat(syntheticDocument(0, { seed }), facts, 1));
  const normal = (name: string): number => standardNormal(streamKey(seed, `truth/${name}`), 0);
  return {
    parameters,
    z: Float64Array.from(parameters, ({ name }) => normal(name)),
    tau: Math.abs(TAU_SPREAD * normal('tau')),
    delta: DELTA_MEDIAN * Math.exp(DELTA_WIDTH * normal('delta')),
    seed,
  };
}

function emptyHeat(document: HeatDocument, facts: Facts, samples: number): ParametricHeat {
  const time_s = Number(document.route[0]!.settings!.time_s);
  const readings = timesOf(time_s, samples).flatMap((at_s, k) =>
    READ.map(
      ([element]): Reading => ({ sample: `S${k + 1}`, element, at_s, value_ppm: 1, sd_ppm: 1, below: false }),
    ),
  );
  return parametricHeatOf('synthetic', document, { readings, facts });
}

/** A heat as it really goes: true contents at the readings, and what the laboratory says about them. */
export interface SyntheticHeat {
  readonly heat: ParametricHeat;
  readonly document: HeatDocument;
  /** Content of the melt where the sample was taken [ppm], scatter included. */
  readonly true_ppm: Float64Array;
}

/** Where heat `h` of a furnace really is. */
function truePoint(
  truth: Truth,
  h: number,
  { heat, shift }: { readonly heat: ParametricHeat; readonly shift: Readonly<Record<string, number>> },
): Points {
  const draw = (name: string): number => standardNormal(streamKey(truth.seed, `draw/${name}`), h);
  const values = [
    ...truth.parameters.map(
      (parameter, j) =>
        truth.z[j]! +
        (varies(parameter) ? truth.tau * draw(parameter.name) : 0) +
        (shift[parameter.name] ?? 0),
    ),
    ...heat.uncertain.map((element) => draw(`melt/${element}`)),
  ];
  return { parameters: truth.parameters, samples: 1, values: Float64Array.from(values) };
}

/** True contents of heat `h` at times [ppm], without the scatter of single samples. */
export function trueContents(
  truth: Truth,
  h: number,
  of: {
    readonly facts: Facts;
    readonly document: HeatDocument;
    readonly wanted: readonly { readonly element: ElementSymbol; readonly at_s: number }[];
  },
): Float64Array {
  const heat = emptyHeat(of.document, of.facts, 1);
  return contentsAt(heat, truePoint(truth, h, { heat, shift: {} }), of.wanted);
}

/** Heat `h` of a furnace with `samples` samples of every element read. `shift`: extra effect of this heat [prior sd] by name. */
export function syntheticHeat(
  truth: Truth,
  h: number,
  of: {
    readonly facts: Facts;
    readonly samples: number;
    readonly document?: HeatDocument;
    readonly shift?: Readonly<Record<string, number>>;
  },
): SyntheticHeat {
  const document = of.document ?? syntheticDocument(h, { seed: truth.seed });
  const empty = emptyHeat(document, of.facts, of.samples);
  const draw = (name: string, k = h): number => standardNormal(streamKey(truth.seed, `draw/${name}`), k);
  const model = contentsAt(
    empty,
    truePoint(truth, h, { heat: empty, shift: of.shift ?? {} }),
    empty.readings,
  );
  const true_ppm = model.map((ppm, r) => ppm * Math.max(0, 1 + truth.delta * draw(`scatter/${h}`, r)));
  const readings = empty.readings.map((reading, r): Reading => {
    const [, relative, constant, limit] = READ.find(([element]) => element === reading.element)!;
    const sd_ppm = Math.hypot(relative * true_ppm[r]!, constant);
    const normal = draw(`noise/${h}`, r);
    const value = true_ppm[r]! + sd_ppm * (truth.error ? truth.error(normal) : normal);
    return value < limit
      ? { ...reading, value_ppm: limit, sd_ppm: Math.max(limit / 3, constant), below: true }
      : { ...reading, value_ppm: value, sd_ppm, below: false };
  });
  return { heat: { ...empty, id: `H${h + 1}`, readings }, document, true_ppm };
}

/** A synthetic heat as a plant records it. */
export function recordedHeat({ heat, document }: SyntheticHeat): RecordedHeatInput {
  const samples = new Map<string, RecordedHeatInput['samples'][number]>();
  for (const { sample, element, at_s, value_ppm, sd_ppm, below } of heat.readings) {
    const { composition_ppm, sd_ppm: spreads, below_ppm } = samples.get(sample) ?? {};
    samples.set(sample, {
      id: sample,
      at_s,
      composition_ppm: below ? { ...composition_ppm } : { ...composition_ppm, [element]: value_ppm },
      sd_ppm: { ...spreads, [element]: sd_ppm },
      below_ppm: below ? { ...below_ppm, [element]: value_ppm } : { ...below_ppm },
    });
  }
  return { id: heat.id, ...document, samples: [...samples.values()] };
}
