/** The five indicators of a pedigree, each scored 1 (best) to 5. */
export const INDICATORS = [
  'reliability',
  'completeness',
  'temporal',
  'geographical',
  'technological',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Factors by indicator and score, with the name under which results quote them. */
export interface PedigreeSet {
  readonly name: string;
  readonly source: string;
  readonly factors: Readonly<Record<Indicator, readonly number[]>>;
}

/** Sets in use. They differ strongly, so every result carries the name of its set. */
export const PEDIGREE_SETS: readonly PedigreeSet[] = [
  {
    name: 'classic',
    source: 'Weidema/Frischknecht factors as used by ecoinvent (2013)',
    factors: {
      reliability: [1, 1.05, 1.1, 1.2, 1.5],
      completeness: [1, 1.02, 1.05, 1.1, 1.2],
      temporal: [1, 1.03, 1.1, 1.2, 1.5],
      geographical: [1, 1.01, 1.02, 1.05, 1.1],
      technological: [1, 1.05, 1.2, 1.5, 2],
    },
  },
  {
    name: 'ciroth-2016',
    source: 'Ciroth et al., Int. J. Life Cycle Assess. 21 (2016) 1338',
    factors: {
      reliability: [1, 1.54, 1.61, 1.69, 1.69],
      completeness: [1, 1.03, 1.04, 1.08, 1.08],
      temporal: [1, 1.03, 1.1, 1.19, 1.29],
      geographical: [1, 1.04, 1.08, 1.11, 1.11],
      technological: [1, 1.18, 1.65, 2.08, 2.8],
    },
  },
];

/** Variance of the logarithm that scores add to a basic one: sigma^2 = sigma_b^2 + sum (ln U_i / 2)^2. */
export const pedigreeVariance = (
  factors: PedigreeSet['factors'],
  scores: Readonly<Record<Indicator, number>>,
  basicVariance: number,
): number =>
  INDICATORS.reduce(
    (sum, name) => sum + (Math.log(factors[name][scores[name] - 1]!) / 2) ** 2,
    basicVariance,
  );
