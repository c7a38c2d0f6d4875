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
 * Metal yields by form and supplier, learned from heats: out = sum yield_g mass_g + error, normal priors, updated heat by
 * heat (docs/theory/release.md, equations 12 and 13). A supplier of a known form starts from its form and shares what others
 * of that form teach. Does not depend on the order of heats. Leaves out: yields that change with time or furnace.
 */
export function learnYields(heats: readonly YieldHeat[], options: YieldOptions): LearnedYield[] {
  const { prior, weighing = WEIGHING, correlation = CORRELATION, leastHeats = LEAST_YIELD_HEATS } = options;
  const groups = groupsOf(heats);
  const start = groups.map(({ form }) => prior(form));
  const mean = start.map((one) => one.mean);
  const covariance = groups.map((a, i) =>
    groups.map((b, j) => {
      const alike = i === j ? 1 : a.form === b.form ? correlation : 0;
      return alike * start[i]!.spread * start[j]!.spread;
    }),
  );
  for (const { inputs, metal_g } of heats) {
    const masses = groups.map((group) => massOf(inputs, group));
    const charged = masses.reduce((sum, mass) => sum + mass, 0);
    if (charged > 0) update(mean, covariance, { masses, metal_g, variance: (weighing * charged) ** 2 });
  }
  return groups.map((group, i) => {
    const seen = heats.filter(({ inputs }) => massOf(inputs, group) > 0).length;
    return {
      ...group,
      heats: seen,
      enough: seen >= leastHeats,
      charged_g: heats.reduce((sum, { inputs }) => sum + massOf(inputs, group), 0),
      prior: start[i]!,
      learned: {
        mean: Math.min(1, Math.max(0, mean[i]!)),
        spread: Math.sqrt(Math.max(0, covariance[i]![i]!)),
      },
    };
  });
}

type Group = Pick<LearnedYield, 'form' | 'supplier'>;

function groupsOf(heats: readonly YieldHeat[]): Group[] {
  const found = new Map<string, Group>();
  for (const { inputs } of heats)
    for (const { form, supplier } of inputs) found.set(`${form}\u0000${supplier}`, { form, supplier });
  return [...found.values()].sort(
    (a, b) => a.form.localeCompare(b.form) || a.supplier.localeCompare(b.supplier),
  );
}

const massOf = (inputs: YieldHeat['inputs'], { form, supplier }: Group): number =>
  inputs
    .filter((one) => one.form === form && one.supplier === supplier)
    .reduce((sum, one) => sum + one.mass_g, 0);

/** One observation of a normal linear model: gain = P m / (m' P m + v), mean += gain (y - m' mean), P -= gain m' P. */
function update(
  mean: number[],
  covariance: number[][],
  heat: { readonly masses: readonly number[]; readonly metal_g: number; readonly variance: number },
): void {
  const { masses, metal_g, variance } = heat;
  const carried = covariance.map((row) => row.reduce((sum, value, j) => sum + value * masses[j]!, 0));
  const total = carried.reduce((sum, value, i) => sum + value * masses[i]!, variance);
  const miss = metal_g - mean.reduce((sum, value, i) => sum + value * masses[i]!, 0);
  for (let i = 0; i < mean.length; i++) {
    const gain = carried[i]! / total;
    mean[i]! += gain * miss;
    for (let j = 0; j < mean.length; j++) covariance[i]![j]! -= gain * carried[j]!;
  }
}
