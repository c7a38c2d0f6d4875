/**
 * What the verifier can compute again on its own, from what was disclosed. Proof declares it and knows no calculation; who
 * verifies brings them along.
 */
export interface Recompute {
  /**
   * Verdict of a release document (`remelt-release/1`) under the limits that it names; `grade` holds those of the grade it
   * names, where it names one. Throws an error of the closed set for a document that cannot be judged.
   */
  readonly release: (document: unknown, grade: unknown) => Recomputed;
}

/** A verdict and what it was made of. */
export interface Recomputed {
  readonly verdict: string;
  readonly rows: readonly RecomputedRow[];
}

export interface RecomputedRow {
  /** Element or sum. */
  readonly what: string;
  readonly text: string;
  readonly limit: string;
  readonly verdict: string;
}
