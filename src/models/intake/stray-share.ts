import { InputError } from '../../foundation/errors.ts';
import { type BetaShape, betaQuantile } from '../../foundation/numerics/beta.ts';
import { logBeta, logChoose } from '../../foundation/numerics/special.ts';

/** What one test of one piece said. */
export interface PieceResult {
  /** Mark or number of the piece. */
  readonly piece: string;
  readonly stray: boolean;
}

export interface StrayShare {
  readonly tested: number;
  readonly strays: number;
  /** Parameters of the beta posterior of the share. */
  readonly shape: BetaShape;
  /** Posterior share of strays in the lot [1 by pieces]: mean, and the point it exceeds with 5 %. */
  readonly mean: number;
  readonly upper95: number;
}

/**
 * Prior of the share of strays: Jeffreys, Beta(1/2, 1/2), which says next to nothing. A yard replaces it by its own
 * record of lots.
 */
export const JEFFREYS: BetaShape = [0.5, 0.5];

/**
 * Share of strays after piece-wise tests: Beta(a + k, b + n - k). Throws InputError without a piece, and when a piece
 * was tested twice: the same piece is not two pieces.
 */
export function strayShare(results: readonly PieceResult[], prior: BetaShape = JEFFREYS): StrayShare {
  if (results.length === 0)
    throw new InputError('the table lists no tested piece', {
      path: 'results',
      allowed: 'at least one piece',
      cure: 'test a piece and list its result',
    });
  const seen = new Map<string, number>();
  results.forEach(({ piece }, i) => {
    const first = seen.get(piece);
    if (first !== undefined) {
      throw new InputError(`piece ${piece} is listed twice, in results[${first}] and results[${i}]`, {
        path: `results[${i}].piece`,
        value: piece,
        allowed: 'each piece once',
        cure: 'keep the last result, or give each piece its own name',
      });
    }
    seen.set(piece, i);
  });
  const strays = results.filter(({ stray }) => stray).length;
  const shape: BetaShape = [prior[0] + strays, prior[1] + results.length - strays];
  return {
    tested: results.length,
    strays,
    shape,
    mean: shape[0] / (shape[0] + shape[1]),
    upper95: betaQuantile(0.95, shape),
  };
}

/**
 * P(at most `strays` strays among `pieces` untested ones) [1]: the beta-binomial
 * sum_k C(m,k) B(a + k, b + m - k)/B(a, b). With `strays` = 0 the chance that the rest is pure.
 */
export function chanceAtMost(strays: number, pieces: number, [a, b]: BetaShape): number {
  let sum = 0;
  for (let k = 0; k <= Math.min(strays, pieces); k++)
    sum += Math.exp(logChoose(pieces, k) + logBeta(a + k, b + pieces - k) - logBeta(a, b));
  return Math.min(1, sum);
}
