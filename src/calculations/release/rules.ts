import type { ReleaseInput } from '../../documents/proof/release.ts';
import { InputError } from '../../foundation/errors.ts';
import { toWtpct, writtenWtpct } from '../../foundation/quantity/fractions.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { specificationOf } from '../../metal/alloy/grade.ts';
import {
  DEFAULT_RESIDUAL,
  type Limit,
  type Specification,
  type SumLimit,
} from '../../metal/alloy/specification.ts';
import { FRACTION, type PrintedLimit } from '../../models/release/contractual.ts';
import type { SumRule } from '../../models/release/sum-verdict.ts';
import type { ResultRow, Rule } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { mergedSums, type StatedSum } from './stated-sums.ts';

/** The windows that a release compares with. */
export interface ReleaseRules {
  readonly limits: ReadonlyMap<ElementSymbol, Rule>;
  readonly sums: readonly StatedSum[];
  /** Limit of an element without a row [kg/kg]; null = open. */
  readonly residual: number | null;
  readonly balance: ElementSymbol | null;
  /** Source of windows that nobody has read in a document, only remembered; null otherwise. */
  readonly recalled: string | null;
}

type Wanted = ReleaseInput['specification'];

/**
 * Windows of a release document: the grade's, with the document's own windows in place of or beside them. Throws
 * InputError for an unknown grade, a window with its ends crossed or above 100 wt%, and an element limited in two units.
 */
export function releaseRules(wanted: Wanted, facts: ReleaseFacts): ReleaseRules {
  const known =
    wanted.gradeId === undefined ? null : findGrade(facts.grades, wanted.gradeId, 'specification.gradeId');
  const grade = known && specificationOf(known);
  const limits = new Map<ElementSymbol, Rule>(grade ? gradeRules(grade) : []);
  const own = new Set<string>();
  for (const [unit, windows] of [
    ['wt%', wanted.limits_wtpct],
    ['ppm', wanted.limits_ppm],
  ] as const) {
    for (const [element, window] of entriesOf(windows ?? {})) {
      const path = `specification.limits_${unit === 'ppm' ? 'ppm' : 'wtpct'}.${element}`;
      if (own.has(element))
        throw new InputError(`${path}: ${element} is limited in wt% and in ppm`, {
          path,
          allowed: 'one of the two',
          cure: 'leave one out',
        });
      own.add(element);
      limits.set(element, { limit: printedWindow(window, unit, path), basis: 'printed' });
    }
  }
  const sums = mergedSums([
    ...(grade?.sums ?? []).map((sum) => ({
      ...gradeSum(sum, limits),
      source: `grade ${wanted.gradeId}`,
    })),
    ...(wanted.sums ?? []).map((sum, i) => ({
      elements: sum.elements,
      source: nameOf(wanted),
      limit: printedWindow(sum, 'wt%', `specification.sums[${i}]`),
    })),
  ]);
  return {
    limits,
    sums,
    residual:
      wanted.residual_wtpct === undefined
        ? DEFAULT_RESIDUAL
        : wanted.residual_wtpct === null
          ? null
          : wanted.residual_wtpct / 100,
    balance: wanted.balance ?? grade?.balance ?? null,
    recalled: known?.limitsConfidence === 'recalled' ? known.source : null,
  };
}

const nameOf = ({ controlled }: Wanted): string =>
  controlled ? `${controlled.number} rev ${controlled.revision}` : 'the specification';

/** The window of an element, or the residual limit of one without a row; null where nothing limits it. */
export function limitOf(
  element: ElementSymbol,
  { limits, residual, balance, sums }: ReleaseRules,
): PrintedLimit | null {
  const rule = limits.get(element);
  if (rule) return rule.limit;
  if (residual === null || element === balance || sums.some((sum) => sum.elements.includes(element)))
    return null;
  return { max: String(writtenWtpct(residual)), unit: 'wt%' };
}

function gradeRules(specification: Specification): [ElementSymbol, Rule][] {
  const entries = entriesOf(specification.limits);
  return entries.map(([element, limit]) => [element, { limit: gradeWindow(limit), basis: limit.basis }]);
}

function gradeWindow(limit: Limit): PrintedLimit {
  if (limit.printed) return limit.printed;
  const text = (fraction: NonNullable<Limit['min']>): string =>
    String(Number(toWtpct(fraction).toPrecision(6)));
  return {
    ...(limit.min === undefined ? {} : { min: text(limit.min) }),
    ...(limit.max === undefined ? {} : { max: text(limit.max) }),
    unit: 'wt%',
  };
}

/** "Nb is Nb + Ta": a sum with the very window of one of its elements is what that row means. */
function gradeSum({ elements, min, max }: SumLimit, limits: ReadonlyMap<ElementSymbol, Rule>): SumRule {
  const limit = gradeWindow({
    basis: 'printed',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && Number(a) === Number(b);
  const printedFor = elements.find((element) => {
    const row = limits.get(element)?.limit;
    return row?.unit === 'wt%' && same(row.min, limit.min) && same(row.max, limit.max);
  });
  return { elements, limit, ...(printedFor === undefined ? {} : { printedFor }) };
}

/** Elements that superalloys are based on, and the least that one of them holds [kg/kg]: Fe in Haynes 556 is 0.32. */
const BASES: readonly ElementSymbol[] = ['Ni', 'Co', 'Fe'];
const LEAST_BASE = 0.3;

/**
 * The balance of a specification that names none: the base metal without a row that is the greatest of all results, the
 * least of several of one element counted.
 * null where there is none; then every element without a row stays a residual.
 */
export function balanceAmong(
  rows: readonly ResultRow[],
  { limits, sums }: Pick<ReleaseRules, 'limits' | 'sums'>,
): ElementSymbol | null {
  const content = ({ reading, unit }: ResultRow): number => reading.value * FRACTION[unit];
  const least = [...Map.groupBy(rows, ({ element }) => element).values()].map((of) =>
    of.reduce((a, b) => (content(b) < content(a) ? b : a)),
  );
  const greatest = least.reduce<ResultRow | null>(
    (most, row) => (most && content(most) >= content(row) ? most : row),
    null,
  );
  if (!greatest || content(greatest) < LEAST_BASE || !BASES.includes(greatest.element)) return null;
  const { element } = greatest;
  return limits.has(element) || sums.some((sum) => sum.elements.includes(element)) ? null : element;
}

function printedWindow(
  window: { readonly min?: number | string | undefined; readonly max?: number | string | undefined },
  unit: 'wt%' | 'ppm',
  path: string,
): PrintedLimit {
  const { min, max } = window;
  for (const [end, value] of Object.entries({ min, max })) {
    if (value === undefined || Number(value) * FRACTION[unit] <= 1) continue;
    throw new InputError(`${path}: ${end} ${value} ${unit} is more than 100 wt%`, {
      path: `${path}.${end}`,
      value,
      unit,
      allowed: `at most ${1 / FRACTION[unit]} ${unit}`,
      cure: 'correct it, or leave it out where there is no limit',
    });
  }
  if (min !== undefined && max !== undefined && Number(min) > Number(max)) {
    throw new InputError(`${path}: min ${min} is above max ${max} ${unit}`, {
      path,
      value: min,
      unit,
      allowed: `at most ${max}`,
      cure: 'correct the end that was typed wrongly',
    });
  }
  return {
    ...(min === undefined ? {} : { min: String(min) }),
    ...(max === undefined ? {} : { max: String(max) }),
    unit,
  };
}
