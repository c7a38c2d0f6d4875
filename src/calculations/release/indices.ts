import type { ReleaseInput, ReleaseOutput } from '../../documents/proof/release.ts';
import { InputError, ValidityError } from '../../foundation/errors.ts';
import { parseReading, toDecimalText } from '../../foundation/quantity/reading.ts';
import { type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import {
  FRACTION,
  intervalVerdict,
  type PrintedLimit,
  type Rounding,
  type Verdict,
} from '../../models/release/contractual.ts';
import { electronVacancy } from '../../models/release/electron-vacancy.ts';
import { bySpecimen, type SpecimenResults } from '../../models/release/several-results.ts';
import type { ResultRow } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';

type Index = NonNullable<ReleaseInput['specification']['indices']>[number];
type IndexVerdict = ReleaseOutput['indices'][number];
type Contents = ReadonlyMap<ElementSymbol, number>;

/** The matrix of a nickel alloy is what is left of nickel: measured, or found by difference. */
const BASE_OF_PROCEDURES: readonly ElementSymbol[] = ['Ni'];

/**
 * The indices that the specification limits, such as the electron vacancy number, from the results that decide, of every
 * specimen, what it lacks taken from the others (`bySpecimen`): the worst speaks. Each "<" result counts as nothing or as
 * its limit, whichever makes the index less, then greater; where the window lies between, HOLD. Of several results of one
 * element of a specimen all have to pass, and one is enough to fail. So does a formula without the result of one of its elements, a recalled procedure, and an index of a predicted or
 * imputed content. An index is printed with two decimals, or as many as its limit has. Throws InputError for an unknown
 * procedure.
 */
export function judgeIndices(
  input: ReleaseInput,
  rows: readonly ResultRow[],
  {
    facts,
    rounding,
    balance,
  }: { readonly facts: ReleaseFacts; readonly rounding: Rounding; readonly balance: ElementSymbol | null },
): IndexVerdict[] {
  return (input.specification.indices ?? []).map((index, i) => {
    const compute = computeOf(index, i, facts);
    const limit = { ...bound('min', index.min), ...bound('max', index.max) };
    const base = { name: index.name, limit: limitWords(limit), by: compute.by };
    const missing = compute.needs.filter(
      (element) => element !== balance && !rows.some((row) => row.element === element),
    );
    const lacking =
      rows.length === 0 ? 'no results' : missing.length > 0 ? `missing: ${missing.join(', ')}` : null;
    if (lacking !== null) return { ...base, text: '', contractual: 'HOLD', reason: lacking };
    const decimals =
      index.decimals ?? Math.max(2, ...Object.values(limit).map((end) => parseReading(end).decimals));
    // The unit only names the limit's scale here: an index has none.
    const against = { limit: { ...limit, unit: 'wt%' as const }, rounding };
    const { text, verdict } = worstOf(
      bySpecimen(rows).map((at) => indexAt(extremes(at, balance, compute), { decimals, against })),
    );
    const holds = [
      ...(verdict === 'HOLD'
        ? ['it depends on results that differ or are below their detection limits']
        : []),
      ...compute.holds,
      ...originHolds(rows),
    ];
    return {
      ...base,
      text,
      contractual: verdict === 'PASS' && holds.length > 0 ? 'HOLD' : verdict,
      reason: [`${text} against ${base.limit}`, ...holds].join('; '),
    };
  });
}

interface Judged {
  readonly text: string;
  readonly verdict: Verdict;
}

const worstOf = (judged: readonly Judged[]): Judged =>
  judged.find(({ verdict }) => verdict === 'FAIL') ??
  judged.find(({ verdict }) => verdict === 'HOLD') ??
  judged[0]!;

/** The index of one specimen: of every choice among its results, and where one choice alone is outside. */
function indexAt(
  { low, high, surelyLow, surelyHigh }: Extremes,
  {
    decimals,
    against,
  }: { readonly decimals: number; readonly against: Parameters<typeof intervalVerdict>[1] },
): Judged {
  const printed = (value: number): string => toDecimalText(value, decimals);
  const { limit, rounding } = against;
  const { min, max, unit } = limit;
  const beyond = (value: number, one: PrintedLimit): boolean =>
    intervalVerdict({ low: printed(value), high: printed(value) }, { limit: one, rounding }) === 'FAIL';
  const fails =
    beyond(surelyLow, max === undefined ? { unit } : { max, unit }) ||
    beyond(surelyHigh, min === undefined ? { unit } : { min, unit });
  const [least, greatest] = [printed(low), printed(high)];
  return {
    text: least === greatest ? least : `${least} to ${greatest}`,
    verdict: fails ? 'FAIL' : intervalVerdict({ low: least, high: greatest }, against),
  };
}

interface Computation {
  readonly by: string;
  /** Elements without whose result nothing is computed. */
  readonly needs: readonly ElementSymbol[];
  readonly holds: readonly string[];
  readonly of: (contents: Contents) => number;
}

function computeOf(index: Index, at: number, facts: ReleaseFacts): Computation {
  if (index.formula) {
    const { per, coefficients, constant = 0, source } = index.formula;
    return {
      by: `formula of ${source}`,
      needs: elementsIn(coefficients),
      holds: [],
      of: (contents) =>
        linear(per === 'wt%' ? percent(contents) : atomPercent(contents, facts), coefficients, constant),
    };
  }
  const id = index.procedure ?? '';
  const procedure = facts.releaseProcedures.vacancies.get(id);
  if (!procedure)
    throw new InputError(`"${id}" is not a release procedure`, {
      path: `specification.indices[${at}].procedure`,
      value: id,
      allowed: [...facts.releaseProcedures.vacancies.keys()].join(', '),
      cure: "give the customer's formula, or add the procedure to release-procedures.json of the plant",
    });
  const sure = procedure.confidence === 'read' || procedure.confidence === 'measured';
  return {
    by: `procedure ${procedure.id} (${procedure.confidence})`,
    needs: BASE_OF_PROCEDURES,
    holds: sure
      ? []
      : [
          `procedure "${id}" is ${procedure.confidence}: compare it first with the document that the contract names`,
        ],
    of: (contents) => electronVacancy(contents, procedure, (element) => molarMass(element, facts)),
  };
}

const originHolds = (rows: readonly ResultRow[]): string[] => {
  const other = rows.filter((row) => row.origin !== 'measured').map((row) => row.element);
  return other.length > 0 ? [`not measured: ${other.join(', ')}`] : [];
};

/** Least and greatest index of any choice among results and within "<"; the least and the greatest that one choice alone leaves. */
interface Extremes {
  readonly low: number;
  readonly high: number;
  /** Greatest of the lower ends over the choices among the specimen's own results, and least of the upper ends. */
  readonly surelyLow: number;
  readonly surelyHigh: number;
}

/** The ends, each element taken to its own; exact where the index is monotone. */
function extremes(
  { own, beside }: SpecimenResults,
  balance: ElementSymbol | null,
  compute: Computation,
): Extremes {
  const ends = [...Map.groupBy([...own, ...beside], ({ element }) => element)].map(([element, rows]) => ({
    element,
    ...endsOf(rows, own.includes(rows[0]!)),
  }));
  const at = (contentAt: (of: ElementEnds) => number): number =>
    valueAt(contentsOf(new Map(ends.map((of) => [of.element, contentAt(of)])), balance), compute);
  const full = at(({ high }) => high);
  const rising = new Set(
    ends
      .filter(({ low, high }) => low < high)
      .filter((one) => at((of) => (of === one ? of.low : of.high)) < full)
      .map(({ element }) => element),
  );
  const isRising = ({ element }: ElementEnds): boolean => rising.has(element);
  return {
    low: at((of) => (isRising(of) ? of.low : of.high)),
    high: at((of) => (isRising(of) ? of.high : of.low)),
    surelyLow: at((of) => (isRising(of) ? of.surelyLow : of.surelyHigh)),
    surelyHigh: at((of) => (isRising(of) ? of.surelyHigh : of.surelyLow)),
  };
}

/** What the results of one element leave of its content [kg/kg]. */
interface ElementEnds extends Extremes {
  readonly element: ElementSymbol;
}

function endsOf(rows: readonly ResultRow[], isOwn: boolean): Extremes {
  const highs = rows.map(({ reading, unit }) => reading.value * FRACTION[unit]);
  const lows = rows.map(({ reading }, i) => (reading.operator.startsWith('<') ? 0 : highs[i]!));
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  // Of other specimens nobody knows which goes with this one.
  return isOwn
    ? { low, high, surelyLow: Math.max(...lows), surelyHigh: Math.min(...highs) }
    : { low, high, surelyLow: low, surelyHigh: high };
}

/** Mass fractions with the balance filled up. */
function contentsOf(contents: Map<ElementSymbol, number>, balance: ElementSymbol | null): Contents {
  if (balance === null || contents.has(balance)) return contents;
  const rest = 1 - [...contents.values()].reduce((sum, share) => sum + share, 0);
  return contents.set(balance, Math.max(0, rest));
}

function valueAt(contents: Contents, compute: Computation): number {
  const value = compute.of(contents);
  if (Number.isFinite(value)) return value;
  throw new ValidityError(`an index is ${value}`, { path: compute.by, value: String(value) });
}

function linear(
  contents: Contents,
  coefficients: Readonly<Partial<Record<ElementSymbol, number>>>,
  constant: number,
): number {
  return entriesOf(coefficients).reduce(
    (sum, [element, factor]) => sum + factor * (contents.get(element) ?? 0),
    constant,
  );
}

const percent = (contents: Contents): Contents =>
  new Map([...contents].map(([element, share]) => [element, share * 100]));

function atomPercent(contents: Contents, facts: ReleaseFacts): Contents {
  const moles = [...contents].map(([element, share]): [ElementSymbol, number] => [
    element,
    share / molarMass(element, facts),
  ]);
  const total = moles.reduce((sum, [, amount]) => sum + amount, 0);
  return new Map(moles.map(([element, amount]) => [element, (100 * amount) / total]));
}

function molarMass(element: ElementSymbol, facts: ReleaseFacts): number {
  const known = facts.elements.get(element);
  if (known) return known.molarMass;
  throw new ValidityError(`${element} has no molar mass in the data`, { path: element });
}

const bound = (
  side: 'min' | 'max',
  value: number | string | undefined,
): { readonly [side: string]: string } => (value === undefined ? {} : { [side]: String(value) });

function limitWords({ min, max }: { readonly min?: string; readonly max?: string }): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (max !== undefined) return `at most ${max}`;
  return min === undefined ? 'none' : `at least ${min}`;
}
