import { throwIfCancelled } from '../../foundation/errors.ts';
import {
  type Component,
  type Design,
  deletionOf,
  groupEffects,
  type LinearGroup,
  mixedEffects,
  momentsOfMixture,
  scaleOf,
} from '../../foundation/numerics/mixed-effects.ts';
import { type Parameter, uniqueParameters } from '../../models/refining/parameters.ts';
import type { Control } from '../control.ts';
import {
  ALLOWANCE,
  agedBy,
  atAge,
  covarianceAtAge,
  designOf,
  type Effects,
  effectsOf,
  liningAge,
  SCALES,
} from '../furnace/effects.ts';
import { type Around, DELTA_MEDIAN } from '../furnace/linear-heat.ts';
import { ownFactorsOf, type ParametricHeat, parametersOf } from '../furnace/parametric-heat.ts';
import { inflationsOf, type Stranger, strangersOf } from '../furnace/strange-readings.ts';
import { type Linearising, linearHere } from './linear-heats.ts';

/** What the heats of a furnace say about its parameters. */
export interface Fit extends Effects {
  /** Factors that stay one, because something else says the same. */
  readonly settled: readonly Parameter[];
  readonly design: Design;
  /** Posterior in prior standard deviations, by scales. */
  readonly components: readonly Component[];
  /** The heats, linear around the posterior. */
  readonly groups: readonly LinearGroup[];
  readonly strangers: readonly Stranger[];
  /** What the samples of each heat ask of its charge, in the order of its uncertain contents [prior sd]. */
  readonly charges: readonly Float64Array[];
  readonly rounds: number;
  readonly converged: boolean;
}

/** Where nothing is known yet of what is left [prior sd]. */
const FIRST_STEP = 0.5;
/** Longest move of a parameter in one round [prior sd]. */
const LONGEST_MOVE = 1.5;
const MAX_ROUNDS = 20;
/** Rounds that move all the way; later ones go half of it, which ends oscillation between two linearisations. */
const FULL_ROUNDS = 5;
const DAMPING = 0.5;
/** A round that moves nothing further ends the search [posterior sd]. */
const CONVERGED = 0.25;

/**
 * Posterior of the parameters of a furnace from its heats (docs/theory/calibration.md, equations 1 to 6): the model is
 * run around the present estimate of every heat, the linear mixed model is solved under a grid of scales, and again
 * until nothing moves. `linear` makes the heats linear; default: one after the other, here. Throws CancelledError and what the model
 * throws.
 */
export async function fitHeats(
  heats: readonly ParametricHeat[],
  control: Control = {},
  linear: Linearising = linearHere(heats),
): Promise<Fit> {
  const ages = new Set(heats.flatMap((heat) => liningAge(heat) ?? []));
  const own = heats.map((heat) => ownFactorsOf(heat));
  const all = uniqueParameters(heats.flatMap((heat, h) => [...parametersOf(heat), ...own[h]!.open]));
  const start = stateOf(heats, effectsOf(all, new Set()));
  await linearise(start, { linear, control, round: 0 });
  const effects = effectsOf(
    all.filter((_, j) => matters(start, j)),
    ages,
  );
  const state = stateOf(heats, effects);
  let rounds = 0;
  let moved = Number.POSITIVE_INFINITY;
  let components: readonly Component[] = [];
  while (rounds < MAX_ROUNDS && moved > CONVERGED) {
    await linearise(state, { linear, control, round: rounds });
    components = mixedEffects(state.groups, state.design, SCALES);
    if (rounds >= FULL_ROUNDS - 1 && widenStrangers(state, heaviest(components))) {
      components = mixedEffects(state.groups, state.design, SCALES);
    }
    moved = move(state, components, rounds < FULL_ROUNDS ? 1 : DAMPING);
    rounds += 1;
  }
  const best = middleOf(components);
  return {
    ...effects,
    settled: uniqueParameters(own.flatMap(({ settled }) => settled)),
    design: state.design,
    components: components.map(widened),
    groups: state.groups,
    strangers: state.groups.flatMap((group, h) =>
      strangersOf(heats[h]!, deletionOf(group, state.design, heaviest(components))),
    ),
    charges: state.groups.map(
      (group, h) =>
        groupEffects(group, state.design, { component: best, m: heats[h]!.uncertain.length }).nuisance,
    ),
    rounds,
    converged: moved <= CONVERGED,
  };
}

/** A posterior with the allowance; nothing gets wider than its prior by it. */
function widened(component: Component): Component {
  const { covariance, mean, tau, within = 0 } = component;
  const p = mean.length;
  const factor = mean.map((_, j) => Math.max(1, Math.min(ALLOWANCE, 1 / Math.sqrt(covariance[j * p + j]!))));
  return {
    ...component,
    tau: ALLOWANCE * tau,
    within: ALLOWANCE * within,
    covariance: covariance.map((value, at) => value * factor[Math.floor(at / p)]! * factor[at % p]!),
  };
}

const heaviest = (components: readonly Component[]): Component =>
  components.reduce((a, b) => (b.weight > a.weight ? b : a));

/** One component with the moments and mean scales of all: where the heats are run next. */
function middleOf(components: readonly Component[]): Component {
  const scale = (of: (one: Component) => number): number => scaleOf(components, of);
  return {
    ...momentsOfMixture(components),
    tau: scale(({ tau }) => tau),
    delta: scale(({ delta }) => delta),
    level: scale(({ level = 1 }) => level),
    within: scale(({ within = 0 }) => within),
    weight: 1,
    prior: 1,
  };
}

/** Widens the noise of readings that nothing else agrees with; true when one was found, or is no longer one. */
function widenStrangers(state: State, component: Component): boolean {
  let found = false;
  state.groups.forEach((group, h) => {
    const wanted = inflationsOf(deletionOf(group, state.design, component), state.heats[h]!.readings);
    const own = state.inflations[h]!;
    if (wanted.some((one, i) => one > 1 || own[i]! > 1)) found = true;
    own.set(wanted);
  });
  return found;
}

interface State {
  readonly heats: readonly ParametricHeat[];
  readonly effects: Effects;
  readonly design: Design;
  /** Present estimate of the common effects. */
  readonly z: Float64Array;
  /** Present estimate of what each heat does on top, and of its melt. */
  readonly varied: Float64Array[];
  readonly melts: Float64Array[];
  /** What is left uncertain of either, parameters first; square. */
  readonly covariances: Float64Array[];
  groups: LinearGroup[];
  /** By how much the noise of each reading is widened, heat by heat. */
  readonly inflations: Float64Array[];
  delta: number;
}

function stateOf(heats: readonly ParametricHeat[], effects: Effects): State {
  const { parameters } = effects;
  const design = designOf(effects);
  return {
    heats,
    effects,
    design,
    z: new Float64Array(design.effects),
    varied: heats.map(() => new Float64Array(parameters.length)),
    melts: heats.map(({ uncertain }) => new Float64Array(uncertain.length)),
    covariances: heats.map(({ uncertain }) => firstCovariance(parameters.length + uncertain.length)),
    groups: [],
    inflations: heats.map(({ readings }) => new Float64Array(readings.length).fill(1)),
    delta: DELTA_MEDIAN,
  };
}

function firstCovariance(width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let i = 0; i < width; i++) out[i * width + i] = FIRST_STEP ** 2;
  return out;
}

/** Information of all readings on a parameter below which they say nothing about it [1 of the prior]. */
const LEAST_TOLD = 0.1;

function matters({ groups, design }: State, j: number): boolean {
  let told = 0;
  for (const { n, slopes, own, scatter } of groups) {
    for (let i = 0; i < n; i++) {
      told += slopes[i * design.effects + j]! ** 2 / (own[i]! + DELTA_MEDIAN ** 2 * scatter[i]!);
    }
  }
  return told > LEAST_TOLD;
}

async function linearise(
  state: State,
  {
    linear,
    control,
    round,
  }: { readonly linear: Linearising; readonly control: Control; readonly round: number },
): Promise<void> {
  throwIfCancelled(control.signal);
  const { heats, effects, z, varied, melts, covariances, delta, inflations } = state;
  const ages = heats.map(liningAge);
  const around = heats.map(
    (_, h): Around => ({
      common: atAge(effects, z, ages[h]!),
      varied: varied[h]!,
      melt: melts[h]!,
      covariance: covariances[h]!,
      delta,
    }),
  );
  const groups = await linear(effects.parameters, around, {
    ...control,
    onProgress: (done, words) =>
      control.onProgress?.(Math.min(0.99, (round + done) / MAX_ROUNDS), `round ${round + 1}: ${words}`),
  });
  state.groups = groups.map((group, h) => ({
    ...group,
    slopes: slopesAtAge(effects, group, ages[h]!),
    inflation: inflations[h]!,
  }));
}

/** Slopes over the effects, of those over the parameters of a heat. */
function slopesAtAge(
  { parameters, ageing }: Effects,
  { n, slopes }: LinearGroup,
  age: number | null,
): Float64Array {
  const p = parameters.length;
  const width = p + ageing.length;
  const out = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) out[i * width + j] = slopes[i * p + j]!;
    ageing.forEach((j, k) => {
      out[i * width + p + k] = agedBy(age) * slopes[i * p + j]!;
    });
  }
  return out;
}

/** Moves the estimates to the best scales' solution; returns the longest move in posterior standard deviations. */
function move(state: State, components: readonly Component[], share: number): number {
  const { z, design, effects } = state;
  const best = middleOf(components);
  let longest = 0;
  for (let j = 0; j < z.length; j++) {
    const step = Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, best.mean[j]! - z[j]!));
    longest = Math.max(longest, Math.abs(step) / Math.sqrt(best.covariance[j * z.length + j]!));
    z[j]! += share * step;
  }
  state.groups.forEach((group, h) => {
    const m = state.melts[h]!.length;
    const { varied, nuisance, covariance } = groupEffects(group, design, { component: best, m });
    state.covariances[h]!.set(
      covarianceAtAge(effects, covariance, { age: liningAge(state.heats[h]!), rest: m }),
    );
    for (let j = 0; j < effects.parameters.length; j++)
      state.varied[h]![j]! += share * (clamp(varied[j]!) - state.varied[h]![j]!);
    for (let k = 0; k < m; k++) state.melts[h]![k]! += share * (clamp(nuisance[k]!) - state.melts[h]![k]!);
  });
  state.delta = best.delta;
  return longest;
}

/** No estimate of a heat goes further than this [prior sd]. */
const clamp = (value: number): number => Math.max(-3, Math.min(3, value));

/** What is known of the parameters of a heat whose lining has this age: mean and covariance [prior sd]. */
export function knownAt(fit: Fit, age: number | null): ReturnType<typeof momentsOfMixture> {
  const { mean, covariance } = momentsOfMixture(fit.components);
  return { mean: atAge(fit, mean, age), covariance: covarianceAtAge(fit, covariance, { age, rest: 0 }) };
}
