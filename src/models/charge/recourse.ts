import { clopperPearsonLower } from '../../foundation/numerics/clopper-pearson.ts';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { type Composition, meanFractions } from '../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { type Blend, presentElements } from './blend.ts';
import { type ConfidentOptions, planAtZ } from './confident.ts';
import { ContentDraws } from './content-draws.ts';
import { LIMIT_CONFIDENCE } from './judge.ts';
import { limitRows } from './limit-row.ts';
import { type Melter, melterOf } from './melter.ts';
import type { ChargeLine, ChargeMaterial, ChargeProblem, Trim } from './problem.ts';
import { type Outcome, type RecourseTrial, type SampleSpread, tryRecourse } from './recourse-trial.ts';
import type { Solution } from './solver.ts';

export interface RecourseOptions extends ConfidentOptions {
  /** Materials that corrections may use. */
  readonly trims: readonly string[];
  readonly sample: SampleSpread;
  /** Corrections that there is time for. */
  readonly corrections: number;
  /** Metal that the furnace takes beyond the heat [kg]. */
  readonly headroom_kg: number;
  readonly fade: RecourseTrial['fade'];
  /** Grades that a heat may be diverted to. */
  readonly divert: readonly Specification[];
  /** Probability of meeting every limit after corrections [1]. */
  readonly confidence: number;
}

/** A charge that will be sampled and corrected. */
export interface RecoursePlan {
  readonly status: 'feasible' | 'infeasible';
  /** Charged before the sample. */
  readonly lines: readonly ChargeLine[];
  readonly charge_usd: number;
  /** Charge and corrections on average [usd]. */
  readonly expected_usd: number;
  /** Standard deviations that what can not be corrected keeps from its limits. */
  readonly z: number;
  /** On draws that planning never saw. */
  readonly outcome: Outcome;
  readonly passRate: number;
  readonly lowerLimit: number;
  readonly additions: readonly ChargeMaterial[];
  readonly linear: Solution;
  readonly blend: Blend;
}

/** Draws for the search and for the certificate. */
const SEARCH_SAMPLES = 2000;
const CERTIFICATION_SAMPLES = 4000;
/** The search looks for so much of the failures that are allowed [1]: room for the error of both sets of draws. */
const ALLOWED_SHARE = 0.6;
const Z_STEP = 0.05;
const MOST_Z = 5;
/** Shares of the guard that a correction tries to restore, one after the other, when the room does not do for more. */
const CAUTION = [1, 0.5, 0];
/** Share of the guard that has to be eaten into before anything is corrected: else every other sample would ask for a trifle. */
const TRIGGER = 0.7;
/** More errors of the sample than this are not kept from an edge: windows would close. */
const MOST_GUARD_Z = 3.5;

/**
 * Charge lean, sample, trim (docs/theory/charge-recourse.md): the cheapest charge whose heats, sampled and corrected,
 * meet their limits with the confidence asked. What corrections can raise is charged to its minimum only on average,
 * corrections included; all else keeps z standard deviations, and z is bisected on drawn heats that are sampled,
 * corrected and judged. null when there is no such charge even on average.
 */
export async function planWithRecourse(
  problem: ChargeProblem,
  options: RecourseOptions,
): Promise<RecoursePlan | null> {
  const draws = new ContentDraws(SEARCH_SAMPLES, { seed: options.seed, branch: 'planning', first: 0 });
  const target = 1 - (1 - options.confidence) * ALLOWED_SHARE;
  let choice: Float64Array | null = null;
  const at = async (z: number): Promise<Tried | null> => {
    // what a sample leaves open is guarded too, but not without end
    const guardZ = Math.max(normalQuantile((1 + options.confidence) / 2), Math.min(z, MOST_GUARD_Z));
    const trial = trialOf(problem, options, guardZ);
    const plan = await planAtZ(withTrim(problem, options, { z, guardZ }), { ...options, choice }, z);
    if (!plan) return null;
    choice = plan.choice;
    const lines = plan.lines.filter((line) => line.material < problem.materials.length);
    const outcome = tryRecourse({ ...trial, lines, draws });
    return {
      z,
      trial,
      plan: { ...plan, lines },
      outcome,
      reached: passesOf(outcome) >= target * outcome.samples,
    };
  };
  let best = await at(0);
  if (!best) return null;
  if (!best.reached) best = await raise(best, at);
  const { trial } = best;
  const certificate = tryRecourse({
    ...trial,
    lines: best.plan.lines,
    draws: new ContentDraws(CERTIFICATION_SAMPLES, {
      seed: options.seed,
      branch: 'certification/1',
      first: 0,
    }),
  });
  const passes = passesOf(certificate);
  const lowerLimit = clopperPearsonLower(passes, certificate.samples, LIMIT_CONFIDENCE);
  const charge_usd = best.plan.lines.reduce(
    (sum, line) => sum + line.mass_kg * problem.materials[line.material]!.price_usd_per_kg,
    0,
  );
  return {
    status: lowerLimit >= options.confidence ? 'feasible' : 'infeasible',
    lines: best.plan.lines,
    charge_usd,
    expected_usd: charge_usd + certificate.trim_usd,
    z: best.z,
    outcome: certificate,
    passRate: passes / certificate.samples,
    lowerLimit,
    additions: trial.additions,
    linear: best.plan.linear,
    blend: best.plan.blend,
  };
}

interface Tried {
  readonly z: number;
  readonly trial: Omit<RecourseTrial, 'lines' | 'draws'>;
  readonly plan: NonNullable<Awaited<ReturnType<typeof planAtZ>>>;
  readonly outcome: Outcome;
  readonly reached: boolean;
}

/** Heats that meet their limits. */
export const passesOf = (outcome: Outcome): number =>
  outcome.byCorrections.reduce((sum, count) => sum + count, 0);

/** Least z that reaches the target; when none does, the one that passes most often. */
async function raise(start: Tried, at: (z: number) => Promise<Tried | null>): Promise<Tried> {
  let low = start;
  let most = start;
  let ceiling = MOST_Z;
  let high: Tried | null = null;
  for (let z = 1; high === null && ceiling - low.z > Z_STEP; z = Math.min(low.z + 1, (low.z + ceiling) / 2)) {
    const next = await at(z);
    if (next && passesOf(next.outcome) > passesOf(most.outcome)) most = next;
    if (next?.reached) high = next;
    else if (next) low = next;
    else ceiling = z;
  }
  if (high === null) return most;
  while (high.z - low.z > Z_STEP) {
    const next = await at((low.z + high.z) / 2);
    if (next?.reached) high = next;
    else if (next) low = next;
    else break;
  }
  return high;
}

/** Mark of a material that is kept for corrections: the same metal may be charged too. */
const TRIM = 'correction: ';
/** A correction costs a little more than the same metal in the charge: furnace time (assumption) [1]. */
const HANDLING = 1.05;
/** Thinning on account of one limit is accepted in one heat of ten: standard deviations (assumption). */
const SELDOM_Z = 1.28;

/** The problem with its trims: copies of the materials that corrections may use, drawn on average within the headroom. */
function withTrim(
  problem: ChargeProblem,
  options: RecourseOptions,
  { z, guardZ }: { z: number; guardZ: number },
): ChargeProblem {
  const heat = problem.heats[0]!;
  const copies = problem.materials
    .filter((material) => options.trims.includes(material.id))
    .map(
      (material): ChargeMaterial => ({
        ...asBought(material),
        id: `${TRIM}${material.id}`,
        form: TRIM,
        price_usd_per_kg: material.price_usd_per_kg * HANDLING,
        available_kg: Number.POSITIVE_INFINITY,
      }),
    );
  const melter = melterFor(problem, options, { additions: copies, guardZ });
  const elements =
    options.headroom_kg > 0 && options.corrections > 0
      ? melter.elements.filter((_, e) => melter.raises[e]! >= 0)
      : [];
  const trim: Trim = {
    materials: copies.map((copy) => copy.id),
    elements,
    guard: guardOf(problem, options, guardZ),
    room: options.corrections > 0 ? 1 + options.headroom_kg / heat.mass_kg : 1,
    thinShare: z > 0 ? Math.min(1, SELDOM_Z / z) : 1,
  };
  const share = {
    by: 'form' as const,
    names: [TRIM],
    label: 'corrections on average',
    max: Math.min(1, options.headroom_kg / heat.mass_kg),
  };
  return {
    materials: [...problem.materials, ...copies],
    heats: [{ ...heat, trim, shares: [...heat.shares, share] }],
  };
}

/** Distance that a corrected content keeps from its limit: so many errors of the sample. */
function guardOf(
  problem: ChargeProblem,
  { sample }: RecourseOptions,
  guardZ: number,
): Partial<Record<ElementSymbol, number>> {
  const guard: Partial<Record<ElementSymbol, number>> = {};
  for (const { elements, min, max } of limitRows(problem.heats[0]!.specification, presentElements(problem))) {
    const [element] = elements;
    const at = Number.isFinite(max) ? max : min;
    const spread = element && sample[element];
    if (elements.length === 1 && spread)
      guard[element] = guardZ * Math.hypot(spread.constant, spread.share * at);
  }
  return guard;
}

function melterFor(
  problem: ChargeProblem,
  options: RecourseOptions,
  { additions, guardZ }: { additions: readonly ChargeMaterial[]; guardZ: number },
): Melter {
  const heat = problem.heats[0]!;
  const limits = limitRows(heat.specification, presentElements(problem));
  return melterOf({
    limits,
    additions,
    base: heat.specification.balance,
    guard: guardOf(problem, options, guardZ),
    room: 1 + options.headroom_kg / heat.mass_kg,
  });
}

function trialOf(
  problem: ChargeProblem,
  options: RecourseOptions,
  guardZ: number,
): Omit<RecourseTrial, 'lines' | 'draws'> {
  const additions = problem.materials.filter((material) => options.trims.includes(material.id)).map(asBought);
  const present = presentElements(problem);
  return {
    problem,
    additions,
    melters: CAUTION.map((share) => melterFor(problem, options, { additions, guardZ: share * guardZ })),
    trigger: melterFor(problem, options, { additions, guardZ: TRIGGER * guardZ }),
    sample: options.sample,
    corrections: options.corrections,
    fade: options.fade,
    divert: options.divert.map((specification) => limitRows(specification, present)),
    furnace: options.furnace ?? {},
    ...(options.factors ? { factors: options.factors } : {}),
  };
}

/** An addition at its mean contents. */
const asBought = (material: ChargeMaterial): ChargeMaterial => {
  const composition: Composition = material.composition;
  return {
    ...material,
    composition: {
      ...composition,
      contents: Object.fromEntries(
        Object.entries(meanFractions(composition)).map(([element, mean]) => [
          element,
          { mean, spread: 0, law: 'exact' as const, origin: 'nominal' as const },
        ]),
      ),
      balance: null,
    },
  };
};
