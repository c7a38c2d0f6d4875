import type { ReleaseInput, ReleaseOutput } from '../../documents/release.ts';
import { InputError, ValidityError } from '../../foundation/errors.ts';
import { parseReading, toDecimalText } from '../../foundation/quantity/reading.ts';
import { type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import { FRACTION, intervalVerdict, type Rounding } from '../../models/release/contractual.ts';
import { electronVacancy } from '../../models/release/electron-vacancy.ts';
import type { ResultRow } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';

type Index = NonNullable<ReleaseInput['specification']['indices']>[number];
type IndexVerdict = ReleaseOutput['indices'][number];
type Contents = ReadonlyMap<ElementSymbol, number>;

/** The matrix of a nickel alloy is what is left of nickel: measured, or found by difference. */
const BASE_OF_PROCEDURES: readonly ElementSymbol[] = ['Ni'];

/**
 * The indices that the specification limits, such as the electron vacancy number, from the results that decide. Each "<"
 * result counts as nothing or as its limit, whichever makes the index less, then greater; where the window lies between,
 * HOLD. So does a formula without the result of one of its elements, a recalled procedure, and an index of a predicted or
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
    const { low, high } = extremes(rows, balance, compute);
    const decimals =
      index.decimals ?? Math.max(2, ...Object.values(limit).map((end) => parseReading(end).decimals));
    const [least, greatest] = [toDecimalText(low, decimals), toDecimalText(high, decimals)];
    const verdict = intervalVerdict(
      { low: least, high: greatest },
      // The unit only names the limit's scale here: an index has none.
      { limit: { ...limit, unit: 'wt%' }, rounding },
    );
    const holds = [
      ...(verdict === 'HOLD' ? ['it depends on results below their detection limits'] : []),
      ...compute.holds,
      ...originHolds(rows),
    ];
    const text = least === greatest ? least : `${least} to ${greatest}`;
    return {
      ...base,
      text,
      contractual: verdict === 'PASS' && holds.length > 0 ? 'HOLD' : verdict,
      reason: [`${text} against ${base.limit}`, ...holds].join('; '),
    };
  });
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

/** Least and greatest index that the "<" results leave, each taken to its own end; exact where the index is monotone. */
function extremes(
  rows: readonly ResultRow[],
  balance: ElementSymbol | null,
  compute: Computation,
): { readonly low: number; readonly high: number } {
  const below = rows.filter(({ reading }) => reading.operator.startsWith('<')).map(({ element }) => element);
  const at = (zero: readonly ElementSymbol[]): number =>
    valueAt(contentsOf(rows, new Set(zero), balance), compute);
  const full = at([]);
  const lessens = below.filter((element) => at([element]) < full);
  return { low: at(lessens), high: at(below.filter((element) => !lessens.includes(element))) };
}

/** Mass fractions, "<" results of the elements in `zero` as nothing, others as their limit; the balance fills up. */
function contentsOf(
  rows: readonly ResultRow[],
  zero: ReadonlySet<ElementSymbol>,
  balance: ElementSymbol | null,
): Contents {
  const contents = new Map<ElementSymbol, number>();
  for (const { element, reading, unit } of rows) {
    const nothing = reading.operator.startsWith('<') && zero.has(element);
    contents.set(element, nothing ? 0 : reading.value * FRACTION[unit]);
  }
  if (balance !== null && !contents.has(balance)) {
    const rest = 1 - [...contents.values()].reduce((sum, share) => sum + share, 0);
    contents.set(balance, Math.max(0, rest));
  }
  return contents;
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
