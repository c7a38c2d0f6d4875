/** No line is longer, however wide a terminal is; nor made shorter than this, however narrow [characters]. */
export const MOST_COLUMNS = 100;
const LEAST_COLUMNS = 40;

/** Longest line for a stream: COLUMNS where it is set, else the width of the terminal, 100 at most; 100 for a pipe. */
export function columnsOf(stream: { readonly columns?: number }, environment: NodeJS.ProcessEnv): number {
  const told = Number(environment.COLUMNS);
  const wide = Number.isInteger(told) && told > 0 ? told : (stream.columns ?? MOST_COLUMNS);
  return Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, wide));
}
