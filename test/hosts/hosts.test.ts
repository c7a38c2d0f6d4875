import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../src/calculations/simulate/simulate.ts';
import type { SimulateInput } from '../../src/documents/heats/simulate.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { readFacts } from '../../src/engine/data-folder.ts';
import { PartThreads } from '../../src/engine/part-threads.ts';
import { hostDesk } from '../../src/engine/queue/host-desk.ts';
import { HostParts } from '../../src/engine/queue/host-parts.ts';
import { beginWorkHost, type WorkHost } from '../../src/engine/queue/work-host.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { CancelledError } from '../../src/foundation/errors.ts';

const facts = readFacts();
const input: SimulateInput = {
  melt: {
    mass_kg: 50,
    composition_wtpct: { Cr: 9, Co: 9.5, W: 7, Al: 5.5, Ti: 0.9, C: 0.07, La: 0.02 },
    composition_ppm: { O: 30, N: 20, S: 10, Pb: 5, Mn: 300 },
    balance: 'Ni',
  },
  route: [
    { operation: 'vacuum-induction', settings: { time_s: 600, temperature_K: 1823, pressure_Pa: 1 } },
    { operation: 'electron-beam', settings: { mode: 'hearth' } },
  ],
  samples: 4000,
  seed: 5,
};

let postgres: PostgresServer;
let databaseUrl: string;
const hosts: WorkHost[] = [];
const said: string[] = [];
const begin = async (name: string, known = facts): Promise<WorkHost> => {
  const host = await beginWorkHost({
    ...{ databaseUrl, facts: () => known, kinds: ['simulate'], threads: 1, name },
    say: (words) => void said.push(words),
  });
  hosts.push(host);
  return host;
};
beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.freshDatabase();
}, 120_000);
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.end()));
  await postgres.stop();
});

describe('hosts', () => {
  it('compute the bytes of one process, share the parts, and keep what they came to', async () => {
    const [one, other] = await Promise.all([begin('one'), begin('other')]);
    const troubles: string[] = [];
    const compute = createCompute({ databaseUrl, onTrouble: (words) => void troubles.push(words) });
    const answer = JSON.stringify(await compute.simulate(input));
    expect(answer).toBe(JSON.stringify(simulate(input, facts)));
    expect(one.state().done).toBeGreaterThan(0);
    expect(other.state().done).toBeGreaterThan(0);
    // asked again, nothing is computed: the hosts are gone
    const told = performance.now();
    await Promise.all([one.end(), other.end()]);
    // what it does every minute does not hold it up
    expect(performance.now() - told).toBeLessThan(10_000);
    const late = await begin('late');
    expect(JSON.stringify(await compute.simulate(input))).toBe(answer);
    expect(late.state().done).toBe(0);
    expect(troubles).toEqual([]);
    const stopper = new AbortController();
    const stopped = compute.simulate({ ...input, seed: 7 }, { signal: stopper.signal });
    setTimeout(() => stopper.abort(), 300);
    await expect(stopped).rejects.toThrow(CancelledError);
    await late.end();
    await compute.close();
  });

  it('tell what a work refuses, give up what fails three times, and try it again when a person says so', async () => {
    const host = await begin('three');
    const here = new PartThreads({ threads: 1 });
    const pool = new HostParts({ databaseUrl, facts: () => facts, here });
    const size = { count: 10, seconds: 0.1 };
    const cold = { ...input, route: [{ operation: 'vacuum-induction', settings: { temperature_K: 1300 } }] };
    await expect(pool.compute({ name: 'simulate', document: cold }, size)).rejects.toMatchObject({
      code: 'validity',
      message: expect.stringContaining('below the liquidus'),
    });
    const broken = pool.compute({ name: 'simulate', document: { melt: null } }, size);
    await expect(broken).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('given up'),
    });
    const desk = hostDesk(databaseUrl, () => facts);
    const [failed] = (await desk.state()).failed;
    expect(failed).toMatchObject({ calculation: 'simulate', failures: 3, host: 'three', givenUp: true });
    await desk.retry(failed!.part);
    await expect.poll(async () => (await desk.state()).failed.length, { timeout: 30_000 }).toBe(1);
    await expect(desk.retry('nothing')).rejects.toMatchObject({ code: 'not-found' });
    await host.end();
    await pool.close();
    await here.close();
  });

  it('of other data compute nothing for who asks, and both say so', async () => {
    const other = await begin('other data', { ...facts, version: 'f'.repeat(64) });
    const here = new PartThreads({ threads: 1 });
    const pool = new HostParts({ databaseUrl, facts: () => facts, here });
    await pool.compute({ name: 'simulate', document: { ...input, samples: 50 } }, { count: 50, seconds: 3 });
    expect(other.state().done).toBe(0);
    await expect.poll(() => said.join('\n'), { timeout: 20_000 }).toContain('data ffffffffffff, the others');
    const { hosts: shown } = await hostDesk(databaseUrl, () => facts).state();
    expect(shown.find(({ name }) => name === 'other data')).toMatchObject({
      name: 'other data',
      differs: [expect.stringContaining('data ffffffffffff')],
    });
    await other.end();
    await pool.close();
    await here.close();
  });
});
