import type { Run } from './run.ts';

/** What a number of the furnace models is about. */
export interface Measures {
  readonly element: string;
  /** Element that the melt is mostly made of. */
  readonly base: string;
  /** Runs that it is made of. */
  readonly runs: number;
}

/** The run, which notes each element whose content at the end, or on the way, it is asked for. */
export function watched(run: Run, asked: string[]): Run {
  return {
    ...run,
    final: (element) => {
      asked.push(element);
      return run.final(element);
    },
    at: (element, time_s) => {
      asked.push(element);
      return run.at(element, time_s);
    },
  };
}
