import { flooredPercent, percent, shortPercent } from '../../foundation/quantity/format.ts';
import { buildBlend } from '../../models/charge/blend/blend.ts';
import { lowestZ } from '../../models/charge/blend/relaxation.ts';
import { solveBlend } from '../../models/charge/blend/solve-blend.ts';
import { type ConfirmedPlan, spreadOf } from '../../models/charge/confident/confirmed-plan.ts';
import { confidenceConflict } from '../../models/charge/conflict/confidence.ts';
import { type ConflictSet, findConflict } from '../../models/charge/conflict/conflict.ts';
import { contentWithUnit } from '../../models/charge/content-words.ts';
import type { PassCount } from '../../models/charge/judge.ts';
import { edgeWords, type LimitRow } from '../../models/charge/limit-row.ts';
import type { RareEarthAccount } from '../../models/charge/rare-earth.ts';
import { offersOf } from '../target/context.ts';
import type { PlanContext } from './context.ts';
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
  if (recourse?.fixedPoint) return [await recourseConflict(recourse, plan.problem.heats[0]!.id)];
  const { control, facts } = context;
  const { solver } = control;
  const { problem } = plan;
  const onAverage = await solveBlend(buildBlend(problem), solver, {
    timeLimit_s: context.timeLimit_s,
    relativeGap: 1e-3,
    signal: control.signal,
  });
  if (onAverage.status === 'infeasible')
    return findConflict(problem, { solver, market: offersOf(facts), signal: control.signal });
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
  const { best } = plan.solution;
  const asked = { heat: problem.heats[0]!.id, jointConfidence, samples: context.input.certificationSamples };
  if (best) return [...rareEarths, withBest(set, best, asked)];
  return [...rareEarths, plan.option && plan.surest ? asSearched(set, plan.surest, asked) : set];
}

interface Asked {
  readonly heat: string;
  readonly jointConfidence: number;
  /** Draws of the conformance check, where the document says how many. */
  readonly samples: number | undefined;
}

/** A conflict that rests on a linearisation of the furnace around the surest charge that was found. */
const asSearched = (set: ConflictSet, { passes, samples }: PassCount, asked: Asked): ConflictSet => ({
  ...set,
  words: `${set.words}. This was searched through the furnace model, not proven. The surest charge found has conformance probability ${percent(passes / samples)}`,
  cures: [...moreDraws(passes / samples, asked), ...set.cures],
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
function withBest(
  set: ConflictSet,
  best: NonNullable<ConfirmedPlan['solution']['best']>,
  of: Asked,
): ConflictSet {
  const { heat, jointConfidence } = of;
  const reached = flooredPercent(best.probability);
  const asked = shortPercent(jointConfidence, 6);
  const more = moreDraws(best.probability, of);
  const accept = { words: `require ${reached} instead of ${asked}`, cost_usd: best.cost_usd };
  const cures = [...(more.length > 0 ? more : [accept]), ...set.cures];
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
