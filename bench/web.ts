/**
 * The plant in the browser: `npm run bench -- web [lots] [seconds]`. A server process of its own on PostgreSQL, with a yard of so many
 * lots: size of what a browser loads first, time to first use, finding and scrolling in the yard, and 20 users with one request a
 * second each, of which a tenth book; then what pages of a yard of 3,000 and of 30,000 lots take. Seeded. Says what missed its target.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startPostgres } from '../src/evidence/ledger/testing/postgres-server.ts';
import { bookedYard } from './support/booked-yard.ts';
import { startServer } from './support/server-process.ts';
import { measureInBrowser } from './support/web-browser.ts';
import { Targets } from './support/web-targets.ts';
import { measureUnderLoad } from './support/web-users.ts';
import { yardPages, yardPagesLine } from './support/yard-pages.ts';

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
    await (await bookedYard(Number(lots), databaseUrl)).close();
    const { address, stop } = await startServer(folder, { DATABASE_URL: databaseUrl });
    try {
      await measureInBrowser(address, Number(lots), targets);
      await measureUnderLoad(address, { lots: Number(lots), seconds: Number(seconds) }, targets);
    } finally {
      await stop();
    }
    await measurePages(() => postgres.freshDatabase(), targets);
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

/** Sizes of the yards of which pages are measured. */
const YARDS = [3000, 30_000];

/** What pages of a small and of a large yard take of a process that serves them. */
async function measurePages(freshDatabase: () => Promise<string>, targets: Targets): Promise<void> {
  for (const lots of YARDS) {
    const { context, close } = await bookedYard(lots, await freshDatabase());
    const pages = await yardPages(context);
    await close();
    console.log(yardPagesLine(pages));
    targets.under(`first page of ${lots} lots, warm`, pages.first_s * 1000, { most: 100, unit: 'ms' });
  }
}
