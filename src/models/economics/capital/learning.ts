/** A first plant, and what each doubling of their number takes off its cost as a share. */
export interface LearningCurve {
  readonly first: number;
  readonly learningRate: number;
}

/** Exponent of a learning rate: b = -log2(1 - LR). */
export const learningExponent = (learningRate: number): number => -Math.log1p(-learningRate) / Math.LN2;

/** Cost of the n-th plant: C_n = C_1 n^-b. */
export const costOfNth = ({ first, learningRate }: LearningCurve, n: number): number =>
  first * n ** -learningExponent(learningRate);
