import type { ReleaseInput } from '../faces/formats/release.ts';
import { InputError } from '../foundation/errors.ts';
import { toWtpct } from '../foundation/quantity/fractions.ts';
import { findGrade } from '../metal/alloy/catalogue.ts';
import { type ElementSymbol, entriesOf } from '../metal/alloy/element.ts';
import { specificationOf } from '../metal/alloy/grade.ts';
import {
  DEFAULT_RESIDUAL,
  type Limit,
  type Specification,
  type SumLimit,
} from '../metal/alloy/specification.ts';
import type { PrintedLimit } from '../models/release/contractual.ts';
import type { Rule, SumRule } from '../models/release/verdict.ts';
import type { Facts } from './facts.ts';

/** The windows that a release compares with. */
export interface ReleaseRules {
  readonly limits: ReadonlyMap<ElementSymbol, Rule>;
  readonly sums: readonly SumRule[];
  /** Limit of an element without a row [kg/kg]; null = open. */
  readonly residual: number | null;
  readonly balance: ElementSymbol | null;
}

type Wanted = ReleaseInput['specification'];

/**
 * Windows of a release document: the grade's, with the document's own windows in place of or beside them. Throws
 * InputError for an unknown grade, a window with its ends crossed, and an element limited in two units.
 */
export function releaseRules(wanted: Wanted, facts: Facts): ReleaseRules {
  const grade =
    wanted.gradeId === undefined
      ? null
      : specificationOf(findGrade(facts.grades, wanted.gradeId, 'specification.gradeId'));
  const limits = new Map<ElementSymbol, Rule>(grade ? gradeRules(grade) : []);
  const own = new Set<string>();
  for (const [unit, windows] of [
    ['wt%', wanted.limits_wtpct],
    ['ppm', wanted.limits_ppm],
  ] as const) {
    for (const [element, window] of entriesOf(windows ?? {})) {
      const path = `specification.limits_${unit === 'ppm' ? 'ppm' : 'wtpct'}.${element}`;
      if (own.has(element))
        throw new InputError(`release: ${path}: ${element} is limited in wt% and in ppm`, {
          path,
          allowed: 'one of the two',
        });
      own.add(element);
      limits.set(element, { limit: printedWindow(window, unit, path), basis: 'printed' });
    }
  }
  const sums = [
    ...(grade?.sums ?? []).map(gradeSum),
    ...(wanted.sums ?? []).map((sum, i) => ({
      elements: sum.elements,
      limit: printedWindow(sum, 'wt%', `specification.sums[${i}]`),
    })),
  ];
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
  };
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

const gradeSum = ({ elements, min, max }: SumLimit): SumRule => ({
  elements,
  limit: gradeWindow({
    basis: 'printed',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }),
});

function printedWindow(
  window: { readonly min?: number | string | undefined; readonly max?: number | string | undefined },
  unit: 'wt%' | 'ppm',
  path: string,
): PrintedLimit {
  const { min, max } = window;
  if (min !== undefined && max !== undefined && Number(min) > Number(max)) {
    throw new InputError(`release: ${path}: min ${min} is above max ${max} ${unit}`, {
      path,
      value: min,
      unit,
      allowed: `at most ${max}`,
    });
  }
  return {
    ...(min === undefined ? {} : { min: String(min) }),
    ...(max === undefined ? {} : { max: String(max) }),
    unit,
  };
}
