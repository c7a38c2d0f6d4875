import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * In a single process the first page that closes would take the browser with it; a graphics card that is simulated takes more of the
 * processor than none.
 */
const LEFT_OUT = new Set([
  ...['--single-process', '--no-zygote', '--in-process-gpu', '--ignore-gpu-blocklist'],
  ...['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
]);

/** Starts the browser that comes with npm, so that no machine decides. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  return playwright.launch({
    args: [...chromium.args.filter((one) => !LEFT_OUT.has(one)), '--disable-gpu', ...args],
    executablePath: await unpacked(),
    headless: true,
  });
}

/**
 * Path of the browser, unpacked once for all runs: each run has a folder of its own for temporary files. It gets its name when all of it
 * is there: a run that was killed leaves no half of one, and two that unpack it at once do not start the half of the other's.
 */
async function unpacked(): Promise<string> {
  const system = process.env.REMELT_BROWSER_FOLDER ?? tmpdir();
  const place = join(system, `remelt-browser-${versionOfPackage()}`);
  if (!existsSync(place)) {
    const making = await mkdtemp(join(system, 'remelt-browser-making-'));
    await unpackInto(making);
    await rename(making, place).catch(() => rm(making, { recursive: true }));
  }
  return join(place, 'chromium');
}

/** The package unpacks into the folder for temporary files. */
function unpackInto(folder: string): Promise<string> {
  const own = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  // it asks for the folder before it waits for anything
  const path = chromium.executablePath();
  if (own === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = own;
  return path;
}

function versionOfPackage(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  return (JSON.parse(readFileSync(fileURLToPath(manifest), 'utf8')) as { version: string }).version;
}
