import type { Cli } from './cli.ts';

/** A run shorter than this needs no progress [ms]. */
const QUIET_MS = 2000;
/** Least time between two lines of progress [ms]. */
const PAUSE_MS = 500;

/** Long work that an interrupt stops and whose progress is told in lines on standard error. */
export function controlOf(cli: Cli): {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, words: string) => void;
} {
  const started = cli.clock().getTime();
  let last = started;
  return {
    signal: cli.signal,
    onProgress: (done, words) => {
      const now = cli.clock().getTime();
      if (now - started < QUIET_MS || now - last < PAUSE_MS) return;
      last = now;
      cli.note(`${Math.round(done * 100)} %  ${words}`);
    },
  };
}
