import type { PlanOutput } from '../../documents/heats/plan.ts';
import type { YardValue } from '../../documents/yard/yard-value.ts';

type Row = YardValue['lots'][number];

/** What a plan of the orders says of a lot. */
export interface Planned {
  readonly used_kg: number;
  /** Null = it says nothing. */
  readonly worth_usd_per_kg: number | null;
}

/** What each lot is worth at most to the heats of a plan, by its id; nothing where there is no plan. */
export function plannedWorth(output: PlanOutput | null): ReadonlyMap<string, Planned> {
  const worth = new Map<string, Planned>();
  if (output === null || output.status === 'infeasible') return worth;
  for (const { charge, lots = [] } of output.heats) {
    for (const { id, breakEven_usd_per_kg: at } of lots) {
      const before = worth.get(id) ?? { used_kg: 0, worth_usd_per_kg: null };
      const most = Math.max(
        at ?? Number.NEGATIVE_INFINITY,
        before.worth_usd_per_kg ?? Number.NEGATIVE_INFINITY,
      );
      worth.set(id, { ...before, worth_usd_per_kg: Number.isFinite(most) ? Math.max(0, most) : null });
    }
    for (const { id, mass_kg } of charge) {
      const before = worth.get(id) ?? { used_kg: 0, worth_usd_per_kg: null };
      worth.set(id, { ...before, used_kg: before.used_kg + mass_kg });
    }
  }
  return worth;
}

/** The lots by what a lesser use leaves unpaid of Re, Hf, Ta and Nb, most first. */
export const byUnpaid = (lots: readonly Row[]): Row[] =>
  [...lots].sort((a, b) => unpaidIfDowngraded(b) - unpaidIfDowngraded(a));

/** Worth of Re, Hf, Ta and Nb that nobody pays for when the whole lot goes into a lesser alloy [USD]. */
const unpaidIfDowngraded = ({ outlets }: Pick<Row, 'outlets'>): number =>
  outlets
    .filter(({ downgrade }) => downgrade)
    .flatMap(({ unpaid_usd }) => unpaid_usd)
    .reduce((sum, { usd }) => sum + usd, 0);

/** What to do with a lot, in words: melt what the orders take, keep what they would pay more for than others, sell the rest. */
export function adviceOn({
  free_kg,
  used_kg,
  worth_usd_per_kg: worth,
  outlets: [best],
}: Pick<Row, 'free_kg' | 'used_kg' | 'worth_usd_per_kg' | 'outlets'>): string {
  if (used_kg >= free_kg * (1 - 1e-6)) return 'melt';
  const paid = best?.net_usd_per_kg.median ?? 0;
  const rest = best === undefined || paid <= 0 || (worth ?? 0) >= paid ? 'keep' : `sell as ${best.as}`;
  return used_kg > 0
    ? `melt a part, ${rest} the rest`.replace(/(sell)( as .+) the rest/, '$1 the rest$2')
    : rest;
}
