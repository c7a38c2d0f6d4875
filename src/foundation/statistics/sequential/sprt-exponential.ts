import { streamKey, uniform } from '../../numerics/random.ts';
import { FRACTION, POSITIVE, requireArguments } from '../arguments.ts';
import type { SprtDecision } from './sprt-binomial.ts';

export interface ExponentialRisks {
  /** Acceptable and rejectable mean time between failures, theta0 > theta1. */
  readonly theta0: number;
  readonly theta1: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Wald's lines in total time: accept at T >= accept + r perFailure, reject at T <= reject + r perFailure. */
export interface TimeLines {
  readonly accept: number;
  readonly reject: number;
  readonly perFailure: number;
}

/** Wald's lines of two risks, in the unit of theta0. */
export function exponentialLines({ theta0, theta1, alpha, beta }: ExponentialRisks): TimeLines {
  requireArguments('sprtExponential', {
    theta0: [theta0, POSITIVE],
    theta1: [theta1, { above: 0, below: theta0 }],
    alpha: [alpha, { above: 0, below: 1 - beta }],
    beta: [beta, FRACTION],
  });
  const rate = 1 / theta1 - 1 / theta0;
  return {
    accept: -Math.log(beta / (1 - alpha)) / rate,
    reject: -Math.log((1 - beta) / alpha) / rate,
    perFailure: Math.log(theta0 / theta1) / rate,
  };
}

/** Decision of a plan after a total time with so many failures. */
export function timeDecision(
  { accept, reject, perFailure }: TimeLines,
  time: number,
  failures: number,
): SprtDecision {
  if (time >= accept + failures * perFailure) return 'accept';
  return time <= reject + failures * perFailure ? 'reject' : 'continue';
}

/**
 * Share of simulated tests that accept at a true MTBF, and the mean number of failures and time. Each test draws one
 * uniform per failure from its own stretch of the stream.
 */
export function exponentialOc(
  lines: TimeLines,
  theta: number,
  { replicates, seed }: { readonly replicates: number; readonly seed: number | string },
): { accept: number; meanFailures: number; meanTime: number } {
  const key = streamKey(seed, `sprtExponentialOc/${theta}`);
  /** Longest test in failures; beyond it the test counts as undecided and rejects. */
  const stretch = 1 << 20;
  let accepted = 0;
  let failuresSum = 0;
  let timeSum = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    let time = 0;
    let failures = 0;
    for (; failures < stretch; failures++) {
      const acceptAt = lines.accept + failures * lines.perFailure;
      const next = time - theta * Math.log(uniform(key, replicate * stretch + failures));
      if (next >= acceptAt) {
        accepted++;
        time = acceptAt;
        break;
      }
      time = next;
      if (time <= lines.reject + (failures + 1) * lines.perFailure) {
        failures++;
        break;
      }
    }
    failuresSum += failures;
    timeSum += time;
  }
  return {
    accept: accepted / replicates,
    meanFailures: failuresSum / replicates,
    meanTime: timeSum / replicates,
  };
}
