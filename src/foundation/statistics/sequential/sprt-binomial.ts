/** Wald's lines for a fraction: accept at failures <= slope n + accept, reject at failures >= slope n + reject. */
export interface SprtLines {
  readonly slope: number;
  readonly acceptIntercept: number;
  readonly rejectIntercept: number;
}

export interface BinomialRisks {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly beta: number;
}

/** k = ln[p2 (1-p1)/(p1 (1-p2))]; slope ln[(1-p1)/(1-p2)]/k; intercepts -ln[(1-alpha)/beta]/k and ln[(1-beta)/alpha]/k. */
export function binomialLines({ p1, p2, alpha, beta }: BinomialRisks): SprtLines {
  const k = Math.log((p2 * (1 - p1)) / (p1 * (1 - p2)));
  return {
    slope: Math.log((1 - p1) / (1 - p2)) / k,
    acceptIntercept: -Math.log((1 - alpha) / beta) / k,
    rejectIntercept: Math.log((1 - beta) / alpha) / k,
  };
}
