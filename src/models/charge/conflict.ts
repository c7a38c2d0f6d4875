import { type Blend, type BlendRow, buildBlend } from './blend.ts';
import { contentText, roundedOutward, significant } from './limit-row.ts';
import { ModelBuilder } from './linear-model.ts';
import type { ChargeMaterial, ChargeProblem } from './problem.ts';
import { solveBlend } from './solve-blend.ts';
import type { LinearModel, Solution, Solver } from './solver.ts';

/** A change that would make a plan possible. */
export interface Cure {
  readonly words: string;
  /** Cost of the plan after the cure; absent where it can not be priced. */
  readonly cost_usd?: number;
}

/** Rules that can not hold together; without any one of them the rest can. */
export interface ConflictSet {
  readonly words: string;
  readonly rows: readonly string[];
  readonly cures: readonly Cure[];
}

export interface ConflictOptions {
  readonly solver: Solver;
  readonly signal?: AbortSignal;
  /** Pure metals that could be bought, to try dilution and topping up as a cure. */
  readonly market?: readonly ChargeMaterial[];
}

/** Seconds per linear solve while looking for a conflict: these models are small. */
const STEP_S = 5;
/** A stretch below this [row unit] is rounding. */
const STRETCH = 1e-7;
/** A loosened rule is loosened by so much more than needed [1], so that the plan after it exists in floating point. */
const MARGIN = 1e-6;

/**
 * Why a problem has no plan: a smallest set of rules that contradict each other, and the cheapest single cures. Linear
 * rules by elastic programming (Chinneck 2008: stretch, enforce what stretched, then delete what is not needed);
 * when only whole pieces, least amounts or counts are in the way, those are named.
 */
export async function findConflict(
  problem: ChargeProblem,
  options: ConflictOptions,
): Promise<readonly ConflictSet[]> {
  const blend = buildBlend(problem, { loose: true });
  const first = await stretch(blend, { hard: structure(blend), rows: soft(blend) }, options);
  if (first.total < STRETCH) return [await countingConflict(problem, options)];
  const core = await smallest(blend, await enforce(blend, first.stretched, options), options);
  const cures = await curesFor(blend, core, options);
  const stocked = core.some((i) => blend.rows[i]!.kind === 'available');
  const masses = stocked ? blend.rows.filter((row) => row.kind === 'mass') : [];
  const rows = [...masses, ...core.map((i) => blend.rows[i]!)].map((row) => rowWords(blend, row));
  return [{ words: conflictWords(rows), rows, cures }];
}

/** Rows that every mixture obeys by being one: the parts add up to the whole. Asking for less is a cure of its own. */
const structure = (blend: Blend): Set<number> =>
  new Set(blend.rows.flatMap((row, i) => (row.kind === 'mass' ? [i] : [])));
const soft = (blend: Blend, hard: ReadonlySet<number> = new Set()): number[] =>
  blend.rows.flatMap((row, i) => (row.kind === 'mass' || hard.has(i) ? [] : [i]));

const conflictWords = (rows: readonly string[]): string =>
  rows.length === 1
    ? `can not be met with these materials: ${rows[0]}`
    : `can not hold together with these materials: ${rows.join('; ')}`;

interface Elastic {
  readonly total: number;
  readonly stretched: readonly number[];
  readonly solution: Solution;
}

/** Least total stretch [row units] when `rows` may stretch, `hard` hold and all others are left out. */
async function stretch(
  blend: Blend,
  of: { hard: ReadonlySet<number>; rows: readonly number[] },
  options: ConflictOptions,
): Promise<Elastic> {
  const { model, slackOf } = elasticModel(blend, of);
  const solution = await options.solver.solve(model, { timeLimit_s: STEP_S }, options.signal);
  if (solution.status !== 'optimal') return { total: Number.POSITIVE_INFINITY, stretched: [], solution };
  const stretched = of.rows.filter((i) => slackOf.get(i)!.some((j) => solution.x[j]! > STRETCH));
  return { total: solution.objective!, stretched, solution };
}

/** The charge columns without cost, the rows asked for, and a slack column for each way a soft row can stretch. */
function elasticModel(
  blend: Blend,
  of: { hard: ReadonlySet<number>; rows: readonly number[] },
): { model: LinearModel; slackOf: ReadonlyMap<number, readonly number[]> } {
  const { model } = blend;
  const builder = new ModelBuilder(`${model.name} elastic`);
  const soft = new Set(of.rows);
  const place = new Map<number, number>();
  blend.rows.forEach((_, i) => {
    if (soft.has(i) || of.hard.has(i))
      place.set(i, builder.row(model.rowNames[i]!, model.rowLower[i]!, model.rowUpper[i]!));
  });
  model.cost.forEach((_, j) => {
    const column = builder.column(model.columnNames[j]!, 0, {
      lower: model.lower[j]!,
      upper: model.upper[j]!,
    });
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++) {
      const row = place.get(model.indices[k]!);
      if (row !== undefined) builder.put(row, column, model.values[k]!);
    }
  });
  const slackOf = new Map<number, number[]>();
  for (const i of of.rows) {
    const slacks: number[] = [];
    for (const [bound, sign] of [
      [model.rowUpper[i]!, -1],
      [model.rowLower[i]!, 1],
    ] as const) {
      if (!Number.isFinite(bound) || of.hard.has(i)) continue;
      const slack = builder.column(`stretch ${model.rowNames[i]}`, 1);
      builder.put(place.get(i)!, slack, sign);
      slacks.push(slack);
    }
    slackOf.set(i, slacks);
  }
  return { model: builder.build(), slackOf };
}

/** Enforces what stretched until nothing can stretch any more: the enforced rows contain a conflict. */
async function enforce(
  blend: Blend,
  stretched: readonly number[],
  options: ConflictOptions,
): Promise<readonly number[]> {
  const hard = structure(blend);
  let next = stretched;
  while (next.length > 0) {
    for (const i of next) hard.add(i);
    next = (await stretch(blend, { hard, rows: soft(blend, hard) }, options)).stretched;
  }
  return [...hard].filter((i) => blend.rows[i]!.kind !== 'mass');
}

/** Deletes what the conflict does not need: an irreducible set. */
async function smallest(
  blend: Blend,
  rows: readonly number[],
  options: ConflictOptions,
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

async function curesFor(
  blend: Blend,
  core: readonly number[],
  options: ConflictOptions,
): Promise<readonly Cure[]> {
  const cures: Cure[] = [];
  const every = blend.rows.map((_, i) => i);
  for (const i of core) {
    const alone = await stretch(
      blend,
      { hard: new Set(every.filter((other) => other !== i)), rows: [i] },
      options,
    );
    if (!Number.isFinite(alone.total)) continue;
    cures.push(await priced(blend, [{ row: i, by: signedStretch(blend, i, alone.solution) }], options));
  }
  if (cures.length === 0) {
    const all = await stretch(blend, { hard: structure(blend), rows: soft(blend) }, options);
    const moves = all.stretched.map((row) => ({ row, by: signedStretch(blend, row, all.solution) }));
    if (moves.length > 0) cures.push(await priced(blend, moves, options));
  }
  const stocked = core.some((i) => blend.rows[i]!.kind === 'available');
  const others = [
    stocked ? await smallerHeat(blend, options) : null,
    await marketCure(blend.problem, options),
  ];
  return [...cures, ...others.filter((cure) => cure !== null)].sort(
    (a, b) => (a.cost_usd ?? Number.POSITIVE_INFINITY) - (b.cost_usd ?? Number.POSITIVE_INFINITY),
  );
}

/** The largest heat (all heats by the same share) that stock and limits allow: every row of a heat scales with its mass. */
async function smallerHeat(blend: Blend, options: ConflictOptions): Promise<Cure | null> {
  const { model, rows } = blend;
  const scales = (i: number): boolean => rows[i]!.kind !== 'available';
  const builder = new ModelBuilder('largest heat');
  for (const [j, name] of model.columnNames.entries()) builder.column(name, 0, { upper: model.upper[j]! });
  const share = builder.column('share of the mass', -1, { upper: 1 });
  // each scaled row twice: a x - max t <= 0 and a x - min t >= 0
  const places = rows.map(
    (_, i) =>
      [
        builder.row(`${model.rowNames[i]} max`, Number.NEGATIVE_INFINITY, scales(i) ? 0 : model.rowUpper[i]!),
        builder.row(`${model.rowNames[i]} min`, scales(i) ? 0 : model.rowLower[i]!, Number.POSITIVE_INFINITY),
      ] as const,
  );
  model.cost.forEach((_, j) => {
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++) {
      for (const [side, place] of places[model.indices[k]!]!.entries()) {
        if (
          Number.isFinite(
            side === 0 ? model.rowUpper[model.indices[k]!]! : model.rowLower[model.indices[k]!]!,
          )
        )
          builder.put(place, j, model.values[k]!);
      }
    }
  });
  rows.forEach((_, i) => {
    if (!scales(i)) return;
    if (Number.isFinite(model.rowUpper[i]!)) builder.put(places[i]![0], share, -model.rowUpper[i]!);
    if (Number.isFinite(model.rowLower[i]!)) builder.put(places[i]![1], share, -model.rowLower[i]!);
  });
  const most = await options.solver.solve(builder.build(), { timeLimit_s: STEP_S }, options.signal);
  const t = most.status === 'optimal' ? roundedOutward(most.x[share]! * (1 - MARGIN), 'down') : 0;
  if (t <= 0) return null;
  const bounds = (of: Float64Array): Float64Array => of.map((bound, i) => (scales(i) ? bound * t : bound));
  const plan = await options.solver.solve(
    { ...model, rowLower: bounds(model.rowLower), rowUpper: bounds(model.rowUpper) },
    { timeLimit_s: STEP_S },
    options.signal,
  );
  const words = blend.problem.heats.map(
    (heat) => `${significant(heat.mass_kg * t)} kg instead of ${significant(heat.mass_kg)} kg of ${heat.id}`,
  );
  return {
    words: `ask for ${words.join(', ')}`,
    ...(plan.objective === null ? {} : { cost_usd: plan.objective * blend.usdPerUnit }),
  };
}

/** Row units by which a row has to move: positive raises the maximum, negative lowers the minimum. */
function signedStretch(blend: Blend, row: number, solution: Solution): number {
  let activity = 0;
  blend.model.cost.forEach((_, j) => {
    for (let k = blend.model.starts[j]!; k < blend.model.starts[j + 1]!; k++) {
      if (blend.model.indices[k] === row) activity += blend.model.values[k]! * solution.x[j]!;
    }
  });
  const over = activity - blend.model.rowUpper[row]!;
  return over > 0 ? over : activity - blend.model.rowLower[row]!;
}

/** Cost after a cure as it is spoken of: the loosened rule is rounded outward, so that who follows the words gets this plan. */
async function priced(
  blend: Blend,
  moves: readonly { row: number; by: number }[],
  options: ConflictOptions,
): Promise<Cure> {
  const { model } = blend;
  const rowLower = model.rowLower.slice();
  const rowUpper = model.rowUpper.slice();
  const words = moves.map(({ row, by }) => {
    const move = spoken(blend, blend.rows[row]!, by);
    if (by > 0) rowUpper[row] = rowUpper[row]! + move.by;
    else rowLower[row] = rowLower[row]! + move.by;
    return move.words;
  });
  const solution = await options.solver.solve(
    { ...model, integrality: null, rowLower, rowUpper },
    { timeLimit_s: STEP_S },
    options.signal,
  );
  const said = words.join(' and ');
  return solution.status === 'optimal'
    ? { words: said, cost_usd: solution.objective! * blend.usdPerUnit }
    : { words: said };
}

/** Would pure metal from the market do it? */
async function marketCure(problem: ChargeProblem, options: ConflictOptions): Promise<Cure | null> {
  const known = new Set(problem.materials.map((material) => material.id));
  const offered = (options.market ?? []).filter((material) => !known.has(material.id));
  if (offered.length === 0) return null;
  const extended = { ...problem, materials: [...problem.materials, ...offered] };
  const budget = {
    timeLimit_s: STEP_S,
    relativeGap: 1e-3,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const found = await solveBlend(buildBlend(extended), options.solver, budget);
  if (found.cost_usd === null) return null;
  const bought = found.charges.flat().filter((line) => line.material >= problem.materials.length);
  const list = bought
    .map((line) => `${significant(line.mass_kg)} kg ${extended.materials[line.material]!.id}`)
    .join(', ');
  return { words: `buy ${list}`, cost_usd: found.cost_usd };
}

/** Every limit can be met by amounts, but not with the pieces, least amounts or counts asked for: which of those? */
async function countingConflict(problem: ChargeProblem, options: ConflictOptions): Promise<ConflictSet> {
  const without: readonly { rule: string; cure: string; problem: ChargeProblem }[] = [
    {
      rule: 'the largest number of materials',
      cure: 'allow more materials',
      problem: { ...problem, heats: problem.heats.map(({ maxMaterials: _drop, ...heat }) => heat) },
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
    ...(options.signal ? { signal: options.signal } : {}),
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

/** A rule in words, as the caller would say it. */
export function rowWords(blend: Blend, row: BlendRow): string {
  const heat = row.heat === null ? undefined : blend.problem.heats[row.heat]!;
  const of = blend.problem.heats.length > 1 && heat ? ` in ${heat.id}` : '';
  if (row.kind === 'mass') return `${significant(heat!.mass_kg)} kg of refined metal${of}`;
  if (row.kind === 'available')
    return `${significant(blend.problem.materials[row.material!]!.available_kg)} kg of ${blend.problem.materials[row.material!]!.id} in stock`;
  if (row.kind === 'share') return `at most ${significant(row.share!.max * 100)} % ${row.share!.name}${of}`;
  const { elements, min, max, kind } = row.limit!;
  const name = elements.join('+');
  const label = kind === 'residual' ? ' (residual limit, no row of its own)' : '';
  if (row.side === 'min' || !Number.isFinite(max)) return `${name} at least ${contentText(min)}${of}`;
  if (row.side === 'max' || min <= 0) return `${name} at most ${contentText(max)}${label}${of}`;
  return `${name} ${contentText(min)} to ${contentText(max)}${of}`;
}

/** A move of `by` row units as it is said, and the move that the rounded words mean. */
function spoken(blend: Blend, row: BlendRow, by: number): { readonly words: string; readonly by: number } {
  const heat = row.heat === null ? undefined : blend.problem.heats[row.heat]!;
  const of = blend.problem.heats.length > 1 && heat ? ` in ${heat.id}` : '';
  const up = by > 0;
  const outward = (value: number): number =>
    roundedOutward(value * (1 + (up ? MARGIN : -MARGIN)), up ? 'up' : 'down');
  const moved = (from: number, words: (to: number) => string): { words: string; by: number } => {
    const to = outward(from + by * row.scale);
    return { words: `${words(to)}${of}`, by: (to - from) / row.scale };
  };
  if (row.kind === 'available') {
    const { id, available_kg } = blend.problem.materials[row.material!]!;
    const more = roundedOutward(by * row.scale * (1 + MARGIN), 'up');
    return {
      words: `find ${significant(more)} kg more of ${id} (there are ${significant(available_kg)} kg)`,
      by: more / row.scale,
    };
  }
  if (row.kind === 'share')
    return moved(row.share!.max, (to) => `allow ${significant(to * 100)} % ${row.share!.name}`);
  const { elements, min, max, kind } = row.limit!;
  const name = elements.join('+');
  if (!up)
    return moved(min, (to) => `lower the minimum of ${name} from ${contentText(min)} to ${contentText(to)}`);
  return moved(max, (to) =>
    kind === 'residual'
      ? `give ${name} a row of its own of at most ${contentText(to)}`
      : `raise the maximum of ${name} from ${contentText(max)} to ${contentText(to)}`,
  );
}
