import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { ownFile } from '../../../engine/own-files.ts';
import type { Cli } from '../cli.ts';

/** Ends in the yard where a person sits at a terminal and says yes: `serve` opens it. In a pipe nobody is asked. */
export async function offerYard(
  { ask, note }: Pick<Cli, 'ask' | 'note'>,
  serve: () => Promise<void>,
  build: () => Promise<void> = buildPages,
): Promise<void> {
  if (!(await ask?.('Open the yard with these lots in the browser now?'))) return;
  note('Ctrl-C ends the server.');
  await build();
  await serve();
}

/** Builds the pages for the browser where they are missing or stale; an installed package brings them. */
async function buildPages(): Promise<void> {
  const tool = ownFile('tools/build-web.ts');
  if (!existsSync(tool)) return;
  const building = spawn(process.execPath, [tool, '--if-stale'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await Promise.race([once(building, 'exit'), once(building, 'error')]);
}
