import type { PrintedLimit } from '../../models/release/contractual.ts';
import type { SumRule, SumVerdict } from '../../models/release/sum-verdict.ts';
import { limitText } from '../../models/release/verdict.ts';

/** A sum as one source prints it. */
export interface SumOfSource extends SumRule {
  /** The grade, or the document that prints it, in words. */
  readonly source: string;
}

/** A sum of the same elements, whoever states it: one row, with the tighter end of each source [wt%]. */
export interface StatedSum extends Pick<SumRule, 'elements' | 'limit'> {
  readonly sources: readonly SumOfSource[];
}

/** Each sum once, in the order in which it is stated first. */
export const mergedSums = (stated: readonly SumOfSource[]): readonly StatedSum[] =>
  [...Map.groupBy(stated, ({ elements }) => elements.toSorted().join('+')).values()].map((sources) => ({
    elements: sources[0]!.elements,
    limit: sources.map(({ limit }) => limit).reduce(tighter),
    sources,
  }));

const tighter = (a: PrintedLimit, b: PrintedLimit): PrintedLimit => {
  const [min, max] = [innerEnd(a.min, b.min, (x, y) => x >= y), innerEnd(a.max, b.max, (x, y) => x <= y)];
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), unit: a.unit };
};

const innerEnd = (
  a: string | undefined,
  b: string | undefined,
  isInner: (x: number, y: number) => boolean,
): string | undefined => (a === undefined || (b !== undefined && !isInner(Number(a), Number(b))) ? b : a);

const RANK = { FAIL: 0, HOLD: 1, PASS: 2 };

/**
 * The one verdict on a sum: each source is judged as it prints its limit (digits decide what rounding lets through), the worst
 * counts, and all are named where there are several.
 */
export function judgeStated(
  { elements, limit, sources }: StatedSum,
  judge: (rule: SumOfSource) => SumVerdict,
): SumVerdict {
  const verdicts = sources.map(judge);
  if (verdicts.length === 1) return verdicts[0]!;
  const worst = verdicts.toSorted(
    (a, b) => RANK[a.outcome] - RANK[b.outcome] || RANK[a.contractual] - RANK[b.contractual],
  )[0]!;
  const known = verdicts.map(({ probability }) => probability).filter((one) => one !== null);
  const named = sources.map((one) => `${one.source} (${limitText(one.limit)})`);
  return {
    ...worst,
    elements,
    limit: limitText(limit),
    probability: known.length < verdicts.length ? null : Math.min(...known),
    reason: `${worst.reason}; stated by ${named.join(' and ')}`,
  };
}
