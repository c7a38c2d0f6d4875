import type { PlanOutput } from '../../documents/heats/plan.ts';
import { CancelledError } from '../../foundation/errors.ts';
import { percent, shortPercent, usd } from '../../foundation/quantity/format.ts';
import { checkBranch } from '../../models/charge/refining.ts';
import { amountsOf } from '../../models/charge/stopped-plan.ts';
import { aside } from '../control.ts';
import { chargeConformance } from './charge-conformance.ts';
import { isToldSurer } from './conflict.ts';
import type { PlanContext } from './context.ts';
import { type HeatResult, namedLines } from './one-heat.ts';

export type Nearest = NonNullable<PlanOutput['nearest']>;

/** What the nearest plan costs and how many of its heats meet every limit, in words. */
export const nearestWords = ({ asked, cost_usd, heats }: Nearest): string =>
  `nearest plan ${usd(cost_usd)}: ${heats.map(({ certificate }) => percent(certificate.passRate)).join(', ')} of drawn heats meet every limit, ${shortPercent(asked, 6)} are asked`;

/**
 * The result of a search for what would help a refused plan. Interrupted, it leaves the nearest plan: throws CancelledError with its words
 * and its charge.
 */
export async function leavingNearest<T>(nearest: Nearest | undefined, search: () => Promise<T>): Promise<T> {
  try {
    return await search();
  } catch (error) {
    if (!nearest || !(error instanceof CancelledError)) throw error;
    throw new CancelledError(
      `stopped while what would help was looked for; ${nearestWords(nearest)}; nothing is reserved`,
      nearest.heats.flatMap(({ charge }) => amountsOf(charge)),
      error,
    );
  }
}

/**
 * The surest charge that was found of a heat whose plan was refused, with what it costs, what it becomes, and how many of its heats pass
 * on draws of their own: it was chosen on those of the search, whose count would be too kind. undefined where no charge was found.
 */
export async function nearestOf(
  context: PlanContext,
  { plan, confidence }: Pick<HeatResult, 'plan' | 'confidence'>,
  index: number,
): Promise<Nearest | undefined> {
  const charge = surestCharge(plan);
  if (charge.length === 0) return undefined;
  const { input, facts } = context;
  const found = await aside(context.control, (control) =>
    chargeConformance(input, charge, {
      ...{ facts, control, heat: index, branch: checkBranch('nearest') },
      ...(plan.option ? { route: plan.option.id } : {}),
    }),
  );
  const cost_usd = found.cost_usd + plan.optionCost_usd;
  return {
    asked: confidence,
    cost_usd,
    heats: [
      {
        id: context.problem.heats[index]!.id,
        cost_usd,
        charge: charge.toSorted((a, b) => b.mass_kg - a.mass_kg),
        composition_wtpct: found.composition_wtpct,
        certificate: found.certificate,
        risks: found.risks,
      },
    ],
  };
}

/** What the surest charge of a refused plan takes of each material, of whole pieces together; empty where there is none. */
function surestCharge(plan: HeatResult['plan']): Nearest['heats'][number]['charge'] {
  const { best } = plan.solution;
  const lines =
    plan.reached && isToldSurer(plan) ? plan.reached.charge : namedLines({ plan }, best?.lines ?? []);
  const byId = Map.groupBy(lines, ({ id }) => id);
  return [...byId].map(([id, some]) => ({
    id,
    mass_kg: some.reduce((sum, { mass_kg }) => sum + mass_kg, 0),
  }));
}
