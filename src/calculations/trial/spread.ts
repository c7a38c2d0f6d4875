import {
  covarianceAfter,
  type Design,
  groupEffects,
  informationOf,
  type LinearGroup,
} from '../../foundation/numerics/mixed-effects.ts';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import { ALLOWANCE, NO_INFORMATION, varies } from '../furnace/effects.ts';
import { DELTA_MEDIAN, DELTA_WIDTH, linearAround, TAU_SPREAD } from '../furnace/linear-heat.ts';
import { contentsAt, type ParametricHeat } from '../furnace/parametric-heat.ts';
import { type PlannedReading, type ReadingPlan, readingsAt } from './readings.ts';

/** One heat of the route, linear around places where the furnaces may turn out to be. */
export interface TrialHeat {
  readonly parameters: readonly Parameter[];
  readonly design: Design;
  /** Around the central values. */
  readonly centre: LinearGroup;
  readonly readings: readonly PlannedReading[];
  readonly points: readonly Point[];
  /** Parameters that no sample at any place depends on. */
  readonly untold: readonly Parameter[];
}

/** A heat as it would be if the furnaces were there: its slopes, its readings and the scales of what is not modelled. */
interface Point {
  readonly group: LinearGroup;
  readonly readings: readonly PlannedReading[];
  readonly tau: number;
  readonly delta: number;
}

/** What a trial takes: samples at some places. */
export interface Sampling {
  readonly places: ReadonlySet<string>;
  /** At each of them. */
  readonly samples: number;
}

/** Places that a trial is thought through at: twelve drawn from the prior and their mirror images. */
const POINTS = 24;

/** Variation between heats and scatter of readings of a point: each an even quantile of what calibration assumes. */
const scalesOf = (i: number): { readonly tau: number; readonly delta: number } => ({
  // 7 and 11 have no factor in common with 24: each quantile once, and no order between the two
  tau: TAU_SPREAD * normalQuantile(0.5 + (((7 * i) % POINTS) + 0.5) / (2 * POINTS)),
  delta: DELTA_MEDIAN * Math.exp(DELTA_WIDTH * normalQuantile((((11 * i) % POINTS) + 0.5) / POINTS)),
});

/** How a trial is thought through. */
export interface TrialOptions {
  readonly parameters: readonly Parameter[];
  readonly most: Sampling & { readonly heats: number };
  readonly seed: number | string;
}

/**
 * The heat that a trial repeats, linear around the centre and around points drawn from the prior: what a sample tells of
 * a rate depends on how fast the furnace is. Parameters that no reading depends on at any point are set aside. As in
 * calibration, the slopes are taken over what is still uncertain then, here after the root of the most heats.
 */
export function trialHeat(
  heat: ParametricHeat,
  plan: ReadingPlan,
  { parameters, most, seed }: TrialOptions,
): TrialHeat {
  const zero = new Float64Array(parameters.length);
  const places = [zero, ...Array.from({ length: POINTS }, (_, i) => drawn(parameters, i, seed))];
  const contents = contentsOver(heat, plan, { parameters, places });
  const wide = covarianceOf(parameters.length + heat.uncertain.length);
  const all = places.map((z, i) => {
    const readings = readingsAt(plan, contents[i]!);
    return { readings, z, group: linearAt({ ...heat, readings }, parameters, { z, covariance: wide }) };
  });
  const isTold = (j: number): boolean => all.some(({ group }) => tells(group, j, parameters.length));
  const told = parameters.flatMap((_, j) => (isTold(j) ? [j] : []));
  const kept = told.map((j) => parameters[j]!);
  const design = { effects: kept.length, vary: kept.map(varies) };
  const [centre, ...points] = all.map(({ readings, z, group }, i) => {
    const point = { readings, ...scalesOf(i), group: withColumns(group, told, parameters.length) };
    const covariance = leftBy(point, { design, most, m: heat.uncertain.length });
    const own = { z: Float64Array.from(told, (j) => z[j]!), covariance };
    return { ...point, group: linearAt({ ...heat, readings }, kept, own) };
  });
  return {
    parameters: kept,
    design,
    centre: centre!.group,
    readings: centre!.readings,
    points,
    untold: parameters.filter((_, j) => !isTold(j)),
  };
}

/** What is uncertain about a heat, its charge included, once the root of the most heats was melted; parameters first. */
function leftBy(
  point: Point,
  { design, most, m }: { readonly design: Design; readonly most: TrialOptions['most']; readonly m: number },
): Float64Array {
  const group = sampled(point, most);
  const { tau, delta } = point;
  const { effects } = design;
  const heats = Math.ceil(Math.sqrt(most.heats));
  const covariance = covarianceAfter(informationOf(group, design, point), effects, heats);
  const component = { tau, delta, prior: 1, weight: 1, mean: new Float64Array(effects), covariance };
  return groupEffects(group, design, { component, m }).covariance;
}

function covarianceOf(width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let i = 0; i < width; i++) out[i * width + i] = 1;
  return out;
}

/** Place of a point [prior sd]: every second one is the mirror image of the one before. */
const drawn = (parameters: readonly Parameter[], i: number, seed: number | string): Float64Array =>
  Float64Array.from(
    parameters,
    ({ name }) => (i % 2 === 0 ? 1 : -1) * standardNormal(streamKey(seed, `trial/${name}`), i >> 1),
  );

/** Contents at the readings of a plan, place by place [ppm]. */
function contentsOver(
  heat: ParametricHeat,
  { rows }: ReadingPlan,
  {
    parameters,
    places,
  }: { readonly parameters: readonly Parameter[]; readonly places: readonly Float64Array[] },
): Float64Array[] {
  const width = parameters.length + heat.uncertain.length;
  const values = new Float64Array(places.length * width);
  places.forEach((z, i) => {
    values.set(z, i * width);
  });
  const out = contentsAt(heat, { parameters, samples: places.length, values }, rows);
  return places.map((_, i) => out.slice(i * rows.length, (i + 1) * rows.length));
}

function tells({ n, slopes, own, scatter }: LinearGroup, j: number, width: number): boolean {
  for (let r = 0; r < n; r++) {
    const noise = Math.sqrt(own[r]! + DELTA_MEDIAN ** 2 * scatter[r]!);
    if (Math.abs(slopes[r * width + j]!) > NO_INFORMATION * noise) return true;
  }
  return false;
}

/** A group with some of its effects; the bends of the others stay, as they too blur what is read. */
const withColumns = (group: LinearGroup, columns: readonly number[], width: number): LinearGroup => ({
  ...group,
  slopes: Float64Array.from(
    { length: group.n * columns.length },
    (_, at) => group.slopes[Math.floor(at / columns.length) * width + columns[at % columns.length]!]!,
  ),
});

const linearAt = (
  heat: ParametricHeat,
  parameters: readonly Parameter[],
  { z, covariance }: { readonly z: Float64Array; readonly covariance: Float64Array },
): LinearGroup =>
  linearAround(heat, parameters, {
    common: z,
    varied: new Float64Array(parameters.length),
    melt: new Float64Array(heat.uncertain.length),
    covariance,
    delta: DELTA_MEDIAN,
  });

/** A group with the readings at the places of a sampling, each as well known as its repeats make it. */
function sampled(
  { group, readings }: Pick<Point, 'group' | 'readings'>,
  { places, samples }: Sampling,
): LinearGroup {
  const rows = readings.flatMap(({ place }, r) => (places.has(place.name) ? [r] : []));
  const pick = (from: Float64Array, width: number): Float64Array => {
    const out = new Float64Array(rows.length * width);
    rows.forEach((r, i) => {
      out.set(from.subarray(r * width, (r + 1) * width), i * width);
    });
    return out;
  };
  const own = pick(group.own, 1).map((variance, i) => {
    const { shared } = readings[rows[i]!]!;
    return variance * (shared + (1 - shared) / samples);
  });
  return {
    n: rows.length,
    readings: pick(group.readings, 1),
    slopes: pick(group.slopes, group.slopes.length / group.n),
    nuisances: group.nuisances,
    nuisance: pick(group.nuisance, group.nuisances),
    own,
    scatter: pick(group.scatter, 1).map((variance) => variance / samples),
  };
}

/** Covariances of the parameters after n heats [prior sd squared], one for each point. */
export type Expected = (heats: number) => readonly Float64Array[];

/**
 * What n heats sampled so would leave uncertain, before any of them is melted (docs/theory/calibration.md, equation 20):
 * in a linear model the posterior covariance does not depend on what will be read, so it is averaged over the points.
 */
export function expectedAfter({ points, design }: TrialHeat, sampling: Sampling): Expected {
  const told = points.map((point) => informationOf(sampled(point, sampling), design, point));
  return (heats) => told.map((one) => covarianceAfter(one, design.effects, heats));
}

/** Expected spread of each parameter [prior sd] over the points, with the allowance that calibration gives itself. */
export function spreadsOf(covariances: readonly Float64Array[], effects: number): number[] {
  return Array.from({ length: effects }, (_, j) => {
    const mean = covariances.reduce((sum, one) => sum + one[j * effects + j]!, 0) / covariances.length;
    return Math.min(1, ALLOWANCE * Math.sqrt(mean));
  });
}

/** Variance of a reading of the next heat [scale squared] with what is then known; noise of a laboratory left out. */
export function nextVariance(
  { centre, design, points, parameters }: TrialHeat,
  covariances: readonly Float64Array[],
  r: number,
): number {
  const p = parameters.length;
  const slope = centre.slopes.subarray(r * p, (r + 1) * p);
  const charge = centre.nuisance
    .subarray(r * centre.nuisances, (r + 1) * centre.nuisances)
    .reduce((sum, one) => sum + one * one, 0);
  const furnace = slope.reduce((sum, one, j) => sum + (design.vary[j] ? one * one : 0), 0);
  const known = (covariance: Float64Array): number => {
    let sum = 0;
    for (let j = 0; j < p; j++)
      for (let k = 0; k < p; k++) sum += slope[j]! * covariance[j * p + k]! * slope[k]!;
    return sum;
  };
  const total = covariances.reduce(
    (sum, covariance, i) => sum + known(covariance) + points[i]!.tau ** 2 * furnace,
    0,
  );
  return total / covariances.length + charge;
}
