import { normalCdf } from '../../../foundation/numerics/normal.ts';
import { roundedOutward, shortPercent } from '../../../foundation/quantity/format.ts';
import { buildBlend } from '../blend/blend.ts';
import { objectiveOf, relaxed } from '../blend/linear-model.ts';
import type { Blend } from '../blend/model.ts';
import { type Cone, conesOf, deviationAt, type FurnaceSpread, type Shapes } from '../confident/cones.ts';
import { solveCones } from '../confident/solve-cones.ts';
import { contentWithUnit } from '../content-words.ts';
import type { ChargeProblem } from '../problem.ts';
import type { Solution, Solver } from '../solver.ts';
import type { ConflictSet } from './conflict.ts';
import type { Cure } from './cures.ts';
import { rowWords } from './words.ts';

export interface ConfidenceConflict {
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
  readonly jointConfidence: number;
  /** Standard deviations that each limit has to keep at least. */
  readonly z: number;
  readonly furnace: FurnaceSpread;
  readonly shapes?: Shapes;
  /** The bath is sampled and trimmed already. Default false. */
  readonly isSampled?: boolean;
}

const STEP_S = 5;
const TOLERANCE = 1e-5;
/** Width at which the largest possible z counts as found. */
const Z_WIDTH = 0.01;
/** z beyond which nothing is looked for. */
const MOST_Z = 9;
/** Sources that carry less of a variance than this are not named [1]. */
const NAMED_SHARE = 0.1;

/**
 * Why a heat that could be made on average cannot be made with the confidence asked: the limits whose spread is in
 * the way, what the spread is made of, the confidence that could be had and its cost. The caller has made sure that
 * the problem without spread is feasible.
 */
export async function confidenceConflict(
  problem: ChargeProblem,
  options: ConfidenceConflict,
): Promise<ConflictSet> {
  const blend = buildBlend(problem, { contentColumns: true });
  const cones = conesOf(blend, options.furnace, options.shapes);
  const possible = await largestZ(blend, cones, options);
  const z = Math.max(options.z, possible.z + 2 * Z_WIDTH);
  const tight = await inTheWay(blend, cones, { ...options, z });
  const at = possible.solution.x;
  const rows = tight.map(
    ({ cone }) =>
      `${rowWords(blend, blend.rows.find((row) => row.limit === cone.limit)!)} with a standard deviation of ${contentWithUnit(deviationAt(cone, at) * cone.scale, limitSize(cone))}`,
  );
  const words = `the limits can be met on average, but not with ${shortPercent(options.jointConfidence, 6)} confidence: ${rows.join('; ')}`;
  const cures = [
    ...tight.flatMap(({ cone, without }) => (without ? concession(blend, cone, { x: without.x, z }) : [])),
    confidenceCure(blend, possible, options.isSampled ?? false),
  ].sort((a, b) => (a.cost_usd ?? 0) - (b.cost_usd ?? 0));
  const knowledge = tight.flatMap(({ cone }) => knowledgeCure(blend, cone, { at, z }));
  return { words, rows, cures: [...cures, ...knowledge] };
}

interface AtZ {
  readonly z: number;
  readonly solution: Solution;
}

/** Largest z that has a charge, by bisection from the mean-only plan. */
async function largestZ(blend: Blend, cones: readonly Cone[], options: ConfidenceConflict): Promise<AtZ> {
  const at = async (z: number): Promise<AtZ | null> => {
    const { solution, kept } = await coned(blend, cones, { ...options, z });
    return kept ? { z, solution } : null;
  };
  let low = (await at(0))!;
  let high = options.z;
  for (let next = await at(high); next && high < MOST_Z; next = await at(high)) {
    low = next;
    high += 1;
  }
  while (high - low.z > Z_WIDTH) {
    const middle = (low.z + high) / 2;
    const next = await at(middle);
    if (next) low = next;
    else high = middle;
  }
  return low;
}

const coned = (blend: Blend, cones: readonly Cone[], of: ConfidenceConflict) =>
  solveCones(relaxed(blend.model), cones, {
    solver: of.solver,
    timeLimit_s: STEP_S,
    z: of.z,
    tolerance: TOLERANCE,
    signal: of.signal,
  });

interface InTheWay {
  readonly cone: Cone;
  /** Cheapest charge when this spread is left aside; null when others are in the way too. */
  readonly without: Solution | null;
}

/** Limits without whose spread there would be a charge; when no single one is to blame, a set that cannot be made smaller. */
async function inTheWay(
  blend: Blend,
  cones: readonly Cone[],
  options: ConfidenceConflict,
): Promise<readonly InTheWay[]> {
  const single: InTheWay[] = [];
  for (const cone of cones) {
    const others = cones.filter((other) => other !== cone);
    const { kept, solution } = await coned(blend, others, options);
    if (kept) single.push({ cone, without: solution });
  }
  if (single.length > 0) return single;
  let core = [...cones];
  for (const cone of cones) {
    const rest = core.filter((other) => other !== cone);
    // a loop of cuts that does not end has no charge either, within what matters here
    if (!(await coned(blend, rest, options)).kept) core = rest;
  }
  return core.map((cone) => ({ cone, without: null }));
}

/** The limit whose unit is spoken in. */
const limitSize = ({ limit }: Cone): number => (limit.min > 0 ? limit.min : limit.max);

/** The window that the cheapest charge needs when only this limit gives way, and what that charge costs. */
function concession(blend: Blend, cone: Cone, of: { x: Float64Array; z: number }): Cure[] {
  const reach = of.z * deviationAt(cone, of.x);
  const mean = of.x[cone.content]!;
  const gained = cone.limit.max - cone.upper * cone.scale;
  const high = (mean + cone.shape.max * reach) * cone.scale + gained;
  const low = (mean - cone.shape.min * reach) * cone.scale + gained;
  const name = cone.limit.elements.join('+');
  const edges = [
    ...(cone.limit.min > 0 && low < cone.limit.min
      ? [`down to ${contentWithUnit(roundedOutward(low, 'down'), limitSize(cone))}`]
      : []),
    ...(high > cone.limit.max
      ? [`up to ${contentWithUnit(roundedOutward(high, 'up'), limitSize(cone))}`]
      : []),
  ];
  if (edges.length === 0) return [];
  const cost_usd = blend.usdPerUnit * objectiveOf(blend.model, of.x);
  return [{ kind: 'concession', words: `a concession on ${name}, ${edges.join(' and ')}`, cost_usd }];
}

/** How well a limit would have to be known, and what its spread is made of; nothing where it is known well enough. */
function knowledgeCure(blend: Blend, cone: Cone, of: { at: Float64Array; z: number }): Cure[] {
  const { min, max } = cone.limit;
  const deviation = deviationAt(cone, of.at) * cone.scale;
  const causes = causesOf(blend, cone, of.at);
  const name = cone.limit.elements.join('+');
  // a window is at most half its width from its middle; a maximum alone leaves nothing to say about width
  const allowed = min > 0 && Number.isFinite(max) ? (max - min) / (2 * of.z) : deviation / 2;
  if (allowed >= deviation) return [];
  return [
    {
      words: `measure ${name} better: its standard deviation is ${contentWithUnit(deviation, limitSize(cone))}, and ${contentWithUnit(allowed, limitSize(cone))} is needed. It comes from ${causes.join(', ')}`,
    },
  ];
}

/** Largest parts of a variance at a point, in words. */
function causesOf(blend: Blend, cone: Cone, x: Float64Array): string[] {
  const parts: [string, number][] = [];
  for (let k = 0; k < cone.columns.length; k++) {
    const column = blend.columns[cone.columns[k]!]!;
    parts.push([
      `the analysis of ${blend.problem.materials[column.material]!.id}`,
      (cone.weights[k]! * x[cone.columns[k]!]!) ** 2,
    ]);
  }
  for (const form of cone.shared) {
    let sum = form.constant;
    for (let k = 0; k < form.columns.length; k++) sum += form.weights[k]! * x[form.columns[k]!]!;
    parts.push([sourceWords(form.source), sum ** 2]);
  }
  const total = parts.reduce((sum, [, part]) => sum + part, 0);
  const named = parts.filter(([, part]) => part > NAMED_SHARE * total).sort((a, b) => b[1] - a[1]);
  return named.slice(0, 3).map(([cause, part]) => `${cause} (${Math.round((100 * part) / total)} %)`);
}

/** A common cause in words. */
export function sourceWords(source: string): string {
  if (source.startsWith('furnace:')) return `the scatter of the furnace on ${source.slice(8)}`;
  if (source.startsWith('late:')) return `the recovery of late ${source.slice(5)}`;
  return `the common source ${source}`;
}

function confidenceCure(blend: Blend, { z, solution }: AtZ, isSampled: boolean): Cure {
  const probability = normalCdf(z);
  const each = Math.floor(probability * 1000) / 10;
  return {
    probability,
    words: `require a lower conformance probability${isSampled ? '' : ', or sample the bath and trim'}. With these lots, not every limit can hold in more than ${each} % of heats`,
    cost_usd: solution.objective! * blend.usdPerUnit,
  };
}
