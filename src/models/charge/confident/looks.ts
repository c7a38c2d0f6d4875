import { clopperPearsonUpper } from '../../../foundation/numerics/clopper-pearson.ts';
import { lowerLimitOf, type PassCount } from '../judge.ts';

/** A count of passing draws that is looked at while it is made. */
export interface Look {
  /** Draws of the count by then. */
  readonly samples: number;
  /** Probability that the lower limit of this look is wrong, at most [1]. */
  readonly error: number;
}

/** Error that all looks at a count spend together [1]. */
const ERROR = 0.05;
/** Share of all draws at which a count is looked at, and the error that is spent there [1]; the last look has the rest. */
const LOOKS = [
  { at: 1 / 16, error: 0.004 },
  { at: 1 / 8, error: 0.006 },
  { at: 1 / 4, error: 0.01 },
  { at: 1 / 2, error: 0.012 },
];
/** Fewest draws that are looked at: of fewer, even a count without a failure says little. */
const FEWEST = 250;

/** All draws, looked at once. */
export const oneLook = (samples: number): readonly Look[] => [{ samples, error: ERROR }];

/**
 * Looks at a count of at most `samples` draws. Which they are, and the error of each, is set before the first draw; the errors
 * sum to 5 %. At each look the lower limit is that of Clopper and Pearson with the error of that look. By Bonferroni's
 * inequality all of them hold together with 95 % confidence, so the one at which the count stops does too, whatever the
 * reason to stop: a repeated confidence interval (Jennison and Turnbull 1984, Controlled Clinical Trials 5, 33) with the
 * error spent over fixed looks (Lan and DeMets 1983, Biometrika 70, 659). A limit of 95 % at each of them would not hold:
 * of counts that stop as soon as it reaches the true rate, 10 to 14 % are wrong. Most of the error is kept for the last
 * look, so that a charge near its confidence is decided nearly as with one look. Looks agree in most of their draws, so
 * the true error is below 5 %.
 */
export function looksAt(samples: number): readonly Look[] {
  const early = LOOKS.map(({ at, error }) => ({ samples: Math.round(at * samples), error }));
  const kept = early.filter((look) => look.samples >= FEWEST);
  const left = kept.reduce((error, look) => error - look.error, ERROR);
  return [...kept, { samples, error: Number(left.toFixed(3)) }];
}

/** The look that a count is at, or on the way to. */
export const lookOf = (looks: readonly Look[], { samples }: PassCount): Look =>
  looks.find((look) => look.samples >= samples)!;

/**
 * True where a count needs no more draws: its lower limit reaches the confidence, its upper limit does not, or no count of
 * the draws that are left would make the last lower limit reach it.
 */
export function isDecided(count: PassCount, looks: readonly Look[], confidence: number): boolean {
  const last = looks.at(-1)!;
  const most = { ...count, passes: count.passes + last.samples - count.samples, samples: last.samples };
  if (lowerLimitOf(most, 1 - last.error) < confidence) return true;
  const look = lookOf(looks, count);
  if (look.samples !== count.samples) return false;
  return (
    lowerLimitOf(count, 1 - look.error) >= confidence ||
    clopperPearsonUpper(count.passes, count.samples, 1 - look.error) < confidence
  );
}
