import type { HeatOrder } from '../../documents/contract/plan-fields.ts';
import type { PlanOutput } from '../../documents/heats/plan.ts';
import { InfeasibleError } from '../../foundation/errors.ts';
import { flooredPercent, shortPercent, usd } from '../../foundation/quantity/format.ts';

type Cure = PlanOutput['conflict'][number]['cures'][number];

/** Cures of one conflict that are told beside the nearest. */
const MOST_CURES = 2;
/** Lots that were left out and are named. */
const MOST_NAMES = 5;

/**
 * The refusal of a plan: the cheapest cure first and alone, or the lots that were left out to be taken back; then each conflict with
 * few more cures, each said once. The plan with all of them is its cause.
 */
export function refusalOf(
  order: HeatOrder,
  output: PlanOutput,
  unmeasured: ReadonlyMap<string, readonly string[]> = new Map(),
): InfeasibleError {
  const { mass_kg, controlled, gradeId, lots: { without = [] } = {} } = order;
  const [nearest] = output.conflict.flatMap(({ cures }) => cures).sort(byCost);
  const said = new Set(nearest ? [nearest.words] : []);
  const conflicts = output.conflict.map(({ words, cures }) => {
    const own = [...cures]
      .sort(byCost)
      .filter((cure) => !said.has(cure.words))
      .slice(0, MOST_CURES);
    for (const cure of own) said.add(cure.words);
    return { message: words, ...(own.length > 0 ? { cure: `or ${own.map(cureWords).join('; or ')}` } : {}) };
  });
  return new InfeasibleError(
    `${reachedWords(output)} for ${mass_kg} kg of ${controlled?.name ?? gradeId}${inTheWay(output, unmeasured)}`,
    [
      ...(nearest ? [{ cure: cureWords(nearest) }] : []),
      ...(without.length > 0
        ? [
            {
              path: 'lots.without',
              cure: `${nearest ? 'or ' : ''}take back what is left out: ${fewOf(without)}`,
            },
          ]
        : []),
      ...conflicts,
    ],
    output,
  );
}

/** How far the cleared lots come: what the surest charge reaches, and costs; none where no charge meets the limits even on average. */
function reachedWords({ nearest }: PlanOutput): string {
  const [heat] = nearest?.heats ?? [];
  if (!nearest || !heat) return 'no charge of the cleared lots meets the limits';
  const { asked, cost_usd } = nearest;
  const reached = `${flooredPercent(heat.certificate.passRate)} of heats where ${shortPercent(asked, 6)} are asked`;
  return `the surest charge of the cleared lots meets every limit in ${reached}, at ${usd(cost_usd, 0)},`;
}

/** The limit of a conflict's row: "Bi at most 0.3 ppm", "Nb+Ta above 5.5 wt%". */
const LIMIT =
  /^((?:[A-Z][a-z]?)(?:\+[A-Z][a-z]?)*)(?: \(internal range\))? (?:at (?:most|least)|above|below|[\d.]+ )/;
/** Limits that are named. */
const MOST_LIMITS = 3;

/** What refuses: the stock, or which limits, and in which lots nobody measured their elements: ": Bi is in the way; Bi is not measured in R-1". */
function inTheWay({ conflict }: PlanOutput, unmeasured: ReadonlyMap<string, readonly string[]>): string {
  const rows = conflict.flatMap((one) => one.rows);
  if (rows.some((row) => row.endsWith(' in stock'))) return ': too little metal is free';
  const limits = [...new Set(rows.flatMap((row) => LIMIT.exec(row)?.[1] ?? []))].slice(0, MOST_LIMITS);
  if (limits.length === 0) return '';
  const elements = limits.flatMap((limit) => limit.split('+'));
  const guessed = elements.flatMap((element) => {
    const lots = [...unmeasured].filter(([, of]) => of.includes(element)).map(([lot]) => lot);
    return lots.length === 0 ? [] : [`${element} is not measured in ${fewOf(lots)}`];
  });
  const are = limits.length === 1 ? 'is' : 'are';
  return [`: ${limits.join(', ')} ${are} in the way`, ...guessed].join('; ');
}

/** The first of some names, and how many more. */
const fewOf = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;

/** What cannot be priced comes last. */
const byCost = (a: Cure, b: Cure): number =>
  (a.cost_usd ?? Number.POSITIVE_INFINITY) - (b.cost_usd ?? Number.POSITIVE_INFINITY) || 0;

const cureWords = ({ words, cost_usd }: Cure): string => {
  const said = cost_usd === undefined ? words : `${words} (the heat then costs ${usd(cost_usd, 0)})`;
  return words.startsWith('a concession on')
    ? `${said}: enter what the customer accepts, and plan by that specification`
    : said;
};
