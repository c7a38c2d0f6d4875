/** Right-censored lives, all > 0, in one unit of time. */
export interface Lives {
  readonly time: readonly number[];
  /** True for a failure; all failures when absent. */
  readonly event?: readonly boolean[];
  /** Number of identical items per row; one each when absent. */
  readonly count?: readonly number[];
}

/** Number of failures, identical items counted. */
export const failuresOf = ({ time, event, count }: Lives): number =>
  time.reduce((sum, _, i) => sum + ((event?.[i] ?? true) ? (count?.[i] ?? 1) : 0), 0);

/** Number of items, failed or not. */
export const unitsOf = ({ time, count }: Lives): number =>
  time.reduce((sum, _, i) => sum + (count?.[i] ?? 1), 0);
