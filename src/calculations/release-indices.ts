import type { ReleaseInput, ReleaseOutput } from '../faces/formats/release.ts';
import { InputError, ValidityError } from '../foundation/errors.ts';
import { parseReading, toDecimalText } from '../foundation/quantity/reading.ts';
import { type ElementSymbol, entriesOf } from '../metal/alloy/element.ts';
import { contractualVerdict, FRACTION, type Rounding, type Verdict } from '../models/release/contractual.ts';
import { electronVacancy } from '../models/release/electron-vacancy.ts';
import type { ResultRow } from '../models/release/verdict.ts';
import type { Facts } from './facts.ts';

type Index = NonNullable<ReleaseInput['specification']['indices']>[number];
type IndexVerdict = ReleaseOutput['indices'][number];
type Contents = ReadonlyMap<ElementSymbol, number>;

/**
 * The indices that the specification limits, such as the electron vacancy number, from the results that decide. "<"
 * results count once as nothing and once as their limit; where the two disagree, HOLD. A recalled procedure and an
 * index of a predicted or imputed content hold at best. Throws InputError for an unknown procedure.
 */
export function judgeIndices(
  input: ReleaseInput,
  rows: readonly ResultRow[],
  {
    facts,
    rounding,
    balance,
  }: { readonly facts: Facts; readonly rounding: Rounding; readonly balance: ElementSymbol | null },
): IndexVerdict[] {
  return (input.specification.indices ?? []).map((index, i) => {
    const compute = computeOf(index, i, facts);
    const limit = { ...bound('min', index.min), ...bound('max', index.max) };
    const base = { name: index.name, limit: limitWords(limit), by: compute.by };
    if (rows.length === 0) return { ...base, text: '', contractual: 'HOLD', reason: 'no results' };
    const ends = (['low', 'high'] as const).map((end) => valueAt(contentsOf(rows, end, balance), compute));
    const texts = ends.map((value) => toDecimalText(value, index.decimals ?? 2));
    const verdicts = texts.map(
      (text) =>
        // The unit only names the limit's scale here: an index has none.
        contractualVerdict(parseReading(text), 'wt%', { limit: { ...limit, unit: 'wt%' }, rounding }).verdict,
    );
    const judged = combine(verdicts, [...compute.holds, ...originHolds(rows)]);
    const text = texts[0] === texts[1] ? texts[0]! : `${texts[0]} to ${texts[1]}`;
    return {
      ...base,
      text,
      contractual: judged.verdict,
      reason: [`${text} against ${base.limit}`, ...judged.holds].join('; '),
    };
  });
}

interface Computation {
  readonly by: string;
  readonly holds: readonly string[];
  readonly of: (contents: Contents) => number;
}

function computeOf(index: Index, at: number, facts: Facts): Computation {
  if (index.formula) {
    const { per, coefficients, constant = 0, source } = index.formula;
    return {
      by: `formula of ${source}`,
      holds: [],
      of: (contents) =>
        linear(per === 'wt%' ? percent(contents) : atomPercent(contents, facts), coefficients, constant),
    };
  }
  const id = index.procedure ?? '';
  const procedure = facts.releaseProcedures.vacancies.get(id);
  if (!procedure)
    throw new InputError(`release: there is no procedure "${id}"`, {
      path: `specification.indices[${at}].procedure`,
      value: id,
      allowed: [...facts.releaseProcedures.vacancies.keys()].join(', '),
      cure: "give the customer's formula, or add the procedure to release-procedures.json of the plant",
    });
  const sure = procedure.confidence === 'read' || procedure.confidence === 'measured';
  return {
    by: `procedure ${procedure.id} (${procedure.confidence})`,
    holds: sure
      ? []
      : [
          `procedure "${id}" is ${procedure.confidence}: compare it with the document that the contract names`,
        ],
    of: (contents) => electronVacancy(contents, procedure, (element) => molarMass(element, facts)),
  };
}

function combine(
  verdicts: readonly Verdict[],
  holds: readonly string[],
): { readonly verdict: Verdict; readonly holds: readonly string[] } {
  const [low, high] = verdicts;
  if (low !== high)
    return { verdict: 'HOLD', holds: [...holds, 'it depends on results below their detection limits'] };
  if (low === 'PASS' && holds.length > 0) return { verdict: 'HOLD', holds };
  return { verdict: low ?? 'HOLD', holds };
}

const originHolds = (rows: readonly ResultRow[]): string[] => {
  const other = rows.filter((row) => row.origin !== 'measured').map((row) => row.element);
  return other.length > 0 ? [`not measured: ${other.join(', ')}`] : [];
};

/** Mass fractions at one end of the "<" results; the balance element fills up what is left. */
function contentsOf(
  rows: readonly ResultRow[],
  end: 'low' | 'high',
  balance: ElementSymbol | null,
): Contents {
  const contents = new Map<ElementSymbol, number>();
  for (const { element, reading, unit } of rows) {
    const below = reading.operator.startsWith('<');
    contents.set(element, below && end === 'low' ? 0 : reading.value * FRACTION[unit]);
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

function atomPercent(contents: Contents, facts: Facts): Contents {
  const moles = [...contents].map(([element, share]): [ElementSymbol, number] => [
    element,
    share / molarMass(element, facts),
  ]);
  const total = moles.reduce((sum, [, amount]) => sum + amount, 0);
  return new Map(moles.map(([element, amount]) => [element, (100 * amount) / total]));
}

function molarMass(element: ElementSymbol, facts: Facts): number {
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
