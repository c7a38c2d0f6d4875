import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planDocument } from '../src/calculations/plan.ts';
import { problemOf } from '../src/calculations/plan-problem.ts';
import { parseDocument } from '../src/faces/formats/common.ts';
import { planInputSchema } from '../src/faces/formats/plan.ts';
import { closeSolver, highsSolver } from '../src/faces/worker/highs-solver.ts';
import { buildBlend } from '../src/models/charge/blend.ts';
import { mpsText } from '../src/models/charge/mps.ts';
import { solveBlend } from '../src/models/charge/solve-blend.ts';
import { type YardOptions, yardDocument } from './support/yard.ts';

const FACTS = { version: 'bench', grades: new Map() };
const REPEATS = 10;

/** Exact plans: time of the whole document warm, against CBC and GLPK where they are installed. */
export async function run(_argv: readonly string[]): Promise<void> {
  const cases: readonly (YardOptions & { readonly target_s?: number })[] = [
    { lots: 200, target_s: 0.5 },
    { lots: 2000 },
    { lots: 200, maxMaterials: 8 },
  ];
  for (const one of cases) await measure(one);
  await closeSolver();
}

async function measure(one: YardOptions & { readonly target_s?: number }): Promise<void> {
  const document = yardDocument(one);
  const solver = highsSolver();
  const began = performance.now();
  const output = await planDocument(document, FACTS, { solver });
  const cold = performance.now() - began;
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    await planDocument(document, FACTS, { solver });
    times.push(performance.now() - start);
  }
  const name = `${one.lots} lots x 25 elements${one.maxMaterials ? `, at most ${one.maxMaterials} materials` : ''}`;
  const target = one.target_s ? `, target ${one.target_s} s` : '';
  console.log(
    `${name}: first ${cold.toFixed(0)} ms, then ${spread(times)} with baselines${target}; ${output.status}, ${output.cost_usd?.toFixed(2)} usd, gap to the linear bound ${(100 * (output.gap ?? 0)).toFixed(3)} %`,
  );
  const { problem } = problemOf(parseDocument(planInputSchema, document, 'plan'), FACTS.grades);
  const blend = buildBlend(problem);
  const solution = await solveBlend(blend, solver, { timeLimit_s: 30, relativeGap: 1e-6 });
  compare(mpsText(blend.model), solution.cost_usd! / blend.usdPerUnit);
}

/** "min 12.1, mean 13.0 ± 0.8 ms" */
function spread(times: readonly number[]): string {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  const sd = Math.sqrt(times.reduce((sum, t) => sum + (t - mean) ** 2, 0) / (times.length - 1));
  return `min ${Math.min(...times).toFixed(1)}, mean ${mean.toFixed(1)} ± ${sd.toFixed(1)} ms`;
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
      console.log(`  ${name}: not installed`);
      continue;
    }
    const found = Number(pattern.exec(readFileSync(answer, 'utf8'))?.[1]);
    const apart = Math.abs(found - ours) / Math.abs(ours);
    console.log(
      `  ${name}: ${found} against ${ours.toPrecision(10)}, apart ${apart.toExponential(1)} ${apart < 1e-6 ? 'same' : 'DIFFERENT'}`,
    );
  }
  rmSync(folder, { recursive: true });
}
