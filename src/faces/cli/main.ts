#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { asksVersion, versionText } from './version.ts';

/** What alone asks for the list of verbs. */
const ASKS_FOR_VERBS: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/** Runs the command line of this process; bin/remelt.cjs calls it. What a short answer does not need is not loaded for it. */
export async function start(): Promise<void> {
  // Compiled modules are kept between runs: a short command starts in half the time.
  enableCompileCache();
  const argv = process.argv.slice(2);
  if (asksVersion(argv)) return print(versionText(argv));
  const { listVerbs, runCli } = await import('./program.ts');
  if (argv.length === 1 && ASKS_FOR_VERBS.has(argv[0]!)) {
    const { columnsOf } = await import('./columns.ts');
    return listVerbs({ out: print, columns: columnsOf(process.stdout, process.env) });
  }
  const { processCli } = await import('./cli.ts');
  const cli = processCli();
  process.exitCode = await runCli(argv, cli);
  await cli.close();
}

function print(text: string): void {
  process.stdout.once('error', async (error) => (await import('./cli.ts')).outputFailed(error));
  process.stdout.write(text);
}

if (import.meta.main) void start();
