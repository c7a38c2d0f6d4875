import { afterAll, describe, expect, it } from 'vitest';
import { simulate, simulateOn, simulateParts } from '../calculations/simulate/simulate.ts';
import { partsHere } from '../calculations/testing/parts-here.ts';
import type { SimulateInput } from '../documents/heats/simulate.ts';
import { CancelledError } from '../foundation/errors.ts';
import { createCompute } from './compute.ts';
import { readFacts } from './data-folder.ts';
import { PartThreads } from './part-threads.ts';

const facts = readFacts();
const pools = [1, 2, 4].map((threads) => [threads, new PartThreads({ threads })] as const);
afterAll(async () => {
  for (const [, pool] of pools) await pool.close();
});

const input: SimulateInput = {
  melt: {
    mass_kg: 50,
    composition_wtpct: { Cr: 9, Co: 9.5, W: 7, Al: 5.5, Ti: 0.9, C: 0.07, La: 0.02 },
    composition_ppm: { O: 30, N: 20, S: 10, Pb: 5, Mn: 300 },
    sd_ppm: { O: 6, S: 3 },
    below_ppm: { Bi: 1 },
    balance: 'Ni',
  },
  route: [
    { operation: 'cleaning' },
    {
      operation: 'vacuum-induction',
      settings: { time_s: 600, temperature_K: 1823, pressure_Pa: 1 },
      additions: [{ composition_wtpct: { La: 20 }, balance: 'Ni', wtpct: 0.2, at_s: 300 }],
    },
    { operation: 'electron-beam', settings: { mode: 'hearth' } },
    { operation: 'electroslag' },
  ],
  samples: 61,
  seed: 5,
  at_s: [1500],
};

/** Enough samples for parts to be handed out. */
const LARGE = { ...input, samples: 2000 };

describe('a calculation in a thread has its parts computed by the threads of its process', () => {
  const compute = createCompute({ threads: 1 });
  afterAll(() => compute.close());

  it('with the bytes of no thread at all, and says how far it is', async () => {
    const said: string[] = [];
    const answer = await compute.simulate(LARGE, { onProgress: (_, words) => void said.push(words) });
    expect(JSON.stringify(answer)).toBe(JSON.stringify(simulate(LARGE, facts)));
    expect(said).toContain('2000 samples');
  });

  it('and stops them with it; the next is answered', async () => {
    const stopper = new AbortController();
    const stopped = compute.simulate(LARGE, { signal: stopper.signal, onProgress: () => stopper.abort() });
    await expect(stopped).rejects.toThrow(CancelledError);
    expect(JSON.stringify(await compute.simulate(input))).toBe(JSON.stringify(simulate(input, facts)));
  });
});

describe('simulation on threads', () => {
  const here = JSON.stringify(simulate(input, facts));

  it.each(pools)('%i threads give the bytes of no thread at all', async (_, pool) => {
    expect(JSON.stringify(await simulateOn(pool, input, { facts }))).toBe(here);
  });

  it.each([1, 2, 3, 7])('%i parts in this thread give the same bytes', async (parts) => {
    const pool = partsHere(parts, simulateParts(facts));
    expect(JSON.stringify(await simulateOn(pool, input, { facts }))).toBe(here);
  });

  it('another seed gives other bytes', async () => {
    const [, pool] = pools[1]!;
    expect(JSON.stringify((await simulateOn(pool, { ...input, seed: 6 }, { facts })).final)).not.toBe(
      JSON.stringify((JSON.parse(here) as { final: object }).final),
    );
  });

  it('a refusal reads as it does without threads', async () => {
    const [, pool] = pools[1]!;
    const cold = { ...input, route: [{ operation: 'vacuum-induction', settings: { temperature_K: 1300 } }] };
    await expect(simulateOn(pool, cold, { facts })).rejects.toThrow(/below the liquidus/);
  });

  it('stops when its caller says so, and computes again afterwards', async () => {
    const pool = new PartThreads({ threads: 2 });
    const stop = new AbortController();
    const run = simulateOn(pool, { ...input, samples: 4000 }, { facts, control: { signal: stop.signal } });
    stop.abort();
    await expect(run).rejects.toThrow(CancelledError);
    const late = new AbortController();
    const inThisThread = simulateOn(partsHere(8, simulateParts(facts)), input, {
      facts,
      control: { signal: late.signal, onProgress: () => late.abort() },
    });
    await expect(inThisThread).rejects.toThrow(CancelledError);
    expect(JSON.stringify(await simulateOn(pool, input, { facts }))).toBe(here);
    await pool.close();
  });
});
