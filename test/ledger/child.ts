import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { AppenderLine, AppenderOptions } from './children/appender.ts';

/** A running appender: its lines as they come, and its end. */
export interface Appender {
  readonly process: ChildProcess;
  readonly lines: readonly AppenderLine[];
  /** Resolves with the first line that fits, or with undefined when the process ends before. */
  until(fits: (line: AppenderLine) => boolean): Promise<AppenderLine | undefined>;
  /** Resolves when the process has ended, and all that it wrote is read. */
  readonly ended: Promise<void>;
  /** What it wrote to standard error. */
  errors(): string;
}

const program = new URL('./children/appender.ts', import.meta.url).pathname;

/** Starts an appender, ended with the test at the latest; `prefix` is shell text in front of it, such as a limit. */
export function startAppender(options: AppenderOptions, prefix = ''): Appender {
  const child = spawn(
    'bash',
    ['-c', `${prefix} exec "$0" --no-warnings "$1" "$2"`, process.execPath, program, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: AppenderLine[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const waiting = new Set<() => void>();
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (text) => {
    // A line cut by the kill is no line.
    if (text.endsWith('}')) lines.push(JSON.parse(text) as AppenderLine);
    for (const look of waiting) look();
  });
  let over = false;
  const read = once(reader, 'close').then(() => {
    over = true;
    for (const look of waiting) look();
  });
  // The lines may end before the process does, and what it wrote to standard error after it.
  const ended = Promise.all([read, once(child, 'close')]).then(() => undefined);
  onTestFinished(() => {
    child.kill('SIGKILL');
    return ended;
  });
  const until: Appender['until'] = (fits) =>
    new Promise((resolve) => {
      const look = () => {
        const found = lines.find(fits);
        if (!found && !over) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { process: child, lines, until, ended, errors: () => errors };
}
