import { FRACTION, requireArguments } from '../arguments.ts';

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
  requireArguments('sprtBinomial', {
    p1: [p1, { above: 0, below: p2 }],
    p2: [p2, FRACTION],
    alpha: [alpha, { above: 0, below: 1 - beta }],
    beta: [beta, FRACTION],
  });
  const k = Math.log((p2 * (1 - p1)) / (p1 * (1 - p2)));
  return {
    slope: Math.log((1 - p1) / (1 - p2)) / k,
    acceptIntercept: -Math.log((1 - alpha) / beta) / k,
    rejectIntercept: Math.log((1 - beta) / alpha) / k,
  };
}

/** First trial at which c = 0, 1, 2 ... failures still accept, and the failures that reject there. */
export interface SprtTable {
  readonly n: readonly number[];
  readonly failuresToAccept: readonly number[];
  readonly failuresToReject: readonly number[];
}

/** Table of a plan for the first `rows` acceptance numbers. */
export function sprtTable({ slope, acceptIntercept, rejectIntercept }: SprtLines, rows = 4): SprtTable {
  // Accept at c failures as soon as slope n + acceptIntercept >= c.
  const n = Array.from({ length: rows }, (_, c) => Math.ceil((c - acceptIntercept) / slope - 1e-9));
  return {
    n,
    failuresToAccept: n.map((_, c) => c),
    failuresToReject: n.map((trial) => Math.ceil(slope * trial + rejectIntercept - 1e-9)),
  };
}

/** Where a sequential plan stands. */
export type SprtDecision = 'accept' | 'reject' | 'continue';

/** Decision of a plan on a run of results, and the trial (from 1) it fell at; null when it goes on. */
export interface SprtRun {
  readonly decision: SprtDecision;
  readonly decisionIndex: number | null;
  readonly failures: number;
  readonly n: number;
  readonly acceptLine: number;
  readonly rejectLine: number;
}

/**
 * Decision on results in the order of testing (true: failed): the first n with failures <= s n - h1 accepts, with
 * failures >= s n + h2 rejects (Wald 1947). Compared with the reliability (Python) documentation: reject at the 38th.
 */
export function sprtDecision(
  { slope, acceptIntercept, rejectIntercept }: SprtLines,
  results: readonly boolean[],
): SprtRun {
  let failures = 0;
  let decision: SprtDecision = 'continue';
  let decisionIndex: number | null = null;
  for (let i = 0; i < results.length && decisionIndex === null; i++) {
    if (results[i]) failures++;
    const trial = i + 1;
    if (failures <= slope * trial + acceptIntercept) decision = 'accept';
    else if (failures >= slope * trial + rejectIntercept) decision = 'reject';
    if (decision !== 'continue') decisionIndex = trial;
  }
  const n = decisionIndex ?? results.length;
  return {
    decision,
    decisionIndex,
    failures,
    n,
    acceptLine: slope * n + acceptIntercept,
    rejectLine: slope * n + rejectIntercept,
  };
}
