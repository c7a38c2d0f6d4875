import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinearModel } from '../../src/models/charge/solver.ts';
import { mpsText } from '../../src/models/charge/testing/mps.ts';

/** Relative difference of two optima that counts as the same: ten times the gap that all were asked for. */
const SAME = 1e-6;

interface Other {
  readonly name: string;
  readonly command: string;
  readonly argv: (model: string, answer: string) => readonly string[];
  readonly optimum: RegExp;
}

const OTHERS: readonly Other[] = [
  {
    name: 'CBC',
    command: 'cbc',
    argv: (model, answer) => [model, '-ratio', '1e-7', '-sec', '60', '-solve', '-solution', answer, '-quit'],
    optimum: /objective value\s+([-\d.e+]+)/,
  },
  {
    name: 'GLPK',
    command: 'glpsol',
    argv: (model, answer) => ['--freemps', model, '--tmlim', '60', '-o', answer],
    optimum: /Objective:\s+COST = ([-\d.e+]+)/,
  },
  {
    name: 'native HiGHS (SciPy)',
    command: 'python3',
    argv: (model, answer) => [join(import.meta.dirname, 'native-highs.py'), `${model}.json`, answer],
    optimum: /optimum ([-\d.e+]+)/,
  },
];

/** Prints the optimum that other solvers, where installed, find for a model, beside ours [objective]. */
export function compareOthers(model: LinearModel, ours: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const file = join(folder, 'charge.mps');
  writeFileSync(file, mpsText(model));
  writeFileSync(`${file}.json`, arraysOf(model));
  for (const { name, command, argv, optimum } of OTHERS) {
    const answer = join(folder, 'answer.txt');
    rmSync(answer, { force: true });
    const done = spawnSync(command, argv(file, answer), { encoding: 'utf8' });
    if (done.error || done.status !== 0) {
      console.log(`    ${name}: not installed`);
      continue;
    }
    const found = Number(optimum.exec(readFileSync(answer, 'utf8'))?.[1]);
    const apart = Math.abs(found - ours) / Math.abs(ours);
    console.log(
      `    ${name}: ${found} against ${ours.toPrecision(10)}, apart ${apart.toExponential(1)} ${apart < SAME ? 'same' : 'DIFFERENT'}`,
    );
  }
  rmSync(folder, { recursive: true });
}

/** The model as JSON; infinite bounds as null. */
const arraysOf = (model: LinearModel): string =>
  JSON.stringify(model, (_, value: unknown) =>
    value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array
      ? Array.from(value, (one) => (Number.isFinite(one) ? one : null))
      : value,
  );
