import { ConvergenceError } from '../../foundation/errors.ts';
import {
  flooredPercent,
  percent,
  roundedOutward,
  shortPercent,
  significant,
} from '../../foundation/quantity/format.ts';
import { buildBlend } from '../../models/charge/blend/blend.ts';
import { lowestZ } from '../../models/charge/blend/relaxation.ts';
import { solveBlend } from '../../models/charge/blend/solve-blend.ts';
import { type ConfirmedPlan, spreadOf } from '../../models/charge/confident/confirmed-plan.ts';
import { confidenceConflict } from '../../models/charge/conflict/confidence.ts';
import { type ConflictSet, findConflict } from '../../models/charge/conflict/conflict.ts';
import type { Cure } from '../../models/charge/conflict/cures.ts';
import { contentWithUnit } from '../../models/charge/content-words.ts';
import type { PassCount } from '../../models/charge/judge.ts';
import { edgeWords, type LimitRow } from '../../models/charge/limit-row.ts';
import type { ChargeProblem } from '../../models/charge/problem.ts';
import type { RareEarthAccount } from '../../models/charge/rare-earth.ts';
import { aside } from '../control.ts';
import { offersOf } from '../target/context.ts';
import type { PlanContext } from './context.ts';
import { costOfHeat, type HeatResult, hasPlan, planOneHeat, takenBy } from './one-heat.ts';
import { rareEarthConflicts } from './rare-earth.ts';
import { type RecourseResult, recourseConflict } from './recourse.ts';

/** A heat that no charge was found for. */
interface Unplanned {
  readonly plan: ConfirmedPlan;
  readonly recourse: RecourseResult | null;
  readonly accounts: readonly RareEarthAccount[];
  /** Joint confidence that was asked [1]. */
  readonly confidence: number;
}

/** What is in the way of a heat: its limits on average, and where those can be met, the spread. */
export async function conflictFor(
  context: PlanContext,
  { plan, recourse, accounts, confidence }: Unplanned,
): Promise<readonly ConflictSet[]> {
  const priced = (set: ConflictSet): ConflictSet => withRoute(set, plan.optionCost_usd);
  if (recourse?.fixedPoint) {
    const set = await recourseConflict(recourse, plan.problem.heats[0]!.id);
    return [withSurer(priced(set), { plan, recourse })];
  }
  const { control, facts } = context;
  const { solver } = control;
  const { problem } = plan;
  const onAverage = await solveBlend(buildBlend(problem), solver, {
    timeLimit_s: context.timeLimit_s,
    relativeGap: 1e-3,
    signal: control.signal,
  });
  if (onAverage.status === 'infeasible')
    return withTriedCures(
      context,
      (await findConflict(problem, { solver, market: offersOf(facts), signal: control.signal })).map(priced),
      shortPercent(confidence, 6),
    );
  const jointConfidence = confidence;
  const rareEarths = recourse ? [] : rareEarthConflicts(problem, accounts, jointConfidence);
  const z = lowestZ(problem, jointConfidence);
  const set = await confidenceConflict(problem, {
    solver,
    jointConfidence,
    z: Math.max(z, plan.solution.best ? plan.solution.best.z + 0.05 : z),
    furnace: [spreadOf(plan)],
    isSampled: recourse !== null,
    signal: control.signal,
  });
  const best = surerOf(plan);
  const asked = { heat: problem.heats[0]!.id, jointConfidence, samples: context.input.certificationSamples };
  if (!best) return [...rareEarths, priced(set)];
  const found = withBest(priced(set), best, asked);
  return [...rareEarths, plan.option && !plan.solution.best ? asSearched(found, best) : found];
}

/** A conflict of metals alone with its cures priced as a plan is: the way through the furnace included [usd]. */
const withRoute = (set: ConflictSet, route_usd: number): ConflictSet => ({
  ...set,
  cures: set.cures.map((cure) =>
    cure.cost_usd === undefined ? cure : { ...cure, cost_usd: cure.cost_usd + route_usd },
  ),
});

type Reached = Pick<
  NonNullable<ConfirmedPlan['solution']['best']>,
  'probability' | 'cost_usd' | 'failures' | 'checked'
>;

/** True where a charge that was tried and told on the way is surer than the one that a refused plan ended with. */
export const isToldSurer = ({
  solution: { best },
  reached,
}: Pick<ConfirmedPlan, 'solution' | 'reached'>): boolean =>
  reached !== null && probabilityOf(reached.passed) > (best?.probability ?? 0);

/** The surest charge of a refused plan: the one that it ended with, or one that was tried and told on the way; undefined without any. */
function surerOf(plan: ConfirmedPlan): Reached | undefined {
  const { solution, optionCost_usd, reached } = plan;
  if (reached && isToldSurer(plan)) {
    const { passed, cost_usd } = reached;
    return { probability: probabilityOf(passed), cost_usd, failures: passed.failures };
  }
  const { best } = solution;
  return best && { ...best, cost_usd: best.cost_usd + optionCost_usd };
}

const probabilityOf = ({ passes, samples }: PassCount): number => passes / samples;

/** A conflict of a heat with trims, with the surest charge that needs none where that is surer. */
function withSurer(
  set: ConflictSet,
  { plan, recourse }: { readonly plan: ConfirmedPlan; readonly recourse: RecourseResult },
): ConflictSet {
  const best = surerOf(plan);
  if (!best || best.probability <= recourse.fixedPoint!.plan.probability) return set;
  const words = `plan without trims: ${flooredPercent(best.probability)} of drawn heats then meet every limit`;
  return { ...set, cures: [...set.cures, { words, cost_usd: best.cost_usd }].sort(byCost) };
}

/** Shares of the mass that stock allows on average which are tried, largest first [1]: a guard takes some of it. */
const TRIED_SHARES = [1, 0.95, 0.8];

/**
 * Conflicts of mean contents with the cures that keep the confidence too: more metal, and a smaller heat, are planned before they
 * are offered. Where no smaller heat keeps it either, that is said.
 */
async function withTriedCures(
  context: PlanContext,
  sets: readonly ConflictSet[],
  confidence: string,
): Promise<readonly ConflictSet[]> {
  // a purchase stands in each of them, and is planned once
  const tried = new Map<Cure, readonly Cure[]>();
  for (const cure of new Set(sets.flatMap(({ cures }) => cures)))
    tried.set(cure, await triedCure(context, cure, confidence));
  return sets.map((set) => ({ ...set, cures: set.cures.flatMap((cure) => tried.get(cure)!).sort(byCost) }));
}

/** What has no price comes last. */
const byCost = (a: Cure, b: Cure): number =>
  (a.cost_usd ?? Number.POSITIVE_INFINITY) - (b.cost_usd ?? Number.POSITIVE_INFINITY) || 0;

/** A cure as it holds with the confidence, a smaller heat made smaller still where that helps; none where it does not hold. */
async function triedCure(context: PlanContext, cure: Cure, confidence: string): Promise<Cure[]> {
  const { cured } = cure;
  if (!cured) return [cure];
  const [heat] = cured.heats;
  const index = context.problem.heats.findIndex(({ id }) => id === heat!.id);
  const asked_kg = context.problem.heats[index]!.mass_kg;
  const isSmaller = heat!.mass_kg < asked_kg;
  const { route, routes } = context.input.heats[index]!;
  // through a furnace a plan takes long: one is tried
  for (const share of isSmaller && !route && !routes ? TRIED_SHARES : [1]) {
    const mass_kg = share === 1 ? heat!.mass_kg : roundedOutward(share * heat!.mass_kg, 'down');
    const found = await planWith(context, index, { ...cured, heats: [{ ...heat!, mass_kg }] });
    if (!found || !hasPlan(found)) continue;
    const bought = boughtWords(found, context.problem);
    return [
      {
        ...(isSmaller ? { kind: 'smaller' as const, mass_kg } : cure.kind ? { kind: cure.kind } : {}),
        words: isSmaller ? lessWords(mass_kg, asked_kg, heat!.id) : (bought ?? cure.words),
        cost_usd: costOfHeat(found),
        ...passRateOf(found),
      },
    ];
  }
  return isSmaller
    ? [
        {
          words: `${lessWords(heat!.mass_kg, asked_kg, heat!.id)}. Stock and mean contents allow no more. That heat does not reach ${confidence} confidence either: it needs another cure as well`,
        },
      ]
    : [];
}

/** How many of a heat's draws pass, where it was drawn. */
const passRateOf = ({ plan: { conformance } }: HeatResult): Pick<Cure, 'passRate'> =>
  conformance ? { passRate: conformance.passes / conformance.samples } : {};

const lessWords = (to_kg: number, from_kg: number, heat: string): string =>
  `ask for ${significant(to_kg)} kg instead of ${significant(from_kg)} kg of ${heat}`;

/** What a plan takes that its problem did not offer, to be bought, in words; null where there is none. */
function boughtWords(found: HeatResult, { materials }: ChargeProblem): string | null {
  const offered = new Set(materials.map(({ id }) => id));
  const bought = takenBy(found).filter(({ id }) => !offered.has(id));
  const list = bought.map(({ id, mass_kg }) => `${significant(mass_kg)} kg ${id}`);
  return list.length === 0 ? null : `buy ${list.join(', ')}`;
}

/** A heat planned with other stock or mass; null where no plan is found in the time given. */
async function planWith(
  context: PlanContext,
  index: number,
  cured: ChargeProblem,
): Promise<HeatResult | null> {
  const { input, problem } = context;
  const { mass_kg } = cured.heats[0]!;
  const masses = <T>(list: readonly T[], of: (one: T) => T): T[] =>
    list.map((one, i) => (i === index ? of(one) : one));
  const other: PlanContext = {
    ...context,
    input: {
      ...input,
      heats: masses(input.heats, (one) => ({ ...one, target: { ...one.target, mass_kg } })),
    },
    problem: {
      ...problem,
      materials: cured.materials,
      heats: masses(problem.heats, (one) => ({ ...one, mass_kg })),
    },
  };
  const stock = new Map(cured.materials.map(({ id, available_kg }) => [id, available_kg]));
  try {
    return await aside(context.control, (control) => planOneHeat({ ...other, control }, index, stock));
  } catch (error) {
    if (error instanceof ConvergenceError) return null;
    throw error;
  }
}

interface Asked {
  readonly heat: string;
  readonly jointConfidence: number;
  /** Draws of the conformance check, where the document says how many. */
  readonly samples: number | undefined;
}

/** A conflict that rests on a linearisation of the furnace around the surest charge that was found. */
const asSearched = (set: ConflictSet, { probability }: Reached): ConflictSet => ({
  ...set,
  words: `${set.words}. This was searched through the furnace model, not proven. The surest charge found has conformance probability ${percent(probability)}`,
});

/** More heats conform than required, but the conformance check draws too few to show it. */
const moreDraws = (probability: number, { jointConfidence, samples }: Asked): ConflictSet['cures'] =>
  probability >= jointConfidence
    ? [
        {
          words:
            samples === undefined
              ? `require ${shortPercent(jointConfidence - 0.01, 6)} instead of ${shortPercent(jointConfidence, 6)}: ${percent(probability)} of drawn heats conform, which is too close to confirm`
              : `raise certificationSamples: ${samples} draws are too few to confirm that ${percent(probability)} of heats conform`,
        },
      ]
    : [];

/** A conflict with the best that was found: its confidence as a cure, and where drawn heats said no, what they miss. */
function withBest(set: ConflictSet, best: Reached, of: Asked): ConflictSet {
  const { heat, jointConfidence } = of;
  const reached = flooredPercent(best.probability);
  const asked = shortPercent(jointConfidence, 6);
  const more = moreDraws(best.probability, of);
  const accept: Cure = {
    kind: 'accept',
    words: `require ${reached} instead of ${asked}`,
    cost_usd: best.cost_usd,
    passRate: best.probability,
  };
  // what the laws of single limits allow is no news beside heats that were drawn and passed more often
  const others = set.cures.filter(({ probability = 1 }) => probability > best.probability);
  const cures = [...(more.length > 0 ? more : [accept]), ...others];
  if (!best.checked) return { ...set, cures };
  const missed = (best.failures ?? []).slice(0, 3).map(({ limit, side }) => failureWords(limit, side));
  return {
    words: `${heat}: no charge with conformance probability ${asked} was found. This was searched, not proven. The best charge found reaches ${reached}. Its other heats have ${missed.join(', ')}`,
    rows: missed,
    cures,
  };
}

/** "S above 5 ppm" */
export const failureWords = (limit: LimitRow, side: 'min' | 'max'): string =>
  `${limit.elements.join('+')} ${side === 'max' ? 'above' : 'below'} ${contentWithUnit(side === 'max' ? limit.max : limit.min)}${edgeWords(limit, side)}`;
