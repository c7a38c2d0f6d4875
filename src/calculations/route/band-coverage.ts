import type { BandCoverage } from '../../documents/heats/expected-errors.ts';
import {
  type BandKind,
  type Coverage,
  coverageWords,
  insideOf,
  PROMISED,
} from '../../models/refining/discrepancy/coverage.ts';

/**
 * How often bands like those of an answer held published numbers: what an answer with such bands carries, and a page says
 * beside their first use. Operations by name, those of tables left out. Undefined where nothing was counted.
 */
export function bandCoverageOf(
  known: readonly Coverage[] | undefined,
  { operations, bands }: { readonly operations: readonly string[]; readonly bands: BandKind },
): BandCoverage | undefined {
  const all = known?.find(({ group }) => group === 'all');
  if (!known || all === undefined || operations.length === 0) return undefined;
  const nickel = known.find(({ group }) => group === 'nickel');
  return {
    words: coverageWords(known, bands)!,
    ...{ promised: PROMISED, bands, n: all.n, inside: insideOf(all, bands) },
    ...(nickel === undefined ? {} : { nickel: { n: nickel.n, inside: insideOf(nickel, bands) } }),
    operations: known.flatMap((one) => {
      const { group, operation, element, n, laboratories } = one;
      if (group !== 'operation' || operation === undefined || !operations.includes(operation)) return [];
      const own = element === undefined ? {} : { element };
      return [{ operation, ...own, n, laboratories, inside: insideOf(one, bands) }];
    }),
  };
}
