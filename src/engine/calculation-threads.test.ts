import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { CancelledError, InputError } from '../foundation/errors.ts';
import { createCompute } from './compute.ts';

const PLAN: unknown = JSON.parse(readFileSync('docs/formats/plan.example.json', 'utf8'));
const here = createCompute();
const threads = createCompute({ threads: 1 });
afterAll(async () => {
  await Promise.all([here.close(), threads.close()]);
});

it('a thread answers to the last byte what this one answers, and says how far it is', async () => {
  const said: string[] = [];
  const answer = await threads.plan(PLAN, { onProgress: (_, words) => void said.push(words) });
  expect(JSON.stringify(answer)).toBe(JSON.stringify(await here.plan(PLAN)));
  expect(said.length).toBeGreaterThan(0);
});

it('a refusal comes with its place and cure', async () => {
  const refused = threads.plan({ heats: [], materials: [] });
  await expect(refused).rejects.toThrow(InputError);
  await expect(refused).rejects.toMatchObject({ details: [{ path: 'heats' }, { path: 'materials' }] });
});

it('whoever stops is told soon, and the next is answered', async () => {
  const stopper = new AbortController();
  const stopped = threads.plan(PLAN, { signal: stopper.signal });
  stopper.abort();
  await expect(stopped).rejects.toThrow(CancelledError);
  expect((await threads.plan(PLAN)).status).toBe('optimal');
});

it('a calculation that makes no pause holds nobody up here, and its thread is ended for who stops it', async () => {
  const inputs = {
    inflow: Array.from({ length: 500 }, () => 1),
    lifetime: { type: 'weibull', shape: 2, scale: 40 },
    lifetimeFactor: { median: 1, gsd: 1.3 },
    draws: 100_000,
  };
  const stopper = new AbortController();
  const before = process.cpuUsage();
  const stopped = threads.lifecycle({ method: 'stock', inputs }, { signal: stopper.signal });
  await setTimeout(100);
  stopper.abort();
  await expect(stopped).rejects.toThrow(CancelledError);
  // the one thread that there is plans on: it takes ten seconds of the processor where it is not ended
  expect((await threads.plan(PLAN)).status).toBe('optimal');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(6);
});
