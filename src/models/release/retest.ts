import { averageDecimals } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { RetestRule } from './procedures.ts';
import type { ElementVerdict, ResultRow } from './verdict.ts';

/** A result with the specimen it is of, and the specimen whose failure it answers. */
export interface SpecimenRow {
  readonly row: ResultRow;
  readonly verdict: ElementVerdict;
  readonly specimen?: string;
  readonly replaces?: string;
}

/** What became of one failed result. */
export interface Retest {
  readonly element: ElementSymbol;
  readonly failed: string;
  /** Name of the failed specimen. */
  readonly specimen: string;
  readonly replacements: readonly string[];
  readonly rule: string;
  /** Exact average of the replacements, or of all results where the rule asks for that; null with a "<" result among them. */
  readonly average: string | null;
  readonly unit: string;
  readonly standing: 'replaced' | 'stands' | 'incomplete';
  readonly words: string;
}

/**
 * Which failed results the rule lets replacements answer for. A rule must be named by the specification: without one
 * the first result stands, however good the others are. Too few replacements leave the case open; the results of all
 * specimens stay in view.
 */
export function retestsOf(rows: readonly SpecimenRow[], rule: RetestRule | null): Retest[] {
  return rows
    .filter((one) => one.replaces === undefined && one.verdict.contractual === 'FAIL')
    .flatMap((failed): Retest[] => {
      const answers = rows.filter(
        (one) =>
          one.row.element === failed.row.element &&
          one.replaces !== undefined &&
          one.replaces === failed.specimen,
      );
      return answers.length === 0 ? [] : [judgeRetest(failed, answers, rule)];
    });
}

function judgeRetest(failed: SpecimenRow, answers: readonly SpecimenRow[], rule: RetestRule | null): Retest {
  const { element, unit } = failed.row;
  const readings = answers.map(({ row }) => row.reading);
  const averaged = rule?.averageOfAllConforms ? [failed, ...answers] : answers;
  const plain = averaged.every(({ row }) => row.reading.operator === '=' && row.unit === unit);
  const base = {
    element,
    failed: failed.row.reading.text,
    specimen: failed.specimen ?? '',
    replacements: readings.map(({ text }) => text),
    rule: rule?.id ?? 'none',
    average: plain ? averageDecimals(averaged.map(({ row }) => row.reading.digits)) : null,
    unit,
  };
  if (!rule)
    return {
      ...base,
      standing: 'stands',
      words: 'the specification names no retest rule: the first result stands',
    };
  if (answers.length < rule.replacements)
    return {
      ...base,
      standing: 'incomplete',
      words: `${answers.length} of ${rule.replacements} replacement specimens (${rule.title})`,
    };
  return { ...base, standing: 'replaced', words: `${answers.length} replacement specimens: ${rule.title}` };
}
