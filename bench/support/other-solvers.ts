import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinearModel } from '../../src/models/charge/solver.ts';
import { mpsText } from '../../src/models/charge/testing/mps.ts';
import { secondsOfProgram } from './processor.ts';

/** Relative difference of two optima that counts as the same: ten times the gap that all were asked for. */
const SAME = 1e-6;

interface Other {
  readonly name: string;
  readonly command: string;
  readonly argv: (model: string, answer: string) => readonly string[];
  readonly optimum: RegExp;
  /** Processor seconds of the solve alone, where the program tells them. */
  readonly solved?: RegExp;
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
    solved: /solved ([\d.]+)/,
  },
];

/**
 * Prints the optimum that other solvers, where installed, find for a model, beside ours [objective], and the processor time of each
 * whole process, reading the model included. Ours stands warm, without its thread's start.
 */
export function compareOthers(
  model: LinearModel,
  ours: { readonly optimum: number; readonly took_s: number },
): void {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const file = join(folder, 'charge.mps');
  writeFileSync(file, mpsText(model));
  writeFileSync(`${file}.json`, arraysOf(model));
  console.log(`    HiGHS (WebAssembly), warm: ${ours.took_s.toFixed(3)} s of processor`);
  for (const { name, command, argv, optimum, solved } of OTHERS) {
    const answer = join(folder, 'answer.txt');
    rmSync(answer, { force: true });
    const [took_s, failed] = spentBy(command, argv(file, answer));
    if (failed || !existsSync(answer)) {
      console.log(
        `    ${name}: ${failed?.includes('ENOENT') ? `absent: there is no program ${command} here` : `did not run: ${failed}`}`,
      );
      continue;
    }
    const text = readFileSync(answer, 'utf8');
    const found = Number(optimum.exec(text)?.[1]);
    const apart = Math.abs(found - ours.optimum) / Math.abs(ours.optimum);
    const alone = solved?.exec(text)?.[1];
    console.log(
      `    ${name}: ${took_s.toFixed(3)} s of processor${alone ? `, of which ${Number(alone).toFixed(3)} s solve` : ''}; ${found} against ${ours.optimum.toPrecision(10)}, apart ${apart.toExponential(1)} ${apart < SAME ? 'same' : 'DIFFERENT'}`,
    );
  }
  rmSync(folder, { recursive: true });
}

/** Processor seconds of a program, and why it failed. */
function spentBy(command: string, argv: readonly string[]): readonly [number, string?] {
  try {
    return [secondsOfProgram([command, ...argv])];
  } catch (error) {
    const isThere = spawnSync(command, ['--version']).error === undefined;
    return [0, isThere ? String((error as Error).message).slice(-300) : 'ENOENT'];
  }
}

/** The model as JSON; infinite bounds as null. */
const arraysOf = (model: LinearModel): string =>
  JSON.stringify(model, (_, value: unknown) =>
    value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array
      ? Array.from(value, (one) => (Number.isFinite(one) ? one : null))
      : value,
  );
