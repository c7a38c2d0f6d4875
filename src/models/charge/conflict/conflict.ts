import { buildBlend } from '../blend/blend.ts';
import { STEP_S, STRETCH, softRows, stretch, structure } from '../blend/elastic.ts';
import type { Blend } from '../blend/model.ts';
import { solveBlend } from '../blend/solve-blend.ts';
import type { ChargeProblem } from '../problem.ts';
import { type Cure, type CureOptions, curesFor, marketCure } from './cures.ts';
import { rowWords } from './words.ts';

/** Rules that cannot hold together; without any one of them the rest can. */
export interface ConflictSet {
  readonly words: string;
  readonly rows: readonly string[];
  readonly cures: readonly Cure[];
}

/** Contradictions that are looked for one after the other. */
const MOST_SETS = 5;

/**
 * Why a problem has no plan: a smallest set of rules that contradict each other, and the cheapest single cures. Linear
 * rules by elastic programming (Chinneck 2008: stretch, enforce what stretched, then delete what is not needed);
 * when only whole pieces, least amounts or counts are in the way, those are named. Independent contradictions come as
 * sets of their own.
 */
export async function findConflict(
  problem: ChargeProblem,
  options: CureOptions,
): Promise<readonly ConflictSet[]> {
  const blend = buildBlend(problem, { loose: true });
  const cores: (readonly number[])[] = [];
  while (cores.length < MOST_SETS) {
    const rows = softRows(blend, new Set(cores.flat()));
    const first = await stretch(blend, { hard: structure(blend), rows }, options);
    if (first.total < STRETCH) break;
    cores.push(
      await smallest(blend, await enforce(blend, { rows, stretched: first.stretched }, options), options),
    );
  }
  if (cores.length === 0) return [await countingConflict(problem, options)];
  const market = await marketCure(problem, options);
  const sets: ConflictSet[] = [];
  for (const core of cores) {
    const others = new Set(cores.filter((other) => other !== core).flat());
    const cures = await curesFor(blend, { core, others, market }, options);
    const stocked = core.some((i) => blend.rows[i]!.kind === 'available');
    const masses = stocked ? blend.rows.filter((row) => row.kind === 'mass') : [];
    const rows = [...masses, ...core.map((i) => blend.rows[i]!)].map((row) => rowWords(blend, row));
    sets.push({ words: conflictWords(rows), rows, cures });
  }
  return sets;
}

const conflictWords = (rows: readonly string[]): string =>
  rows.length === 1
    ? `cannot be met with these materials: ${rows[0]}`
    : `cannot hold together with these materials: ${rows.join('; ')}`;

/** Enforces what stretched until nothing can stretch any more: the enforced rows contain a conflict. */
async function enforce(
  blend: Blend,
  of: { rows: readonly number[]; stretched: readonly number[] },
  options: CureOptions,
): Promise<readonly number[]> {
  const hard = structure(blend);
  let next = of.stretched;
  while (next.length > 0) {
    for (const i of next) hard.add(i);
    next = (await stretch(blend, { hard, rows: of.rows.filter((i) => !hard.has(i)) }, options)).stretched;
  }
  return [...hard].filter((i) => blend.rows[i]!.kind !== 'mass');
}

/** Deletes what the conflict does not need: an irreducible set. */
async function smallest(
  blend: Blend,
  rows: readonly number[],
  options: CureOptions,
): Promise<readonly number[]> {
  let core = [...rows];
  for (const i of rows) {
    const rest = core.filter((other) => other !== i);
    const { solution } = await stretch(
      blend,
      { hard: new Set([...structure(blend), ...rest]), rows: [] },
      options,
    );
    if (solution.status === 'infeasible') core = rest;
  }
  return core.sort((a, b) => a - b);
}

/** Every limit can be met by amounts, but not with the pieces, least amounts or counts asked for: which of those? */
async function countingConflict(problem: ChargeProblem, options: CureOptions): Promise<ConflictSet> {
  const without: readonly { rule: string; cure: string; problem: ChargeProblem }[] = [
    {
      rule: 'the largest number of materials',
      cure: 'allow more materials',
      problem: {
        ...problem,
        heats: problem.heats.map(({ maxMaterials: _materials, maxLots: _lots, ...heat }) => heat),
      },
    },
    {
      rule: 'the least amounts when used',
      cure: 'allow smaller amounts',
      problem: {
        ...problem,
        materials: problem.materials.map(({ minimumIfUsed_kg: _drop, ...material }) => material),
      },
    },
    {
      rule: 'whole pieces',
      cure: 'open pieces or weigh parts of them',
      problem: {
        ...problem,
        materials: problem.materials.map(({ item_kg: _drop, ...material }) => material),
      },
    },
  ];
  const budget = {
    timeLimit_s: STEP_S,
    relativeGap: 1e-3,
    signal: options.signal,
  };
  const rows: string[] = [];
  const cures: Cure[] = [];
  for (const { rule, cure, problem: relaxedProblem } of without) {
    const found = await solveBlend(buildBlend(relaxedProblem), options.solver, budget);
    if (found.cost_usd === null) continue;
    rows.push(rule);
    cures.push({ words: cure, cost_usd: found.cost_usd });
  }
  if (rows.length === 0) rows.push(...without.map(({ rule }) => rule));
  return {
    words: `the limits can be met by amounts, but not together with ${rows.join(' and ')}`,
    rows,
    cures,
  };
}
