import { clopperPearsonLower } from '../../../foundation/numerics/clopper-pearson.ts';
import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { meanFractions } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Specification } from '../../../metal/alloy/specification.ts';
import type { Blend } from '../blend/model.ts';
import { sketch } from '../blend/relaxation.ts';
import type { WholeNumbers } from '../confident/chosen.ts';
import { planAtZ } from '../confident/confident.ts';
import type { ConfidentOptions } from '../confident/options.ts';
import type { CostWithout } from '../confident/plan-worth.ts';
import { ContentDraws } from '../content-draws.ts';
import { LIMIT_CONFIDENCE } from '../judge.ts';
import { limitRows } from '../limit-row.ts';
import {
  type ChargeLine,
  type ChargeMaterial,
  type ChargeProblem,
  costOf,
  presentElements,
  type TrimAllowance,
} from '../problem.ts';
import { checkBranch, type Refining, type RefiningOption } from '../refining.ts';
import type { Solution } from '../solver.ts';
import { type Melter, melterOf } from './melter.ts';
import {
  meltedMass,
  meltsBefore,
  type Outcome,
  type RecourseTrial,
  type SampleSpread,
  tryRecourse,
} from './recourse-trial.ts';

export interface RecourseOptions extends ConfidentOptions {
  /** Materials that trims may use. */
  readonly trimMaterials: readonly string[];
  /** Elements without an entry are not seen by the sample. */
  readonly sample: SampleSpread;
  /** Trims that there is time for. */
  readonly mostTrims: number;
  /** Metal that the furnace takes beyond the heat [kg]. */
  readonly headroom_kg: number;
  readonly fade: RecourseTrial['fade'];
  /** Grades that a heat may be diverted to. */
  readonly divert: readonly Specification[];
  /** Probability of meeting every limit after trims [1]. */
  readonly confidence: number;
  /** The real route for the conformance check, in place of its linearisation. */
  readonly route?: { readonly refining: Refining; readonly option: RefiningOption };
}

/** A charge that will be sampled and trimmed. */
export interface RecoursePlan {
  readonly status: 'feasible' | 'infeasible';
  /** Charged before the sample. */
  readonly lines: readonly ChargeLine[];
  readonly charge_usd: number;
  /** Charge and trims on average [usd]. */
  readonly expected_usd: number;
  /** Metal poured on average, trims included [kg]. */
  readonly poured_kg: number;
  /** Standard deviations that what cannot be trimmed keeps from its limits. */
  readonly z: number;
  /** On draws that planning never saw. */
  readonly outcome: Outcome;
  /** What the charge becomes before any trim: mean and standard deviation [kg/kg]. */
  readonly melt: Readonly<Partial<Record<ElementSymbol, { readonly mean: number; readonly spread: number }>>>;
  /** Elements that trims can raise, and whether there is something to thin with. */
  readonly raised: readonly ElementSymbol[];
  readonly thins: boolean;
  readonly probability: number;
  readonly lowerLimit: number;
  readonly additions: readonly ChargeMaterial[];
  readonly linear: Solution;
  readonly blend: Blend;
  /** Charge and trims as the linear model counts them [usd]: what `costWithout` is held against. */
  readonly planned_usd: number;
  /** The same without one of its lots, from every other lot and anything bought, at the same z. */
  readonly costWithout: (material: number) => Promise<CostWithout>;
}

/** Draws for the search and for the conformance check. */
const SEARCH_SAMPLES = 2000;
const CHECK_SAMPLES = 4000;
/**
 * Share of the allowed failures that the search aims at, less after each check that failed [1]: room for
 * the error of both sets of draws, and for what the linearisation misses of the furnace.
 */
const ALLOWED_SHARES = [0.6, 0.4, 0.25, 0.1];
const Z_STEP = 0.05;
/** Where the search for z starts, and its step where more of it is cheaper. */
const LEAST_Z = 0.1;
const CHEAPER_STEP = 0.4;
const MOST_Z = 5;
/** Shares of the guard that a trim tries to restore, one after the other, when the room does not do for more. */
const CAUTION = [1, 0.5, 0];
/** Share of the guard that has to be eaten into before anything is trimmed: else every other sample would ask for a trifle. */
const TRIGGER = 0.7;
/** More errors of the sample than this are not kept from an edge: windows would close. */
const MOST_GUARD_Z = 3.5;

/**
 * Charge lean, sample, trim (docs/theory/charge-recourse.md): the cheapest charge whose heats, sampled and trimmed,
 * meet their limits with the confidence asked. What trims can raise is charged to its minimum only on average,
 * trims included; all else keeps z standard deviations, and z is bisected on drawn heats that are sampled,
 * trimmed and judged. null when there is no such charge even on average.
 */
export async function planWithRecourse(
  problem: ChargeProblem,
  options: RecourseOptions,
): Promise<RecoursePlan | null> {
  const draws = new ContentDraws(SEARCH_SAMPLES, { seed: options.seed, branch: 'planning', first: 0 });
  const searches = ROOM_SHARES.map((share) => searchOf(problem, options, { draws, share }));
  let plan: RecoursePlan | null = null;
  for (const [k, share] of ALLOWED_SHARES.entries()) {
    const target = (1 - (1 - options.confidence) * share) * SEARCH_SAMPLES;
    let best: Tried | null = null;
    for (const at of searches) {
      const start = (await at(LEAST_Z)) ?? (await at(0));
      if (!start) continue;
      const found = await cheaper(await raise(start, { target, at }), { target, at });
      if (best === null || isBetter(found, best, target)) best = found;
    }
    if (best === null) return null;
    // a stricter search that ends at the same charge has nothing new to check
    if (plan !== null && best.z <= plan.z && best.plan.charge_usd === plan.charge_usd) break;
    plan = confirmed(problem, options, { best, attempt: k + 1 });
    if (plan.status === 'feasible') break;
  }
  return plan;
}

/** Shares of the furnace's room that a charge counts on for thinning [1]: less room used may be cheaper in the end. */
const ROOM_SHARES = [1, 0.5, 0];

type Search = (z: number) => Promise<Tried | null>;

/** Charges at one z, tried; each z once. null = there is no such charge. */
function searchOf(
  problem: ChargeProblem,
  options: RecourseOptions,
  { draws, share }: { draws: ContentDraws; share: number },
): Search {
  let choice: WholeNumbers | null = null;
  const known = new Map<number, Tried | null>();
  const tryAt = async (z: number): Promise<Tried | null> => {
    // what a sample leaves open is guarded too, but not without end
    const guardZ = Math.max(normalQuantile((1 + options.confidence) / 2), Math.min(z, MOST_GUARD_Z));
    const trial = trialOf(problem, options, guardZ);
    const plan = await planAtZ(withTrim(problem, options, { z, guardZ, share }), { ...options, choice }, z);
    if (!plan) return null;
    choice = plan.choice;
    const lines = plan.lines.filter((line) => line.material < problem.materials.length);
    const charge_usd = costOf(problem, [lines]);
    return {
      z,
      guardZ,
      share,
      trial,
      plan: { ...plan, lines, charge_usd },
      outcome: tryRecourse({ ...trial, lines, draws }),
    };
  };
  return async (z) => {
    const before = known.get(z);
    if (before !== undefined) return before;
    const tried = await tryAt(z);
    known.set(z, tried);
    return tried;
  };
}

/** True for a charge that reaches the target where the other does not, or reaches it cheaper; of two that do not, the surer. */
function isBetter(one: Tried, other: Tried, target: number): boolean {
  const [a, b] = [passesOf(one.outcome), passesOf(other.outcome)];
  if (a >= target !== b >= target) return a >= target;
  return a >= target ? expectedOf(one) < expectedOf(other) : a > b;
}

/** A charge tried on draws that the search has not seen. */
function confirmed(
  problem: ChargeProblem,
  options: RecourseOptions,
  { best, attempt }: { best: Tried; attempt: number },
): RecoursePlan {
  const { trial } = best;
  const of = { seed: options.seed, branch: checkBranch(attempt) };
  const full = {
    ...trial,
    lines: best.plan.lines,
    draws: new ContentDraws(CHECK_SAMPLES, { ...of, first: 0 }),
    ...(options.route ? { route: { ...options.route, draws: of, signal: options.signal } } : {}),
  };
  const outcome = tryRecourse(full);
  const passes = passesOf(outcome);
  const lowerLimit = clopperPearsonLower(passes, outcome.samples, LIMIT_CONFIDENCE);
  const charge_usd = costOf(problem, [best.plan.lines]);
  const { elements, raises, thins } = trial.trigger;
  return {
    status: lowerLimit >= options.confidence ? 'feasible' : 'infeasible',
    lines: best.plan.lines,
    charge_usd,
    expected_usd: charge_usd + outcome.trim_usd,
    poured_kg: meltedMass(problem, best.plan.lines) * outcome.growth,
    z: best.z,
    outcome,
    melt: meltOf(full, elements),
    raised: elements.filter((_, e) => raises[e]! >= 0),
    thins: thins >= 0 && options.headroom_kg > 0,
    probability: passes / outcome.samples,
    lowerLimit,
    additions: trial.additions,
    linear: best.plan.linear,
    blend: best.plan.blend,
    planned_usd: best.plan.cost_usd,
    costWithout: (material) => costWithout(problem, options, { best, material }),
  };
}

async function costWithout(
  problem: ChargeProblem,
  options: RecourseOptions,
  { best, material }: { best: Tried; material: number },
): Promise<CostWithout> {
  const materials = problem.materials.map((one, i) =>
    i === material ? { ...one, available_kg: 0, required_kg: 0 } : one,
  );
  const rest = withTrim({ ...problem, materials }, options, best);
  const plan = await planAtZ(rest, { ...options, choice: null }, best.z);
  if (plan) return plan.cost_usd;
  return (await sketch(rest, options, best.z)).solved ? 'not found' : 'none';
}

/** What becomes of heats that are poured as they are charged, on draws that planning never saw. */
export function untrimmed(
  problem: ChargeProblem,
  options: RecourseOptions,
  lines: readonly ChargeLine[],
): Outcome {
  const of = { seed: options.seed, branch: checkBranch('uncorrected') };
  return tryRecourse({
    ...trialOf(problem, options, 0),
    mostTrims: 0,
    fade: {},
    lines,
    draws: new ContentDraws(CHECK_SAMPLES, { ...of, first: 0 }),
    ...(options.route ? { route: { ...options.route, draws: of } } : {}),
  });
}

/** Mean and standard deviation of the melt before any trim [kg/kg]. */
function meltOf(trial: RecourseTrial, elements: readonly ElementSymbol[]): RecoursePlan['melt'] {
  const columns = meltsBefore(trial, elements);
  return Object.fromEntries(
    elements.map((element, e) => {
      const column = columns[e]!;
      const mean = column.reduce((sum, content) => sum + content, 0) / column.length;
      const variance = column.reduce((sum, content) => sum + (content - mean) ** 2, 0) / column.length;
      return [element, { mean, spread: Math.sqrt(variance) }];
    }),
  );
}

interface Tried {
  readonly z: number;
  readonly guardZ: number;
  readonly share: number;
  readonly trial: Omit<RecourseTrial, 'lines' | 'draws'>;
  readonly plan: NonNullable<Awaited<ReturnType<typeof planAtZ>>> & { readonly charge_usd: number };
  readonly outcome: Outcome;
}

/** Heats that meet their limits. */
export const passesOf = (outcome: Outcome): number => outcome.byTrims.reduce((sum, count) => sum + count, 0);

/** Least z that reaches the target; when none does, the one that passes most often. */
async function raise(
  start: Tried,
  { target, at }: { target: number; at: (z: number) => Promise<Tried | null> },
): Promise<Tried> {
  const isReached = (tried: Tried): boolean => passesOf(tried.outcome) >= target;
  if (isReached(start)) return start;
  let low = start;
  let most = start;
  let ceiling = MOST_Z;
  let high: Tried | null = null;
  for (let z = 1; high === null && ceiling - low.z > Z_STEP; z = Math.min(low.z + 1, (low.z + ceiling) / 2)) {
    const next = await at(z);
    if (next && passesOf(next.outcome) > passesOf(most.outcome)) most = next;
    if (next && isReached(next)) high = next;
    else if (next) low = next;
    else ceiling = z;
  }
  if (high === null) return most;
  while (high.z - low.z > Z_STEP) {
    const next = await at((low.z + high.z) / 2);
    if (next && isReached(next)) high = next;
    else if (next) low = next;
    else break;
  }
  return high;
}

/** A larger z while that makes heats cheaper on average: what is charged dearer may save trims. */
async function cheaper(
  found: Tried,
  { target, at }: { target: number; at: (z: number) => Promise<Tried | null> },
): Promise<Tried> {
  let best = found;
  for (let z = found.z + CHEAPER_STEP; z <= MOST_Z; z += CHEAPER_STEP) {
    const next = await at(z);
    if (!next || passesOf(next.outcome) < target || expectedOf(next) >= expectedOf(best)) break;
    best = next;
  }
  return best;
}

/** Charge and trims on average [usd]. */
const expectedOf = ({ plan, outcome }: Tried): number => plan.charge_usd + outcome.trim_usd;

/** Mark of a material that is kept for trims: the same metal may be charged too. */
const TRIM = 'trim: ';
/** A trim costs a little more than the same metal in the charge: furnace time (assumption) [1]. */
const HANDLING = 1.05;
/** Thinning on account of one limit is accepted in one heat of ten: standard deviations (assumption). */
const SELDOM_Z = 1.28;

/** Label of the share that trims take on average. */
export const MEAN_TRIMS = 'trims on average';

/** The problem with its trims: copies of the materials that trims may use, taken on average within the headroom. */
function withTrim(
  problem: ChargeProblem,
  options: RecourseOptions,
  { z, guardZ, share }: { z: number; guardZ: number; share: number },
): ChargeProblem {
  const heat = problem.heats[0]!;
  const all = problem.materials
    .filter((material) => options.trimMaterials.includes(material.id))
    .map(
      (material): ChargeMaterial => ({
        ...asBought(material),
        id: `${TRIM}${material.id}`,
        form: TRIM,
        price_usd_per_kg: material.price_usd_per_kg * HANDLING,
        available_kg: Number.POSITIVE_INFINITY,
      }),
    );
  const melter = melterFor(problem, options, { additions: all, guardZ });
  // nothing is thinned on average: the charge and what is raised make the heat, thinning comes on top
  const filler_usd = melter.thins < 0 ? 0 : all[melter.thins]!.price_usd_per_kg;
  const copies = all
    .filter((_, k) => k !== melter.thins)
    // a melter raises no further than needed: no trim is a cheap way to fill the heat
    .map((copy) => ({ ...copy, price_usd_per_kg: Math.max(copy.price_usd_per_kg, filler_usd) }));
  const isOpen = options.headroom_kg > 0 && options.mostTrims > 0;
  const elements = isOpen ? melter.elements.filter((_, e) => melter.raises[e]! >= 0) : [];
  const trim: TrimAllowance = {
    materials: copies.map((copy) => copy.id),
    elements,
    guard: guardOf(problem, options, guardZ),
    unseen: unseenOf(problem, options),
    left: Object.fromEntries(Object.entries(options.fade).map(([element, { mean }]) => [element, mean])),
    room: isOpen && melter.thins >= 0 ? 1 + (share * options.headroom_kg) / heat.mass_kg : 1,
    thinShare: z > 0 ? SELDOM_Z / z : 1,
  };
  const mostTrims = {
    by: 'form' as const,
    names: [TRIM],
    label: MEAN_TRIMS,
    max: Math.min(1, options.headroom_kg / heat.mass_kg),
  };
  return {
    materials: [...problem.materials, ...copies],
    heats: [{ ...heat, trim, shares: [...heat.shares, mostTrims] }],
  };
}

/** Distance that a trimmed content keeps from its limit: so many errors of sample and wait. */
function guardOf(
  problem: ChargeProblem,
  { sample, fade }: RecourseOptions,
  guardZ: number,
): Partial<Record<ElementSymbol, number>> {
  const guard: Partial<Record<ElementSymbol, number>> = {};
  for (const { elements, min, max } of limitRows(problem.heats[0]!.specification, presentElements(problem))) {
    const [element] = elements;
    const at = Number.isFinite(max) ? max : min;
    const spread = element && sample[element];
    if (elements.length === 1 && spread)
      guard[element] =
        guardZ * Math.hypot(spread.constant, spread.share * at, (fade[element]?.spread ?? 0) * at);
  }
  return guard;
}

/** Limited elements that the sample does not show. */
const unseenOf = (problem: ChargeProblem, { sample }: RecourseOptions): readonly ElementSymbol[] =>
  limitRows(problem.heats[0]!.specification, presentElements(problem))
    .flatMap((limit) => limit.elements)
    .filter((element) => sample[element] === undefined);

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
    unseen: new Set(unseenOf(problem, options)),
  });
}

function trialOf(
  problem: ChargeProblem,
  options: RecourseOptions,
  guardZ: number,
): Omit<RecourseTrial, 'lines' | 'draws'> {
  const additions = problem.materials
    .filter((material) => options.trimMaterials.includes(material.id))
    .map(asBought);
  const present = presentElements(problem);
  return {
    problem,
    additions,
    melters: CAUTION.map((share) => melterFor(problem, options, { additions, guardZ: share * guardZ })),
    trigger: melterFor(problem, options, { additions, guardZ: TRIGGER * guardZ }),
    sample: options.sample,
    mostTrims: options.mostTrims,
    fade: options.fade,
    divert: options.divert.map((specification) => limitRows(specification, present)),
    furnace: options.furnace ?? {},
    ...(options.factors ? { factors: options.factors } : {}),
  };
}

/** An addition at its mean contents, in any amount: what a melter weighs in is no piece, drum or lot any more. */
function asBought(material: ChargeMaterial): ChargeMaterial {
  const {
    item_kg: _piece,
    minimumIfUsed_kg: _least,
    required_kg: _required,
    leaveAtLeast_kg: _drum,
    ...rest
  } = material;
  const exact = Object.entries(meanFractions(material.composition)).map(([element, mean]) => [
    element,
    { mean, spread: 0, law: 'exact' as const, origin: 'nominal' as const },
  ]);
  return { ...rest, composition: { balance: null, contents: Object.fromEntries(exact) } };
}
