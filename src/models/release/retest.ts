import { averageDecimals } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { RetestRule } from './procedures.ts';
import type { ElementVerdict, ResultRow } from './verdict.ts';

/** A result with the verdict on it by itself. */
export interface JudgedRow {
  readonly row: ResultRow;
  readonly verdict: ElementVerdict;
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

/** The same with the results that it rests on. */
export interface JudgedRetest {
  readonly retest: Retest;
  readonly of: JudgedRow;
  /** Results of further specimens that count: named, and by a method that can decide. */
  readonly counted: readonly JudgedRow[];
}

/**
 * Which failed results the rule lets replacements answer for. A rule must be named by the specification: without one
 * the first result stands, however good the others are. Only further specimens count, each by its name, once, and measured by a
 * method that can decide; too few leave the case open, and so do too many where the rule averages them. The results of
 * all specimens stay in view.
 */
export function retestsOf(rows: readonly JudgedRow[], rule: RetestRule | null): JudgedRetest[] {
  return rows
    .filter(({ row, verdict }) => row.replaces === undefined && verdict.contractual === 'FAIL')
    .flatMap((failed): JudgedRetest[] => {
      const ofElement = rows.filter(({ row }) => row.element === failed.row.element);
      const answers = ofElement.filter(
        ({ row }) => row.replaces !== undefined && row.replaces === failed.row.specimen,
      );
      if (answers.length === 0) return [];
      // A specimen that was measured before, or answers another failure first, is not a further one.
      const isFurther = ({ row: { specimen, replaces } }: JudgedRow): boolean =>
        specimen !== undefined &&
        !ofElement.some(({ row }) => row.specimen === specimen && row.replaces === undefined) &&
        ofElement.find(({ row }) => row.specimen === specimen)?.row.replaces === replaces;
      const counted = answers.filter((one) => isFurther(one) && !one.verdict.undecided);
      return [judgeRetest(failed, { answers, counted }, rule)];
    });
}

interface Answers {
  readonly answers: readonly JudgedRow[];
  readonly counted: readonly JudgedRow[];
}

function judgeRetest(
  failed: JudgedRow,
  { answers, counted }: Answers,
  rule: RetestRule | null,
): JudgedRetest {
  const { element, unit } = failed.row;
  const base = {
    element,
    failed: failed.row.reading.text,
    specimen: failed.row.specimen ?? '',
    replacements: answers.map(({ row }) => row.reading.text),
    rule: rule?.id ?? 'none',
    average:
      counted.length === 0
        ? null
        : averageOf(rule?.averageOfAllConforms ? [failed, ...counted] : counted, unit),
    unit,
  };
  const told = (standing: Retest['standing'], words: string): JudgedRetest => ({
    retest: { ...base, standing, words },
    of: failed,
    counted,
  });
  if (!rule) return told('stands', 'the specification names no retest rule: the first result stands');
  const specimens = new Set(counted.map(({ row }) => row.specimen)).size;
  if (specimens < rule.replacements)
    return told(
      'incomplete',
      `${specimens} of ${rule.replacements} replacement specimens measured by a fit method (${rule.title})`,
    );
  const isAveraging = !rule.everyOneConforms || rule.averageOfAllConforms === true;
  if (isAveraging && specimens > rule.replacements)
    return told(
      'incomplete',
      `${specimens} replacement specimens, and the rule averages ${rule.replacements}: which were named is not clear (${rule.title})`,
    );
  return told('replaced', `${specimens} replacement specimens: ${rule.title}`);
}

/** Exact average over specimens, several results of one together as one; null where one is not a plain decimal in this unit. */
function averageOf(rows: readonly JudgedRow[], unit: string): string | null {
  const plain = rows.every(({ row }) => row.reading.operator === '=' && row.unit === unit);
  if (!plain) return null;
  const ofSpecimen = Map.groupBy(rows, ({ row }) => row.specimen);
  return averageDecimals([...ofSpecimen.values()].map((of) => of.map(({ row }) => row.reading.digits)));
}
