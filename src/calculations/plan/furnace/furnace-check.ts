import type { FurnaceOfPlan } from '../../../documents/heats/furnace-of-plan.ts';
import { writtenWtpct } from '../../../foundation/quantity/fractions.ts';
import { quantileSorted } from '../../../foundation/statistics/summary/quantiles.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Conformity, columnsOf, type Trial } from '../../../models/charge/confident/conformance.ts';
import { type Columns, failuresIn, lowerLimitOf } from '../../../models/charge/judge.ts';
import { type LimitRow, limitRows } from '../../../models/charge/limit-row.ts';
import { presentElements } from '../../../models/charge/problem.ts';
import { type RareEarthAccount, withRareEarths } from '../../../models/charge/rare-earth.ts';
import { checkBranch, type Refining } from '../../../models/charge/refining.ts';
import { furnaceErrorsOf } from '../../route/furnace-errors.ts';
import { isSimulated, type RouteOption, type RouteRun, refiningOf } from '../refining.ts';
import { baseOfHeat, restsOn } from './rests-on.ts';
import { settledBy } from './settled-by.ts';
import { furnaceWords } from './words.ts';

/** A charge whose own probability has been counted, and the furnaces that it goes through. */
export interface CheckedCharge extends Pick<Trial, 'problem' | 'lines'> {
  readonly run: RouteRun;
  readonly option: RouteOption;
  readonly accounts: readonly RareEarthAccount[];
  readonly conformance: Conformity & { readonly attempt: number };
  /** Asked of the charge, and of the furnace [1]. */
  readonly confidence: number;
}

/** Draws of the count that are taken through the furnace again: 95 % to 1 %, for a tenth of the time of a plan. */
const SAMPLES = 500;
/** The first of them, through what follows the bath alone. */
const AFTER_SAMPLES = 250;
/** The bath settles a limit that what follows it breaks in less than this share of the draws that break it [1]. Chosen. */
const LEFT_BY_BATH = 0.25;
/** Share of the right charges from which on a limit that the furnace breaks is shown [1], and how many are. */
const SHOWN_FROM = 0.005;
const MOST_SHOWN = 10;

/**
 * What the furnace may do to a charge that is right: draws of the charge's own count once more, with the errors that published
 * furnaces had against these models. P(furnace as predicted) is the share of the right ones that stay inside; where it is less
 * than asked, the fewest limits without which it is not, are open until a sample is read. null for a route of tables, whose
 * spread is that of furnaces, and where no errors are known.
 */
export function furnaceOfPlan(of: CheckedCharge): FurnaceOfPlan | null {
  const { run, option, confidence, conformance } = of;
  if (!isSimulated(option)) return null;
  const known = furnaceErrorsOf(run, run.facts);
  if (!known) return run.calibrated ? ownHeats(run.calibrated) : null;
  const samples = Math.min(SAMPLES, conformance.samples);
  const right = conformance.failed.subarray(0, samples).map((failed) => 1 - failed);
  const count = sumOf(right);
  if (count === 0) return null;
  const drawn = drawnWith(of, { published: 'throughout', samples });
  const { rows, columns } = drawn;
  const kept = (without: ReadonlySet<LimitRow>): number =>
    sumOf(right, (s) => rows.every(({ limit, failed }) => without.has(limit) || failed[s] === 0));
  const atLeast = (passes: number): number => lowerLimitOf({ passes, samples: count, failures: [] });
  const broken = rows
    .map((row) => ({ ...row, breaks: sumOf(right, (s) => row.failed[s] === 1) }))
    .filter(({ breaks }) => breaks > 0)
    .sort((a, b) => b.breaks - a.breaks);
  const open = new Set<LimitRow>();
  for (const { limit } of broken) {
    if (atLeast(kept(open)) >= confidence) break;
    open.add(limit);
  }
  const passes = kept(new Set());
  const settled = settledBy(option, () => {
    const later = drawnWith(of, { published: 'after the bath', samples: Math.min(AFTER_SAMPLES, samples) });
    const some = right.subarray(0, AFTER_SAMPLES);
    const breaksIn = (all: Drawn, limit: LimitRow): number => {
      const failed = all.rows.find((one) => isSame(one.limit, limit))?.failed;
      return sumOf(some, (s) => failed?.[s] === 1);
    };
    return (limit) => breaksIn(later, limit) < LEFT_BY_BATH * breaksIn(drawn, limit);
  });
  const base = baseOfHeat(columns);
  const shown = broken
    .filter(({ limit, breaks }, i) => open.has(limit) || (i < MOST_SHOWN && breaks >= SHOWN_FROM * count))
    .map(({ limit, breaks }) => {
      const until = open.has(limit) ? settled(limit) : null;
      return {
        of: limit.elements.join('+'),
        ...bandOf(columns, limit.elements, samples),
        ...(limit.min > 0 ? { min_wtpct: writtenWtpct(limit.min) } : {}),
        ...(Number.isFinite(limit.max) ? { max_wtpct: writtenWtpct(limit.max) } : {}),
        breaks: breaks / count,
        ...restsOn(limit.elements, { option, known, base, calibrated: run.calibrated }),
        state: open.has(limit) ? ('open' as const) : ('inside' as const),
        ...(until === null ? {} : { until }),
      };
    });
  const found = {
    restsOn: run.calibrated ? ('own heats' as const) : ('published furnaces' as const),
    samples: count,
    asked: confidence,
    probability: passes / count,
    atLeast: atLeast(passes),
    both: passes / samples,
    state: open.size > 0 ? ('open' as const) : ('inside' as const),
    rows: shown,
    others: kept(open) / count,
  };
  return { ...found, words: furnaceWords(found, run.calibrated) };
}

/** The charge through a furnace that its own heats have told all that is known of: its scatter is a part of the charge's count. */
const ownHeats = ({ furnace, heats }: NonNullable<RouteRun['calibrated']>): FurnaceOfPlan => ({
  restsOn: 'own heats',
  state: 'inside',
  rows: [],
  words: [
    `${furnace} is drawn as its own ${heats} heats left it, within the probability of the charge: nothing is added for other furnaces.`,
  ],
});

/** The limits of a heat with the draws that break each, and the contents that were drawn. */
interface Drawn {
  readonly rows: readonly { readonly limit: LimitRow; readonly failed: Uint8Array }[];
  readonly columns: Columns;
}

/** The charge through furnaces with the errors of published ones. */
function drawnWith(
  { run, option, accounts, problem, lines, conformance: { attempt } }: CheckedCharge,
  { published, samples }: { readonly published: RouteRun['published'] & string; readonly samples: number },
): Drawn {
  const furnace = refiningOf({ ...run, published });
  const refining: Refining = accounts.length > 0 ? withRareEarths(furnace, accounts) : furnace;
  const elements = presentElements(problem);
  const draws = { seed: run.seed, branch: checkBranch(attempt) };
  const trial: Trial = { problem, lines, samples, draws, furnace: {}, route: { refining, option } };
  const columns = columnsOf(trial, { samples, draws: { ...draws, first: 0 }, elements });
  const limits = limitRows(problem.heats[0]!.specification, elements);
  return {
    columns,
    rows: limits.map((limit) => ({ limit, failed: failuresIn([limit], columns, samples) })),
  };
}

const isSame = (a: LimitRow, b: LimitRow): boolean =>
  a.kind === b.kind && a.elements.join('+') === b.elements.join('+');

/** What the heat holds of an element or a sum in nine of ten [wt%]. */
function bandOf(columns: Columns, elements: readonly ElementSymbol[], samples: number) {
  const sums = Float64Array.from({ length: samples }, (_, s) =>
    elements.reduce((sum, element) => sum + (columns.get(element)?.[s] ?? 0), 0),
  ).sort();
  return {
    p05_wtpct: writtenWtpct(quantileSorted(sums, 0.05)),
    p95_wtpct: writtenWtpct(quantileSorted(sums, 0.95)),
  };
}

/** How many of the marked are, by place; all that are marked without a question. */
const sumOf = (marked: Uint8Array, isCounted: (at: number) => boolean = () => true): number =>
  marked.reduce((sum, mark, s) => sum + (mark === 1 && isCounted(s) ? 1 : 0), 0);
