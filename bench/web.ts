/**
 * The plant in the browser: `npm run bench -- web [lots] [seconds]`. A server process of its own on PostgreSQL, with a yard of so many
 * lots: size of what a browser loads first, time to first use, finding and scrolling in the yard, and 20 users with one request a
 * second each, of which a tenth book. Seeded. Says what missed its target.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { actingAs, DEFAULT_SEED, type TaskContext } from '../src/desk/context.ts';
import { Memory } from '../src/desk/memory.ts';
import { createCompute } from '../src/engine/compute.ts';
import { openStore } from '../src/evidence/ledger/open-store.ts';
import { storeByTrade } from '../src/evidence/ledger/testing/example-commands.ts';
import { startPostgres } from '../src/evidence/ledger/testing/postgres-server.ts';
import { bookReturns } from '../src/tasks/yard/book-returns/book-returns.ts';
import { startServer } from './support/server-process.ts';
import { measureInBrowser } from './support/web-browser.ts';
import { Targets } from './support/web-targets.ts';
import { measureUnderLoad } from './support/web-users.ts';

const ROOT = join(import.meta.dirname, '..');
const WEB = join(ROOT, 'dist', 'web');

export async function run([lots = '10000', seconds = '30']: string[]): Promise<void> {
  const targets = new Targets();
  spawnSync(process.execPath, [join(ROOT, 'tools', 'build-web.ts'), '--if-stale'], { stdio: 'inherit' });
  targets.under('a browser loads first, gzip', firstLoad() / 1000, { most: 230, unit: 'kB' });
  const folder = mkdtempSync(join(tmpdir(), 'remelt-web-'));
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.freshDatabase();
    await bookYard(Number(lots), databaseUrl);
    const { address, stop } = await startServer(folder, { DATABASE_URL: databaseUrl });
    try {
      await measureInBrowser(address, Number(lots), targets);
      await measureUnderLoad(address, { lots: Number(lots), seconds: Number(seconds) }, targets);
    } finally {
      await stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`load of the machine in the last minute: ${loadavg()[0]!.toFixed(1)}`);
  console.log(targets.missed.length === 0 ? 'nothing missed' : `MISSED: ${targets.missed.join('; ')}`);
}

/** Bytes, compressed, of all that the first page names. */
function firstLoad(): number {
  const html = readFileSync(join(WEB, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  return ['/index.html', ...named].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(WEB, path))).byteLength,
    0,
  );
}

/** Books so many lots on hold into a demonstration in PostgreSQL. */
async function bookYard(lots: number, databaseUrl: string): Promise<void> {
  const clock = () => new Date();
  const compute = createCompute();
  const { persons: people } = compute.facts().plant;
  const store = storeByTrade(await openStore({ databaseUrl, demonstration: true, people, clock }));
  const actor = { kind: 'machine', user: 'bench' } as const;
  const context: TaskContext = { compute, store, clock, seed: DEFAULT_SEED, actor, memory: new Memory() };
  const rows = Array.from({ length: lots }, (_, i) => ({
    row: i + 2,
    lotId: `R-${10_000 + i}`,
    mass_g: 100_000 + i,
    form: (['turnings', 'mill-solids', 'foundry-returns'] as const)[i % 3]!,
    originClass: 'pre-consumer-external' as const,
    lotClass: 'purchased-scrap' as const,
    supplier: `machine shop ${String.fromCharCode(65 + (i % 7))}`,
    declaredGrade: 'IN718',
    analyses: [],
  }));
  for (let at = 0; at < lots; at += 1000)
    await bookReturns.run(
      { rows: rows.slice(at, at + 1000), specimen: true, asTyped: true },
      actingAs('p-goods', context),
    );
  await store.close();
  await compute.close();
}
