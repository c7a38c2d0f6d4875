import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { counted, significant } from '../../../foundation/quantity/format.ts';
import type { Coverage } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { basisPower } from '../power/gate-power.ts';
import { type BoundModel, meetsLimit } from './bounds.ts';
import type { Finding } from './finding.ts';
import type { Reach } from './level.ts';
import { fewestHeats } from './more-heats.ts';

/** A design limit of a property, and what its values are judged with. */
export interface DesignLimit {
  readonly limit: number;
  readonly unit: string;
  readonly coverage: Coverage;
  readonly reach: Reach;
  /** Specimens a heat of a further test. */
  readonly perHeat: number;
  /** Say only that it is open, not how many heats would decide. */
  readonly brief?: boolean | undefined;
}

/** From so many heats on values may prove that a limit is missed. */
export const FEWEST_HEATS_TO_FAIL = 3;

/**
 * PASS when the bound that counts meets the limit; FAIL when the quantile misses it even at its most favourable value
 * (the same bounds at confidence 1 - C, so that both errors are held at 1 - C); else HOLD with the further heats.
 */
export function judgeLimit(model: BoundModel, asked: DesignLimit): Finding {
  const { limit, unit, coverage, reach } = asked;
  const lower = model.side === 'lower';
  const name = lower ? 'design minimum' : 'design maximum';
  const meets = (value: number): boolean => meetsLimit(value, model.side, limit);
  const { counts } = model.bounds(coverage);
  if (!counts)
    return {
      code: 'not-computable',
      verdict: 'HOLD',
      words: `The ${name} of ${limit} ${unit} cannot be judged: no heat-aware bound from ${counted(reach.heats, 'heat')}.`,
      more: { heats: Math.max(1, 2 - reach.heats), perHeat: asked.perHeat },
    };
  const share = `${100 * coverage.content} % of the population at ${Number((100 * coverage.confidence).toFixed(3))} % confidence`;
  const shown = `${significant(counts.value)} ${unit} (${counts.method}, ${share})`;
  if (meets(counts.value))
    return {
      code: 'limit-met',
      verdict: 'PASS',
      words: `The bound ${shown} meets the ${name} of ${limit} ${unit}.`,
    };
  const best = model.atBest(limit, coverage);
  if (best !== undefined && reach.heats >= FEWEST_HEATS_TO_FAIL && !meets(best))
    return {
      code: 'limit-missed',
      verdict: 'FAIL',
      words: `Even at best the quantile is ${significant(best)} ${unit}: it misses the ${name} of ${limit} ${unit}.`,
    };
  return notShown(model, asked, `The bound ${shown} does not meet the ${name} of ${limit} ${unit}`);
}

function notShown(model: BoundModel, asked: DesignLimit, words: string): Finding {
  const { limit, coverage, perHeat } = asked;
  const margin = model.marginInSd(limit);
  const open = { code: 'limit-not-shown', verdict: 'HOLD' } as const;
  if (margin === undefined || asked.brief) return { ...open, words: `${words}.` };
  const towards = margin > normalQuantile(coverage.content);
  const heats = fewestHeats((further) => powerAfter(further, { model, asked, margin, towards }));
  if (heats === null)
    return {
      ...open,
      words: `${words}, and its estimate lies so close to it that no reasonable number of heats decides.`,
    };
  return {
    ...open,
    words: towards
      ? `${words}; ${counted(heats, 'more heat')} of ${perHeat} would show it with a power of 0.9.`
      : `${words}, nor does the estimate; ${counted(heats, 'more heat')} of ${perHeat} would show the miss with a power of 0.9.`,
    more: { heats, perHeat },
  };
}

interface Further {
  readonly model: BoundModel;
  readonly asked: DesignLimit;
  readonly margin: number;
  /** Whether the limit is met if the estimate is right. */
  readonly towards: boolean;
}

/** Power after further heats; bars of one heat count as n/(1 + (m-1) rho) independent ones (Kish 1965). */
function powerAfter(further: number, { model, asked, margin, towards }: Further): number {
  const { reach, perHeat, coverage } = asked;
  const values = reach.values + further * perHeat;
  const each = values / (reach.heats + further);
  const independent = Math.max(2, Math.floor(values / (1 + (each - 1) * model.heatShare)));
  return towards
    ? basisPower(independent, margin, coverage)
    : 1 - basisPower(independent, margin, { ...coverage, confidence: 1 - coverage.confidence });
}
