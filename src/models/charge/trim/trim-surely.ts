import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { meanFractions } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Columns, failuresIn, judge, lowerLimitOf, type PassCount } from '../judge.ts';
import { relativeOf } from '../problem.ts';
import { checkBranch } from '../refining.ts';
import type { Solver } from '../solver.ts';
import { type BathSample, type Trim, type TrimOrder, trimBath, trimLimits } from './trim.ts';
import type { TrimDraws } from './trim-draws.ts';

export interface TrimSearch {
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
  /** Probability that the metal meets every limit after the additions [1]. */
  readonly confidence: number;
  readonly draws: TrimDraws;
}

/** The least-cost trim that is sure enough, or the surest there is. */
export interface TrimPlan {
  readonly status: 'none-needed' | 'correct' | 'not-possible';
  readonly trim: Trim;
  readonly z: number;
  /** Branch of the draws of its conformance check. */
  readonly branch: string;
  readonly count: PassCount;
  readonly lowerLimit: number;
}

const Z_STEP = 0.02;
const MOST_Z = 6;

/** Conformance checks, at most. */
const MOST_CHECKS = 8;

/** Standard errors by which additions must raise the conformance probability: 95 % that it is no chance, as `LIMIT_CONFIDENCE` [1]. */
const RAISED = 1.645;

/**
 * The cheapest additions whose conformance probability reaches the confidence with its lower limit, on the draws of the
 * search and on those of a check: a check that fails asks the search for as much more as it fell short by. When none do,
 * the surest additions, as `not-possible`. Additions that do not raise the probability of the melt as it is beyond their sampling
 * error are none: it is poured. null when the limits cannot be met even on average.
 */
export async function trimSurely(
  bath: BathSample,
  order: TrimOrder,
  how: TrimSearch,
): Promise<TrimPlan | null> {
  const plan = await surestTrim(bath, order, how);
  return (
    plan &&
    (plan.trim.lines.length === 0 || raises(bath, order, { how, plan })
      ? plan
      : poured(bath, order, { how, plan }))
  );
}

/** True where additions bring so many more draws inside every limit than they take out that it is no chance: both on the same draws. */
function raises(bath: BathSample, order: TrimOrder, { how, plan }: Tried): boolean {
  const { draws } = how;
  const limits = trimLimits(bath, order);
  const failed = (trim: Trim): Uint8Array =>
    failuresIn(limits, contentsAfter(bath, order, { trim, draws, branch: plan.branch }), draws.samples);
  const [before, after] = [failed(nothing(bath)), failed(plan.trim)];
  let [saved, spoilt] = [0, 0];
  before.forEach((one, s) => {
    if (one > after[s]!) saved++;
    else if (one < after[s]!) spoilt++;
  });
  return saved - spoilt > RAISED * Math.sqrt(saved + spoilt);
}

/** The melt poured as it is, judged on the draws of additions that do not help. */
function poured(bath: BathSample, order: TrimOrder, { how, plan }: Tried): TrimPlan {
  const found = { trim: nothing(bath), z: 0 };
  return confirmed(bath, order, { how, found, branch: plan.branch });
}

interface Tried {
  readonly how: TrimSearch;
  readonly plan: TrimPlan;
}

const nothing = ({ mass_kg }: BathSample): Trim => ({ lines: [], cost_usd: 0, mass_kg });

async function surestTrim(bath: BathSample, order: TrimOrder, how: TrimSearch): Promise<TrimPlan | null> {
  if (order.additions.length === 0) {
    const found = { trim: nothing(bath), z: 0 };
    return confirmed(bath, order, { how, found, branch: checkBranch(1) });
  }
  const { samples } = how.draws;
  const most = lowerLimitOf({ passes: samples, samples, failures: [] });
  let asked = how.confidence;
  for (let attempt = 1; ; attempt++) {
    const found = await surest(bath, order, { ...how, confidence: asked });
    if (!found) return null;
    const plan = confirmed(bath, order, { how, found, branch: checkBranch(attempt) });
    const isLast = !found.reached || attempt === MOST_CHECKS;
    if (plan.status !== 'not-possible' || isLast) return plan;
    asked = Math.min(asked + how.confidence - plan.lowerLimit, (asked + most) / 2);
  }
}

interface Found {
  readonly trim: Trim;
  readonly z: number;
  /** True when the draws of the search reach the confidence. */
  readonly reached: boolean;
  /** Draws of the search that meet every limit. */
  readonly passes: number;
}

/** The least z whose additions reach the confidence on the draws of the search: z is raised until they do; else the surest found. */
async function surest(bath: BathSample, order: TrimOrder, how: TrimSearch): Promise<Found | null> {
  const at = async (z: number): Promise<Found | null> => {
    const trim = await trimBath(bath, order, { ...how, z });
    if (!trim) return null;
    const count = tryTrim(bath, order, { trim, ...how, branch: 'planning' });
    return { trim, z, reached: lowerLimitOf(count) >= how.confidence, passes: count.passes };
  };
  let low = await at(0);
  if (!low) return null;
  // more distance from one limit may leave less from another: the surest is not always the last
  let most = low;
  let high = low.reached ? low : null;
  let ceiling = MOST_Z;
  for (
    let z = normalQuantile(how.confidence);
    !high && ceiling - low.z > Z_STEP;
    z = Math.min(low.z + 0.5, (low.z + ceiling) / 2)
  ) {
    const next = await at(z);
    if (next && next.passes > most.passes) most = next;
    if (next?.reached) high = next;
    else if (next) low = next;
    else ceiling = z;
  }
  if (!high) return most;
  while (high.z - low.z > Z_STEP) {
    const next = await at((low.z + high.z) / 2);
    if (next?.reached) high = next;
    else if (next) low = next;
    else break;
  }
  return high;
}

/** The same trim judged on draws that the search has not seen. */
function confirmed(
  bath: BathSample,
  order: TrimOrder,
  of: { how: TrimSearch; found: Pick<Found, 'trim' | 'z'>; branch: string },
): TrimPlan {
  const { how, branch } = of;
  const { trim, z } = of.found;
  const count = tryTrim(bath, order, { trim, ...how, branch });
  const lowerLimit = lowerLimitOf(count);
  const done = trim.lines.length === 0 ? 'none-needed' : 'correct';
  return {
    status: lowerLimit >= how.confidence ? done : 'not-possible',
    trim,
    z,
    branch,
    count,
    lowerLimit,
  };
}

export interface TrimTrial {
  readonly trim: Trim;
  readonly draws: TrimDraws;
  readonly branch: string;
}

/** How often the metal meets its limits after a trim: sample, fade, contents and recoveries of additions drawn. */
export function tryTrim(bath: BathSample, order: TrimOrder, trial: TrimTrial): PassCount {
  const limits = trimLimits(bath, order);
  return judge(limits, contentsAfter(bath, order, trial), trial.draws.samples);
}

/** Contents of the metal after a trim, by sample, of every limited element [kg/kg]. */
export function contentsAfter(bath: BathSample, order: TrimOrder, trial: TrimTrial): Columns {
  const elements = new Set(trimLimits(bath, order).flatMap((limit) => limit.elements));
  const means = order.additions.map(({ composition }) => meanFractions(composition));
  return new Map(
    [...elements].map((element) => [element, contentAfter(bath, order, { ...trial, element, means })]),
  );
}

function contentAfter(
  bath: BathSample,
  order: TrimOrder,
  of: TrimTrial & { element: ElementSymbol; means: readonly ReturnType<typeof meanFractions>[] },
): Float64Array {
  const { trim, element, means, draws, branch } = of;
  const { samples } = draws;
  const normals = (name: string): Float64Array => draws.normals(branch, name);
  const fade = order.fade[element] ?? { mean: 1, spread: 0 };
  const fading = fade.spread > 0 ? normals(`fade/${element}`) : null;
  const out = new Float64Array(samples);
  const [mean, spread] = [bath.mean[element] ?? 0, bath.spread[element] ?? 0];
  const reading = spread > 0 ? normals(`sample/${element}`) : null;
  for (let s = 0; s < samples; s++) {
    const left = Math.min(1, Math.max(0, fade.mean + fade.spread * (fading?.[s] ?? 0)));
    out[s] = bath.mass_kg * Math.max(0, mean + spread * (reading?.[s] ?? 0)) * left;
  }
  for (const line of trim.lines) {
    const material = order.additions[line.material]!;
    const content = means[line.material]![element] ?? 0;
    if (content === 0) continue;
    const recovery = material.recovery?.[element];
    const own = material.composition.contents[element]?.spread ?? 0;
    const taking = recovery && recovery.spread > 0 ? normals(`late:${element}`) : null;
    const drawn = own > 0 ? normals(`${material.id}/${element}`) : null;
    const [share, relative] = [recovery?.mean ?? 1, relativeOf(recovery)];
    const metal_kg = line.mass_kg * material.metalYield;
    for (let s = 0; s < samples; s++) {
      const taken = Math.min(1, Math.max(0, share * (1 + relative * (taking?.[s] ?? 0))));
      out[s] = out[s]! + metal_kg * Math.max(0, content + own * (drawn?.[s] ?? 0)) * taken;
    }
  }
  for (let s = 0; s < samples; s++) out[s] = out[s]! / trim.mass_kg;
  return out;
}
