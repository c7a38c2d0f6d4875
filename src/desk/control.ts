import type { Control } from '../calculations/control.ts';
import type { TaskContext } from './context.ts';

/** A run shorter than this needs no progress [ms]. */
const QUIET_MS = 800;
/** Least time between two lines of progress [ms]. */
const PAUSE_MS = 500;

/** How a long calculation is stopped and followed by who asked: its progress in words, not too often. */
export function controlOf({
  signal,
  clock,
  onProgress,
}: Pick<TaskContext, 'signal' | 'clock' | 'onProgress'>): Control {
  const started = clock().getTime();
  let last = started;
  return {
    signal,
    onProgress: (done, words, figures) => {
      const now = clock().getTime();
      if (now - started < QUIET_MS || now - last < PAUSE_MS) return;
      last = now;
      onProgress?.(`${Math.round(done * 100)} %  ${words}`, { done, ...figures });
    },
  };
}
