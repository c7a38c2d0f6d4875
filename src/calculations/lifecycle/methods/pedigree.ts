import {
  INDICATORS,
  PEDIGREE_SETS,
  type PedigreeSet,
  pedigreeVariance,
} from '../../../models/lifecycle/pedigree/pedigree.ts';
import type { Reader } from '../../method/reader.ts';
import type { LifecycleMethod } from '../method.ts';

export const pedigree: LifecycleMethod = {
  name: 'pedigree',
  title:
    'variance of the logarithm that the five scores of a pedigree add, with the name of the set of factors',
  formula: 'sigma^2 = sigma_b^2 + sum (ln U_i / 2)^2; GSD^2 = exp(2 sigma)',
  source: 'Weidema and Wesnaes 1996; sets classic and Ciroth et al. 2016',
  comparedWith: 'closed form 1e-12; the printed variance table agrees to its rounding',
  refuses: 'a score that is not a whole number of 1 to 5, a factor below 1, an unknown set',
  inputs: {
    scores: 'reliability, completeness, temporal, geographical, technological, each 1 to 5',
    basicVariance: 'variance of the logarithm before the scores, 1',
    basicGsdSquared: 'or its GSD^2',
    set: `name of a set: ${PEDIGREE_SETS.map(({ name }) => name).join(', ')}`,
    factors: 'or the factors themselves, five lists by indicator',
    variances: 'a printed table of the same, compared with the factors',
  },
  run(reader) {
    const set = setOf(reader);
    const given = reader.inner('scores');
    const scores = Object.fromEntries(
      INDICATORS.map((name) => [name, given.number(name, { whole: true, min: 1, max: 5 })]),
    ) as Record<(typeof INDICATORS)[number], number>;
    const sigma2 = pedigreeVariance(set.factors, scores, basicVariance(reader));
    const sigma = Math.sqrt(sigma2);
    const table = reader.has('variances') ? { largestDifferenceFromTable: differenceFrom(reader, set) } : {};
    return {
      quantities: {
        set: set.name,
        sigma2,
        sigma,
        gsdSquared: Math.exp(2 * sigma),
        gsd: Math.exp(sigma),
        ...table,
      },
      notes: [`factors of the set ${set.name}: ${set.source}`],
    };
  },
};

function setOf(reader: Reader): PedigreeSet {
  if (!reader.has('factors')) {
    const name = reader.text('set');
    const found = PEDIGREE_SETS.find((one) => one.name === name);
    return found ?? reader.refuse('set', 'is unknown', PEDIGREE_SETS.map((one) => one.name).join(', '));
  }
  const table = tableIn(reader, 'factors', 1);
  const same = PEDIGREE_SETS.find(({ factors }) => JSON.stringify(factors) === JSON.stringify(table));
  return (
    same ?? { name: reader.text('set', 'as given'), source: 'the factors of the document', factors: table }
  );
}

/** Five numbers for each indicator. */
function tableIn(reader: Reader, name: string, min: number): PedigreeSet['factors'] {
  const inner = reader.inner(name);
  return Object.fromEntries(
    INDICATORS.map((indicator) => {
      const row = inner.numbers(indicator, { atLeast: 5, min });
      return [
        indicator,
        row.length === 5
          ? row
          : inner.refuse(indicator, `has ${row.length} values`, 'one for each score 1 to 5'),
      ];
    }),
  ) as unknown as PedigreeSet['factors'];
}

const basicVariance = (reader: Reader): number =>
  reader.has('basicGsdSquared')
    ? (Math.log(reader.number('basicGsdSquared', { min: 1 })) / 2) ** 2
    : reader.number('basicVariance', { min: 0, fallback: 0, because: 'no basic uncertainty given' });

function differenceFrom(reader: Reader, { factors }: PedigreeSet): number {
  const printed = tableIn(reader, 'variances', 0);
  return Math.max(
    ...INDICATORS.flatMap((name) =>
      factors[name].map((factor, i) => Math.abs((Math.log(factor) / 2) ** 2 - printed[name][i]!)),
    ),
  );
}
