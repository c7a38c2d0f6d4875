import { tmpdir } from 'node:os';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** In a single process the first page that closes would take the browser with it. */
const NOT_ALONE = new Set(['--single-process', '--no-zygote']);

/** Starts the browser that comes with npm, so that no machine decides. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  return playwright.launch({
    args: [...chromium.args.filter((one) => !NOT_ALONE.has(one)), ...args],
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
