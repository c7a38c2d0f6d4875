import { tmpdir } from 'node:os';
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

/** Path of the browser, unpacked once for all runs: each run has a folder of its own for temporary files. */
function unpacked(): Promise<string> {
  const own = tmpdir();
  process.env.TMPDIR = process.env.REMELT_BROWSER_FOLDER ?? own;
  // it asks for the folder before it waits for anything
  const path = chromium.executablePath();
  process.env.TMPDIR = own;
  return path;
}
