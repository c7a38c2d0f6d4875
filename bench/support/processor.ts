import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Processor seconds of some work, user and system, all threads of this process: what a busy machine changes least. */
export async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Processor seconds of each of some rounds. */
export async function processorRounds(rounds: number, work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await processorSeconds(work));
  return times;
}

/** The middle one; of an even count the lower. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

/** Clock ticks a second in /proc (USER_HZ of Linux). */
const TICKS = 100;

/** Processor seconds of another process so far, all its threads; 0 where the system does not tell. */
export function secondsOfProcess(pid: number): number {
  const path = `/proc/${pid}/stat`;
  const fields = existsSync(path) ? readFileSync(path, 'utf8').split(') ').at(-1)!.split(' ') : [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

/** Most memory that another process held [MB]; 0 where the system does not tell. */
export function memoryOfProcess(pid: number): number {
  const path = `/proc/${pid}/status`;
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return Number(text.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024;
}

/** Processor seconds of a program that ran to its end. Throws with its words when it fails. */
export function secondsOfProgram(
  argv: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): number {
  const done = spawnSync('sh', ['-c', '"$@" > /dev/null || exit; times', 'sh', ...argv], {
    ...options,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${argv.join(' ')} exited ${done.status}: ${done.stderr}`);
  // `times` prints user and system of the shell, then of its children: 0m1.25s 0m0.10s
  const [, children = ''] = done.stdout.trim().split('\n');
  return children
    .split(' ')
    .map((part) => part.match(/(\d+)m([\d.]+)s/)!)
    .reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
