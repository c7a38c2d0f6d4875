import { parseDocument } from '../../documents/common.ts';
import { type ReleaseInput, type ReleaseOutput, releaseInputSchema } from '../../documents/proof/release.ts';
import { ForbiddenError } from '../../foundation/errors.ts';
import { LARGEST_SUM_WTPCT } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';
import { disagreements, supersede } from '../../models/release/several-results.ts';
import { judgeSum, type SumRule, type SumVerdict } from '../../models/release/sum-verdict.ts';
import {
  type ElementVerdict,
  type JudgeOptions,
  judgeResult,
  limitText,
  missingResult,
  type ResultRow,
} from '../../models/release/verdict.ts';
import { manifestOf } from '../manifest.ts';
import { assumptions } from './assumptions.ts';
import { judgeIndices } from './indices.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { resultRows } from './results.ts';
import { applyRetests } from './retests.ts';
import { balanceAmong, limitOf, type ReleaseRules, releaseRules } from './rules.ts';
import { judgeStated } from './stated-sums.ts';
import { replacedResults } from './withdrawn.ts';

/** Parses and judges; InputError with path and cure for a bad document. */
export const releaseDocument = (document: unknown, facts: ReleaseFacts): ReleaseOutput =>
  release(parseDocument(releaseInputSchema, document, 'release'), facts);

/**
 * The verdict on one object, element by element: the contract first, then probability and method beside it. FAIL
 * before HOLD before PASS; predicted objects, derived windows, imputed values and a specification that nobody controls
 * are at best HOLD. Throws InputError for an unknown grade, a text that is not a content, or a result that fits its
 * window only with the other unit.
 */
export function release(input: ReleaseInput, facts: ReleaseFacts): ReleaseOutput {
  refuseCheckAnalysis(input);
  // The windows to keep, and the results in the order of the document.
  const printed = releaseRules(input.specification, facts);
  const rows = resultRows(input, printed, facts);
  const rules = { ...printed, balance: printed.balance ?? balanceAmong(rows, printed) };
  const options = optionsOf(input);
  // Each result against its window; a printed sum that holds ("Nb is Nb + Ta") spares its element the minimum.
  const sumOf = (sum: SumRule, of: readonly ResultRow[]): SumVerdict =>
    judgeWithout(absentParts(sum, rows, rules), sum, { rows: of, options });
  const printedSums = rules.sums.flatMap(({ sources }) => sources);
  const spared = sparedBySums(printedSums, (sum) => sumOf(sum, rows));
  const judge = (row: ResultRow): ElementVerdict | null => judgeRow(row, { rules, options, spared });
  const judged = rows.flatMap((row) => {
    const verdict = judge(row);
    return verdict ? [{ row, verdict }] : [];
  });
  // A retest rule says which results decide; what has a window and no result is missing.
  const retested = applyRetests(judged, { input, facts, judge });
  const replaced = retested.verdicts.filter((one) => one.replaced);
  const { withdrawn, reasons: unreplaced } = replacedResults(input, { facts, rules, replaced });
  const missing = [...rules.limits]
    .filter(([element]) => !rows.some((row) => row.element === element))
    .map(([element, rule]) => missingResult(element, rule));
  const elements = [...supersede(retested.verdicts), ...missing].sort((a, b) =>
    byElementOrder(a.element, b.element),
  );
  // What has no row of its own still counts in sums and indices.
  const withRow = new Set(judged.map(({ row }) => row));
  const unjudged = rows.filter((row) => !withRow.has(row));
  const deciding = [...retested.deciding, ...unjudged];
  const sums = rules.sums.map((sum) => judgeStated(sum, (one) => sumOf(one, deciding)));
  const indices = judgeIndices(input, deciding, {
    facts,
    rounding: options.rounding,
    balance: rules.balance,
  });
  // Everything that keeps the object from passing, in the order in which it is read.
  const reasons = [
    ...objectReasons(input, rules),
    ...overfilled(deciding),
    ...retested.reasons,
    ...unreplaced,
    ...elements
      .filter((row) => row.outcome !== 'PASS')
      .map((row) => `${row.element}: ${row.outcome}, ${row.reason}`),
    ...disagreements(deciding),
    ...sums
      .filter((sum) => sum.outcome !== 'PASS')
      .map((sum) => `${sum.elements.join(' + ')}: ${sum.outcome}, ${sum.reason}`),
    ...indices
      .filter((index) => index.contractual !== 'PASS')
      .map((index) => `${index.name}: ${index.contractual}, ${index.reason}`),
  ];
  return {
    format: 'remelt-release/1',
    manifest: manifestOf(input, facts, { seed: 'none: nothing is drawn', rounding: options.rounding }),
    assumed: assumptions(input, {
      rules,
      inferred: printed.balance === null,
      absent: printedSums.flatMap((sum) => absentParts(sum, rows, rules)),
    }),
    object: input.object,
    ...(input.specification.productForm && { productForm: input.specification.productForm }),
    verdict: verdictOf(elements, [...sums, ...indices], reasons),
    elements: elements.map(shownRow),
    sums: sums.map((sum) => ({ ...sum, elements: [...sum.elements] })),
    indices,
    retests: retested.retests.map((retest) => ({ ...retest, replacements: [...retest.replacements] })),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    reasons,
  };
}

/** A row as it is shown: what it does to the verdict, unless another result decides in its place. */
function shownRow({
  outcome,
  undecided: _,
  replaces: __,
  average: ___,
  ...row
}: ElementVerdict): ReleaseOutput['elements'][number] {
  return row.replaced || row.superseded || row.averaged ? row : { ...row, outcome };
}

const optionsOf = ({ specification, confidence, decisionRule }: ReleaseInput): JudgeOptions => ({
  rounding: specification.rounding ?? 'absolute',
  ...(confidence === undefined ? {} : { confidence }),
  ...(decisionRule === undefined ? {} : { decisionRule }),
});

/** Elements whose minimum a grade prints for a sum ("Nb is Nb + Ta"), where that sum is measured and meets it; the sum. */
function sparedBySums(
  sums: readonly SumRule[],
  judge: (sum: SumRule) => SumVerdict,
): ReadonlyMap<ElementSymbol, string> {
  return new Map(
    sums.flatMap((sum): [ElementSymbol, string][] =>
      sum.printedFor !== undefined && judge(sum).outcome === 'PASS'
        ? [[sum.printedFor, sum.elements.join(' + ')]]
        : [],
    ),
  );
}

/** What stands beside the element of a printed sum ("Nb is Nb + Ta"), has no row and no result: not present. */
function absentParts(
  { elements, printedFor }: SumRule,
  rows: readonly ResultRow[],
  { limits }: ReleaseRules,
): ElementSymbol[] {
  if (printedFor === undefined) return [];
  return elements.filter(
    (element) =>
      element !== printedFor && !limits.has(element) && !rows.some((row) => row.element === element),
  );
}

function judgeWithout(
  absent: readonly ElementSymbol[],
  sum: SumRule,
  { rows, options }: { readonly rows: readonly ResultRow[]; readonly options: JudgeOptions },
): SumVerdict {
  const elements = sum.elements.filter((element) => !absent.includes(element));
  const verdict = judgeSum({ ...sum, elements }, rows, options);
  if (absent.length === 0) return verdict;
  return {
    ...verdict,
    elements: sum.elements,
    reason: `${verdict.reason}; no result of ${absent.join(', ')}: taken as not present`,
  };
}

/** The purchaser checks with tolerances beyond the limits; a producer who releases on them ships what fails. */
function refuseCheckAnalysis({ specification }: ReleaseInput): void {
  if (specification.checkAnalysis === undefined) return;
  throw new ForbiddenError('the tolerances of check analysis cannot accept a heat', {
    path: 'specification.checkAnalysis',
    allowed: 'the limits of the specification themselves',
    source: 'AMS 2269: for the purchaser only, never for ladle or ingot acceptance',
    cure: 'leave out specification.checkAnalysis',
  });
}

function verdictOf(
  elements: readonly ElementVerdict[],
  others: readonly { readonly contractual: string }[],
  reasons: readonly string[],
): ReleaseOutput['verdict'] {
  if (elements.some((row) => row.outcome === 'FAIL') || others.some((one) => one.contractual === 'FAIL'))
    return 'FAIL';
  return reasons.length > 0 ? 'HOLD' : 'PASS';
}

/** Why the object as a whole can not pass, whatever its elements say. */
function objectReasons(input: ReleaseInput, rules: ReleaseRules): string[] {
  return [
    input.object.predicted ? 'predicted: only measured results can release metal' : null,
    input.specification.controlled
      ? null
      : 'no controlled specification (number, revision, customer) is named',
    handsReason(input),
    ...(input.unaccounted ?? []),
    ...(input.openPoints ?? []),
    ...(input.unjudged ?? []),
    input.results.length === 0 ? 'no results' : null,
    limitsNothing(rules) ? 'the specification limits nothing' : null,
  ].filter((reason) => reason !== null);
}

/** True without a single end of a window: `{}` opens an element, it does not limit it. */
const limitsNothing = ({ limits, sums }: ReleaseRules): boolean =>
  [...limits.values(), ...sums].every(({ limit }) => limit.min === undefined && limit.max === undefined);

/** Places whose results add to more than there is, the smaller of several of one element counted: one of them is wrong. */
function overfilled(deciding: readonly ResultRow[]): string[] {
  const places = Map.groupBy(deciding, ({ place, specimen }) =>
    JSON.stringify([place ?? '', specimen ?? '']),
  );
  return [...places.values()].flatMap((together) => {
    const least = new Map<ElementSymbol, number>();
    for (const { element, reading, unit } of together) {
      if (reading.operator.startsWith('<')) continue;
      const wtpct = unit === 'ppm' ? reading.value / 1e4 : reading.value;
      least.set(element, Math.min(wtpct, least.get(element) ?? wtpct));
    }
    const sum = [...least.values()].reduce((total, wtpct) => total + wtpct, 0);
    const where = together[0]!.place === undefined ? '' : ` of ${together[0]!.place}`;
    return sum > LARGEST_SUM_WTPCT
      ? [`the results${where} add up to ${sum.toFixed(2)} wt%: at least one is wrong`]
      : [];
  });
}

/** Who typed the windows in and who compared them are two persons, or neither is named (then it is assumed). */
function handsReason({ specification: { controlled } }: ReleaseInput): string | null {
  const { enteredBy, checkedBy } = controlled ?? {};
  if (enteredBy !== undefined && checkedBy !== undefined && sameName(enteredBy, checkedBy))
    return `the specification was entered and checked by the same person (${checkedBy})`;
  if ((enteredBy === undefined) === (checkedBy === undefined)) return null;
  return enteredBy === undefined
    ? `the specification was checked by ${checkedBy}, but nobody is named who entered it`
    : `the specification was entered by ${enteredBy}, but nobody is named who checked it`;
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function judgeRow(
  row: ResultRow,
  {
    rules,
    options,
    spared,
  }: {
    readonly rules: ReleaseRules;
    readonly options: JudgeOptions;
    readonly spared: ReadonlyMap<ElementSymbol, string>;
  },
): ElementVerdict | null {
  const rule = rules.limits.get(row.element);
  const sum = spared.get(row.element);
  if (rule && sum !== undefined) {
    const { min: _, ...limit } = rule.limit;
    return {
      ...judgeResult(row, { ...rule, limit }, options),
      limit: `${limitText(rule.limit)} as ${sum}`,
    };
  }
  if (rule) return judgeResult(row, rule, options);
  const limit = limitOf(row.element, rules);
  if (limit === null) return null;
  return {
    ...judgeResult(row, { limit, basis: 'residual' }, options),
    limit: `${limitText(limit)}, residual`,
  };
}
