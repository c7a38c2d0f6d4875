import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictError } from '../../../foundation/errors.ts';
import { nodeFiles } from './files.ts';
import { type Holder, lockFolder, type Processes, systemProcesses } from './lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remelt-lock-'));
  path = join(folder, 'data.lock');
});
afterEach(() => rm(folder, { recursive: true }));

const NOW = new Date('2026-03-01T08:00:00.000Z');

/** A machine on which only the listed processes live, each with its start. */
const machine = (pid: number, living: Readonly<Record<number, string | null>>): Processes => ({
  pid,
  host: 'furnace-1',
  started: async (other) => living[other] ?? null,
  isAlive: async (other) => other in living,
});
const take = (processes: Processes) => lockFolder(path, nodeFiles, processes, NOW);
const holder = async (): Promise<Holder> => JSON.parse(await readFile(path, 'utf8')) as Holder;

describe('the lock of the data folder', () => {
  test('K1: one holder; the second is told who, since when, and what to do', async () => {
    const living = { 10: 'boot/1', 11: 'boot/2' };
    const first = await take(machine(10, living));
    const error = await take(machine(11, living)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConflictError);
    expect((error as Error).message).toMatch(/process 10 on furnace-1 since 2026-03-01/);
    expect((error as ConflictError).details[0]).toMatchObject({ where: path, value: 10 });
    await first.release();
    await (await take(machine(11, living))).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('K1: a command waits a little for the one that holds it', async () => {
    const living = { 10: 'boot/1', 11: 'boot/2' };
    const first = await take(machine(10, living));
    let looks = 0;
    const waiting: Processes = {
      ...machine(11, living),
      waits_ms: [0, 0, 0],
      isAlive: async () => {
        looks += 1;
        if (looks === 3) await first.release();
        return true;
      },
    };
    const second = await take(waiting);
    expect([looks, (await holder()).pid]).toEqual([3, 11]);
    await second.release();
    await take(machine(10, living));
    looks = 10;
    await expect(take(waiting)).rejects.toThrow(ConflictError);
    // looked at once, and once more after each wait
    expect(looks).toBe(14);
  });

  test('K1: the same process cannot hold it twice', async () => {
    const living = { 10: 'boot/1' };
    await take(machine(10, living));
    await expect(take(machine(10, living))).rejects.toThrow(ConflictError);
  });

  test('K2: the lock of a dead process is taken over, without a trace of it', async () => {
    await take(machine(10, { 10: 'boot/1' }));
    const second = await take(machine(11, { 11: 'boot/2' }));
    expect((await holder()).pid).toBe(11);
    await second.confirm();
    expect(await readdir(folder)).toEqual(['data.lock']);
  });

  test('K3: a living process with the pid of the dead one is not the holder', async () => {
    await take(machine(10, { 10: 'boot/1' }));
    await take(machine(11, { 10: 'boot/777', 11: 'boot/2' }));
    expect((await holder()).pid).toBe(11);
  });

  test('K3: where starts are unknown a living pid is left alone', async () => {
    await take(machine(10, { 10: null }));
    await expect(take(machine(11, { 10: 'boot/5', 11: 'boot/2' }))).rejects.toThrow(ConflictError);
    expect((await holder()).pid).toBe(10);
  });

  test.each([
    [
      'another machine',
      JSON.stringify({ pid: 10, started: null, host: 'other', token: 'a'.repeat(24), since: '' }),
    ],
    ['nobody can read', 'garbage'],
    ['an empty file', ''],
    [
      'a token that is no name',
      JSON.stringify({ pid: 10, started: null, host: 'furnace-1', token: '../x', since: '' }),
    ],
  ])('K4: a lock of %s is never taken over', async (_who, text) => {
    await writeFile(path, text);
    await expect(take(machine(11, { 11: 'boot/2' }))).rejects.toThrow(ConflictError);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test('K5: of many who find the dead lock at once exactly one gets it', async () => {
    for (let round = 0; round < 15; round++) {
      await rm(path, { force: true });
      await take(machine(10, { 10: 'boot/1' }));
      const living = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [20 + i, `boot/${i}`]));
      const taken = await Promise.allSettled(
        Object.keys(living).map((pid) => take(machine(Number(pid), living))),
      );
      const winners = taken.filter(({ status }) => status === 'fulfilled');
      expect(winners, `round ${round}`).toHaveLength(1);
      for (const outcome of taken)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ConflictError);
        else await outcome.value.confirm();
    }
  });

  test('K6: one who dies while taking over is taken over in turn', async () => {
    await take(machine(10, { 10: 'boot/1' }));
    const dead = await holder();
    const winner = { ...dead, pid: 11, started: 'boot/2', token: 'b'.repeat(24) };
    await writeFile(`${path}.over-${dead.token}`, JSON.stringify(winner));
    await expect(take(machine(12, { 11: 'boot/2', 12: 'boot/3' }))).rejects.toThrow(/process 11/);
    await take(machine(12, { 12: 'boot/3' }));
    expect((await holder()).pid).toBe(12);
    expect(await readdir(folder)).toEqual(['data.lock']);
  });

  test('K7: who finds its lock removed by hand stops, and does not remove that of another', async () => {
    const first = await take(machine(10, { 10: 'boot/1' }));
    await first.confirm();
    await rm(path);
    await expect(first.confirm()).rejects.toThrow(/lock file of the data folder was removed or replaced/);
    await take(machine(11, { 10: 'boot/1', 11: 'boot/2' }));
    await first.release();
    expect((await holder()).pid).toBe(11);
  });

  test('K3: a real process is alive until it has ended, and its start is told apart', async () => {
    const processes = systemProcesses(nodeFiles.readText);
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const pid = child.pid!;
    expect(await processes.isAlive(pid)).toBe(true);
    const [own, other] = [await processes.started(process.pid), await processes.started(pid)];
    if (process.platform === 'linux') expect(other).toMatch(/^[0-9a-f-]{36}\/\d+$/);
    expect(other === null || other !== own).toBe(true);
    await new Promise((ended) => {
      child.on('exit', ended);
      child.kill('SIGKILL');
    });
    expect(await processes.isAlive(pid)).toBe(false);
  });

  test.runIf(process.platform === 'linux')(
    'K8: a process that has ended is dead although nobody has taken note of its end',
    async () => {
      // The shell becomes a program that never asks after the child it was left with, and says so by repeating what it is told.
      const parent = spawn('bash', ['-c', 'sleep 60 & echo $!; exec cat']);
      try {
        const pid = Number(await new Promise((line) => parent.stdout.once('data', line)));
        const repeated = new Promise((line) => parent.stdout.once('data', line));
        parent.stdin.write('there\n');
        await repeated;
        const processes = systemProcesses(nodeFiles.readText);
        expect(await processes.isAlive(pid)).toBe(true);
        process.kill(pid, 'SIGKILL');
        await expect.poll(() => processes.isAlive(pid)).toBe(false);
        expect(() => process.kill(pid, 0)).not.toThrow();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );
});
