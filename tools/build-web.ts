/** Builds the web into dist/web, and says how large what a browser loads first is. `--if-stale`: only where a source is newer. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist', 'web', 'index.html');
/** What the web is made of. */
const SOURCES = ['web', 'src/documents', 'src/pages', 'src/foundation/quantity', 'package-lock.json'];
/** Most that a browser may load before the first page [kB, gzip]. */
const FIRST_LOAD_KB = 230;

if (!process.argv.includes('--if-stale') || isStale()) {
  const began = performance.now();
  console.error('remelt: building the pages for the browser ...');
  await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'error' });
  const size_kB = firstLoad() / 1000;
  const seconds = (performance.now() - began) / 1000;
  console.error(`remelt: built in ${seconds.toFixed(1)} s; a browser loads ${size_kB.toFixed(0)} kB first`);
  if (size_kB > FIRST_LOAD_KB) {
    console.error(`more than ${FIRST_LOAD_KB} kB: load what the first page does not need on demand`);
    process.exitCode = 1;
  }
}

/** Bytes, compressed, of all that the first page names. */
function firstLoad(): number {
  const html = readFileSync(built, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  return ['/index.html', ...named].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(root, 'dist', 'web', path))).byteLength,
    0,
  );
}

/** True where nothing is built, or a source is newer than what is. */
function isStale(): boolean {
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return SOURCES.some((place) => newest(join(root, place)) > mtimeMs);
}

function newest(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newest(join(place, name))));
}
