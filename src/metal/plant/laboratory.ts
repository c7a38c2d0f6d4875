/** A method as one laboratory runs it. */
export interface LaboratoryMethod {
  /** Id of data/analysis-methods.json. */
  readonly methodId: string;
  /** Standard deviation of the laboratory's own bias, relative to the content [1]; shared by all its results. */
  readonly biasRelative: number;
  /** Last day of the accreditation or of the latest check on reference material, ISO date. */
  readonly validUntil?: string;
}

export interface Laboratory {
  readonly id: string;
  readonly name: string;
  readonly accreditation?: string;
  readonly methods: readonly LaboratoryMethod[];
}
