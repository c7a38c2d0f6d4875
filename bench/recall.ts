/**
 * The graph of heats at the size of an industry: `npm run bench -- recall [heats]`. 1,000,000 heats of 20 grades with 12 inputs each; an
 * input is revert of an earlier heat of its grade with a chance of 30 %. Targets: upstream and recall p50 < 5 ms and p99 < 100 ms, start
 * from the snapshot < 5 s, < 200 MB. The ratio to the recursive query is taken on PostgreSQL with the heats of the second argument.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { HeatGraph } from '../src/evidence/ledger/genealogy/heat-graph.ts';
import { readSnapshot, snapshotOf } from '../src/evidence/ledger/genealogy/snapshot.ts';
import { startPostgres } from '../src/evidence/ledger/testing/postgres-server.ts';
import { processorSeconds, secondsOfProcess } from './support/processor.ts';

const GRADES = 20;
const INPUTS = 12;
const REVERT = 0.3;
const QUERIES = 300;

export async function run([heats = '1000000', served = '50000']: string[]): Promise<void> {
  const count = Number(heats);
  const graph = timed(`graph of ${count} heats put`, () => shop(count, dice(20261124)));
  timed('arranged by grade and time', () => graph.arrange());
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const file = join(folder, 'heats.graph');
  try {
    timed('snapshot written', () =>
      writeFileSync(file, Buffer.concat(snapshotOf(graph, { size: 1, root: 'ab'.repeat(32) }))),
    );
    const read = timed('start from the snapshot (target < 5 s)', () => readSnapshot(readFileSync(file)));
    if (typeof read === 'string') throw new Error(read);
    queries(read.graph, count);
    console.log(
      `${read.graph.edges} edges between heats, ${(read.graph.bytes / 1e6).toFixed(0)} MB (target < 200 MB), snapshot ${(readFileSync(file).length / 1e6).toFixed(0)} MB`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (Number(served) > 0) await compare(Number(served));
}

/** Puts the heats of a melt shop; the same dice give the same shop. */
function shop(heats: number, next: () => number): HeatGraph {
  const graph = new HeatGraph();
  for (let h = 0; h < heats; h++) graph.put(heatAt(h, next));
  return graph;
}

function heatAt(h: number, next: () => number) {
  const from = new Map<string, number>();
  const earlier = Math.floor(h / GRADES);
  for (let i = 0; i < INPUTS; i++) {
    if (next() >= REVERT || earlier === 0) continue;
    const source = `H${Math.floor(next() * earlier) * GRADES + (h % GRADES)}`;
    from.set(source, (from.get(source) ?? 0) + 40_000);
  }
  return {
    heat: `H${h}`,
    node: h,
    grade: `G${h % GRADES}`,
    total_g: INPUTS * 40_000,
    from: [...from].map(([heat, mass_g]) => ({ heat, mass_g })),
  };
}

function queries(graph: HeatGraph, count: number): void {
  const next = dice(7);
  const any = (): string => `H${Math.floor(next() * count)}`;
  const early = (): string => `H${Math.floor(next() * count * 0.01)}`;
  const gate = (heat: string) => [{ heat, mass_g: 40_000, origin: null }];
  graph.upstream('H0');
  report('upstream of any heat', () => graph.upstream(any()).places.length);
  report('recall of a lot of any heat', () => graph.downstream([], gate(any())).places.length);
  report('recall of a lot of the earliest 1 %', () => graph.downstream([], gate(early())).places.length);
}

function report(name: string, ask: () => number): void {
  const times: number[] = [];
  const sizes: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < QUERIES; i++) {
    const started = performance.now();
    sizes.push(ask());
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  const at = (list: number[], part: number) =>
    list.sort((a, b) => a - b)[Math.floor(part * (list.length - 1))]!;
  console.log(
    `${name}: p50 ${at(times, 0.5).toFixed(2)} ms, p99 ${at(times, 0.99).toFixed(1)} ms, max ${at(times, 1).toFixed(1)} ms; processor ${((user + system) / 1000 / QUERIES).toFixed(2)} ms (mean); ${at(sizes, 0.5)} heats (p50), ${at(sizes, 1)} (max)`,
  );
}

/** The same upstream and recall by the recursive query over the collapsed edges in PostgreSQL, on a smaller shop. */
async function compare(heats: number): Promise<void> {
  const server = await startPostgres();
  try {
    const client = new pg.Client({ connectionString: await server.freshDatabase() });
    await client.connect();
    await client.query('create table edge (src integer, dst integer, mass_g bigint, primary key (dst, src))');
    const next = dice(20261124);
    const graph = new HeatGraph();
    let rows: string[] = [];
    for (let h = 0; h < heats; h++) {
      const heat = heatAt(h, next);
      graph.put(heat);
      rows.push(...heat.from.map(({ heat: source, mass_g }) => `(${source.slice(1)},${h},${mass_g})`));
      if (rows.length < 5000 && h < heats - 1) continue;
      if (rows.length > 0) await client.query(`insert into edge values ${rows.join()}`);
      rows = [];
    }
    await client.query('create index on edge (src, dst)');
    await client.query('analyze edge');
    graph.arrange();
    const draw = dice(9);
    const { rows: served } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const { pid } = served[0]!;
    for (const [name, select, own] of [
      [
        'upstream',
        'select e.src from reached r join edge e on e.dst = r.node',
        (h: number) => graph.upstream(`H${h}`),
      ],
      [
        'recall',
        'select e.dst from reached r join edge e on e.src = r.node',
        (h: number) => graph.downstream([`H${h}`]),
      ],
    ] as const) {
      const asked = Array.from({ length: 30 }, () => Math.floor(draw() * heats));
      const counts: number[] = [];
      const mine_s = await processorSeconds(() => {
        for (const h of asked) counts.push(own(h).places.length);
      });
      const before_s = secondsOfProcess(pid);
      const client_s = await processorSeconds(async () => {
        for (const [i, h] of asked.entries()) {
          const { rows: counted } = await client.query(
            `with recursive reached(node) as (select ${h}::integer union ${select}) select count(*)::integer as nodes from reached`,
          );
          if (counted[0].nodes !== counts[i])
            throw new Error(`${name} of H${h}: ${counts[i]} heats, the query finds ${counted[0].nodes}`);
        }
      });
      const theirs_s = secondsOfProcess(pid) - before_s + client_s;
      const each = (seconds: number): number => (1000 * seconds) / asked.length;
      console.log(
        `${heats} heats, ${name}: graph ${each(mine_s).toFixed(2)} ms of processor (mean), recursive query on PostgreSQL ${each(theirs_s).toFixed(1)} ms of server and client, ratio ${(theirs_s / mine_s).toFixed(0)}`,
      );
    }
    await client.end();
  } finally {
    await server.stop();
  }
}

function timed<T>(name: string, work: () => T): T {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name}: ${((user + system) / 1e6).toFixed(2)} s of processor`);
  return answer;
}

/** Numbers from 0 to below 1 (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
