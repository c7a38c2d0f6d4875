import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlanFacts, planDocument } from '../src/calculations/plan.ts';
import { problemOf } from '../src/calculations/plan-problem.ts';
import { parseDocument } from '../src/faces/formats/common.ts';
import { type PlanOutput, planInputSchema } from '../src/faces/formats/plan.ts';
import { readFacts } from '../src/faces/worker/data-folder.ts';
import { closeSolver, highsSolver } from '../src/faces/worker/highs-solver.ts';
import { buildBlend } from '../src/models/charge/blend.ts';
import { certify } from '../src/models/charge/certify.ts';
import { mpsText } from '../src/models/charge/mps.ts';
import { solveBlend } from '../src/models/charge/solve-blend.ts';
import { type YardOptions, yardDocument } from './support/yard.ts';

const REPEATS = 8;
const solver = highsSolver();

/** Exact plans against CBC and GLPK, plans with confidence through furnaces, and the price of knowledge. */
export async function run(_argv: readonly string[]): Promise<void> {
  const facts = readFacts();
  console.log('-- exact plans, warm, baselines included');
  for (const one of [{ lots: 200, target_s: 0.5 }, { lots: 2000 }, { lots: 200, maxMaterials: 8 }])
    await exact(one, facts);
  console.log('-- joint confidence 0.95, three routes on distribution tables, at most 6 lots, certified');
  for (const one of [
    { lots: 200, target_s: 1 },
    { lots: 200, seed: 2, target_s: 1 },
    { lots: 200, seed: 3, target_s: 1 },
    { lots: 2000, target_s: 3 },
    { lots: 2000, seed: 2, target_s: 3 },
  ])
    await confident(one, facts);
  console.log('-- price of knowledge, 200 lots, no furnace: pass rate on 10,000 draws');
  await priceOfKnowledge(facts);
  await closeSolver();
}

type Case = YardOptions & { readonly target_s?: number };

const nameOf = ({ lots, seed = 1, maxMaterials }: Case): string =>
  `${lots} lots x 25 elements, seed ${seed}${maxMaterials ? `, at most ${maxMaterials} materials` : ''}`;
const targetOf = ({ target_s }: Case): string => (target_s ? `, target ${target_s} s` : '');
const percent = (share: number | null): string => `${(100 * (share ?? Number.NaN)).toFixed(3)} %`;

async function exact(one: Case, facts: PlanFacts): Promise<void> {
  const document = yardDocument(one);
  const { first, times, output } = await timed(document, facts);
  console.log(
    `${nameOf(one)}: first ${first.toFixed(0)} ms, then ${spread(times)}${targetOf(one)}; ${output.status}, ${output.cost_usd?.toFixed(2)} usd, gap to the linear bound ${percent(output.gap)}`,
  );
  const { problem } = problemOf(parseDocument(planInputSchema, document, 'plan'), facts.grades);
  const blend = buildBlend(problem);
  const solution = await solveBlend(blend, solver, { timeLimit_s: 30, relativeGap: 1e-6 });
  compare(mpsText(blend.model), solution.cost_usd! / blend.usdPerUnit);
}

async function confident(one: Case, facts: PlanFacts): Promise<void> {
  const table = (operation: string) => ({ operation, fidelity: 'table' });
  const routes = [
    { id: 'VIM', route: [table('vacuum-induction')] },
    { id: 'VIM+ESR', route: [table('vacuum-induction'), table('electroslag')], usd_per_kg: 0.9 },
    { id: 'VIM+VAR', route: [table('vacuum-induction'), table('vacuum-arc')], usd_per_kg: 1.1 },
  ];
  const yard = yardDocument({ ...one, spread: true, maxLots: 6 });
  const document = { ...yard, heats: yard.heats.map((heat) => ({ ...heat, routes })), jointConfidence: 0.95 };
  const { first, times, output } = await timed(document, facts);
  const heat = output.heats[0];
  if (!heat?.confidence || !heat.certificate) {
    console.log(`${nameOf(one)}: ${output.status} ${output.conflict.map((set) => set.words).join('; ')}`);
    return;
  }
  const { sameZ, z } = heat.confidence;
  console.log(
    `${nameOf(one)}: first ${first.toFixed(0)} ms, then ${spread(times)}${targetOf(one)}; ${output.status}, ${output.cost_usd!.toFixed(0)} usd by ${heat.route?.id}, z ${z.toFixed(2)}\n` +
      `    same-z gap ${percent(sameZ.solverGap)} to the solver on the lots kept, ${percent(sameZ.gap)} to the relaxation of all; gap to the joint bound ${percent(output.gap)}; certificate ${heat.certificate.passRate.toFixed(4)}, at least ${heat.certificate.lowerLimit.toFixed(4)}; route agreed to ${heat.route?.disagreement.toExponential(1)} in ${heat.route?.rounds} rounds`,
  );
}

/** Mean-only, one limit at a time, all at once. */
async function priceOfKnowledge(facts: PlanFacts): Promise<void> {
  const document = yardDocument({ lots: 200, spread: true, seed: 3 });
  for (const [name, jointConfidence] of [
    ['half of the heats', 0.5],
    ['joint 0.9', 0.9],
    ['joint 0.95', 0.95],
    ['joint 0.99', 0.99],
  ] as const) {
    const output = await planDocument({ ...document, jointConfidence }, facts, { solver });
    console.log(
      `${name}: ${output.cost_usd?.toFixed(0)} usd, pass rate ${output.heats[0]?.certificate?.passRate.toFixed(4)}, z ${output.heats[0]?.confidence?.z.toFixed(2)}, bound ${output.bound_usd?.toFixed(0)} usd`,
    );
  }
  const certain = {
    ...document,
    materials: document.materials.map((material) => ({ ...material, sd_wtpct: undefined })),
  };
  const exactly = await planDocument(certain, facts, { solver });
  console.log(
    `mean only: ${exactly.cost_usd?.toFixed(0)} usd, pass rate ${passRate(document, exactly, facts).toFixed(4)}`,
  );
}

/** Share of draws in which a plan passes when its lots are as uncertain as `document` says. */
function passRate(document: unknown, plan: PlanOutput, facts: PlanFacts): number {
  const { problem } = problemOf(parseDocument(planInputSchema, document, 'plan'), facts.grades);
  const lines = plan.heats[0]!.charge.map(({ id, mass_kg }) => ({
    material: problem.materials.findIndex((one) => one.id === id),
    mass_kg,
  }));
  const { passes, samples } = certify({
    problem,
    lines,
    samples: 10_000,
    draws: { seed: 1, branch: 'bench' },
    furnace: {},
    route: null,
  });
  return passes / samples;
}

async function timed(
  document: unknown,
  facts: PlanFacts,
): Promise<{ first: number; times: readonly number[]; output: PlanOutput }> {
  const run = async (): Promise<[number, PlanOutput]> => {
    const start = performance.now();
    const output = await planDocument(document, facts, { solver });
    return [performance.now() - start, output];
  };
  const [first, output] = await run();
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) times.push((await run())[0]);
  return { first, times, output };
}

/** "min 12.1, mean 13.0 ± 0.8 ms" */
function spread(times: readonly number[]): string {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  const sd = Math.sqrt(times.reduce((sum, t) => sum + (t - mean) ** 2, 0) / (times.length - 1));
  return `min ${Math.min(...times).toFixed(0)}, mean ${mean.toFixed(0)} ± ${sd.toFixed(0)} ms`;
}

/** Optimum of other solvers on the exported model. */
function compare(mps: string, ours: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const model = join(folder, 'charge.mps');
  const answer = join(folder, 'answer.txt');
  writeFileSync(model, mps);
  const solvers = [
    [
      'CBC',
      'cbc',
      [model, '-ratio', '1e-7', '-sec', '60', '-solve', '-solution', answer, '-quit'],
      /objective value\s+([-\d.e+]+)/,
    ],
    [
      'GLPK',
      'glpsol',
      ['--freemps', model, '--tmlim', '60', '-o', answer],
      /Objective:\s+COST = ([-\d.e+]+)/,
    ],
  ] as const;
  for (const [name, command, argv, pattern] of solvers) {
    const done = spawnSync(command, argv, { encoding: 'utf8' });
    if (done.error) {
      console.log(`    ${name}: not installed`);
      continue;
    }
    const found = Number(pattern.exec(readFileSync(answer, 'utf8'))?.[1]);
    const apart = Math.abs(found - ours) / Math.abs(ours);
    console.log(
      `    ${name}: ${found} against ${ours.toPrecision(10)}, apart ${apart.toExponential(1)} ${apart < 1e-6 ? 'same' : 'DIFFERENT'}`,
    );
  }
  rmSync(folder, { recursive: true });
}
