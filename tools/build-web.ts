/** Builds the web into dist/web, and says how large what a browser loads first is. `--if-stale`: only where a source is newer. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { verifierPage } from './verifier-page.ts';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist', 'web', 'index.html');
/** What the web is made of. */
const SOURCES = ['web', 'src/documents', 'src/pages', 'src/foundation/quantity', 'package-lock.json'];
const verifier = join(root, 'dist', 'verify.html');
/** What the verifier page is made of. */
const VERIFIER_SOURCES = ['src', 'data', 'web/design/tokens.css', 'tools/verifier-page.ts'];
/** Most that a browser may load before the first page [kB, gzip]. */
const FIRST_LOAD_KB = 230;

if (!process.argv.includes('--if-stale') || isOlder(built, SOURCES)) {
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

if (!process.argv.includes('--if-stale') || isOlder(verifier, VERIFIER_SOURCES))
  writeFileSync(verifier, (await verifierPage()).html);

/** Bytes, compressed, of all that the first page names. */
function firstLoad(): number {
  const html = readFileSync(built, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  return ['/index.html', ...named].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(root, 'dist', 'web', path))).byteLength,
    0,
  );
}

/** True where a file is not built, or a source is newer than it. */
function isOlder(file: string, sources: readonly string[]): boolean {
  if (!existsSync(file)) return true;
  const { mtimeMs } = statSync(file);
  return sources.some((place) => newest(join(root, place)) > mtimeMs);
}

function newest(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newest(join(place, name))));
}
