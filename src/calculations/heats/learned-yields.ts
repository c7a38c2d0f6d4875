import { invert, matrixOf } from '../../foundation/numerics/matrix.ts';

/** One melted heat as the scales saw it; all masses in grams. */
export interface YieldHeat {
  readonly heat: string;
  readonly inputs: readonly { readonly form: string; readonly supplier: string; readonly mass_g: number }[];
  /** Metal that came out, skull and samples included; slag, fume and dust not. */
  readonly metal_g: number;
}

export interface YieldPrior {
  readonly mean: number;
  readonly spread: number;
}

export interface LearnedYield {
  readonly form: string;
  readonly supplier: string;
  readonly heats: number;
  readonly charged_g: number;
  readonly prior: YieldPrior;
  /** Mean and one standard deviation after the heats, kept within 0 and 1. */
  readonly learned: YieldPrior;
  /** Heats enough to plan with what they teach. */
  readonly enough: boolean;
}

export interface YieldOptions {
  /** Metal yield of a form before any heat. */
  readonly prior: (form: string) => YieldPrior;
  /** One standard deviation of the metal weighed, as a share of what was charged. Default 0.3 % (assumption). */
  readonly weighing?: number;
  /** How alike two suppliers of one form are believed to be. Default 0.5 (assumption). */
  readonly correlation?: number;
  /** Heats with metal of the form and supplier from which on plans take the learned yield. Default 5 (assumption). */
  readonly leastHeats?: number;
}

const WEIGHING = 0.003;
const CORRELATION = 0.5;

/** Fewer heats say little of the next one: it yields less than all of five with a chance of one in six, of two with one in three. */
export const LEAST_YIELD_HEATS = 5;

/**
 * Metal yields by form and supplier, learned from heats: out = sum yield_g mass_g + error, normal priors
 * (docs/theory/release.md, equations 12 and 13). A supplier of a known form starts from its form and shares what others
 * of that form teach. Does not depend on the order of heats: what they say is added up, and solved once. So a heat costs the
 * same however many suppliers there are. Leaves out: yields that change with time or furnace.
 */
export function learnYields(heats: readonly YieldHeat[], options: YieldOptions): LearnedYield[] {
  const { prior, weighing = WEIGHING, correlation = CORRELATION, leastHeats = LEAST_YIELD_HEATS } = options;
  const groups = groupsOf(heats);
  const start = groups.map(({ form }) => prior(form));
  const covariance = groups.map((a, i) =>
    groups.map((b, j) => {
      const alike = i === j ? 1 : a.form === b.form ? correlation : 0;
      return alike * start[i]!.spread * start[j]!.spread;
    }),
  );
  const said = saidBy(heats, { groups, weighing });
  const learned = posterior(
    start.map(({ mean }) => mean),
    covariance,
    said,
  );
  return groups.map((group, i) => ({
    ...group,
    heats: said.heats[i]!,
    enough: said.heats[i]! >= leastHeats,
    charged_g: said.charged_g[i]!,
    prior: start[i]!,
    learned: {
      mean: Math.min(1, Math.max(0, learned.mean[i]!)),
      spread: Math.sqrt(Math.max(0, learned.variance[i]!)),
    },
  }));
}

type Group = Pick<LearnedYield, 'form' | 'supplier'>;

const keyOf = ({ form, supplier }: Group): string => `${form}\u0000${supplier}`;

function groupsOf(heats: readonly YieldHeat[]): Group[] {
  const found = new Map<string, Group>();
  for (const { inputs } of heats)
    for (const { form, supplier } of inputs) found.set(keyOf({ form, supplier }), { form, supplier });
  return [...found.values()].sort(
    (a, b) => a.form.localeCompare(b.form) || a.supplier.localeCompare(b.supplier),
  );
}

/** What heats say of their groups, by the index of a group: sums over heats. */
interface Said {
  readonly heats: readonly number[];
  readonly charged_g: readonly number[];
  /** Sum of m m' / v: masses of two groups over the variance of the metal weighed. */
  readonly precision: readonly (readonly number[])[];
  /** Sum of m y / v. */
  readonly weighed: readonly number[];
}

function saidBy(
  all: readonly YieldHeat[],
  { groups, weighing }: { readonly groups: readonly Group[]; readonly weighing: number },
): Said {
  const indexOf = new Map(groups.map((group, i) => [keyOf(group), i]));
  const zeros = (): number[] => groups.map(() => 0);
  const [heats, charged_g, weighed, precision] = [zeros(), zeros(), zeros(), groups.map(zeros)];
  for (const { inputs, metal_g } of all) {
    const masses = new Map<number, number>();
    for (const input of inputs) {
      const i = indexOf.get(keyOf(input))!;
      masses.set(i, (masses.get(i) ?? 0) + input.mass_g);
    }
    const charged = [...masses.values()].reduce((sum, mass) => sum + mass, 0);
    if (!(charged > 0)) continue;
    const variance = (weighing * charged) ** 2;
    for (const [i, mass] of masses) {
      charged_g[i]! += mass;
      heats[i]! += mass > 0 ? 1 : 0;
      weighed[i]! += (mass * metal_g) / variance;
      for (const [j, other] of masses) precision[i]![j]! += (mass * other) / variance;
    }
  }
  return { heats, charged_g, precision, weighed };
}

/** Mean and variances after the heats: P = P0 (I + A P0)^-1 and mean = m0 + P (b - A m0), with A the precision and b the sums weighed. */
function posterior(
  mean: readonly number[],
  covariance: readonly (readonly number[])[],
  { precision, weighed }: Said,
): { readonly mean: readonly number[]; readonly variance: readonly number[] } {
  const times = (row: readonly number[], column: (k: number) => number): number =>
    row.reduce((sum, value, k) => sum + value * column(k), 0);
  const n = mean.length;
  const { values } = invert(
    matrixOf(
      precision.map((row, i) =>
        covariance.map((_, j) => (i === j ? 1 : 0) + times(row, (k) => covariance[k]![j]!)),
      ),
    ),
  );
  const after = covariance.map((row) => mean.map((_, j) => times(row, (k) => values[k * n + j]!)));
  const surprise = weighed.map((sum, i) => sum - times(precision[i]!, (k) => mean[k]!));
  return {
    mean: mean.map((value, i) => value + times(after[i]!, (k) => surprise[k]!)),
    variance: after.map((row, i) => row[i]!),
  };
}
