import type { ReleaseInput } from '../../documents/release.ts';
import { InputError } from '../../foundation/errors.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { RetestRule } from '../../models/release/procedures.ts';
import { type Retest, retestsOf, type SpecimenRow } from '../../models/release/retest.ts';
import type { ElementVerdict, ResultRow } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';

export interface Retested {
  readonly verdicts: readonly ElementVerdict[];
  /** Rows that speak for their element in sums and indices. */
  readonly deciding: readonly ResultRow[];
  readonly retests: readonly Retest[];
  readonly reasons: readonly string[];
}

interface Judged {
  readonly row: ResultRow;
  readonly verdict: ElementVerdict;
  readonly replaces?: string;
}

/**
 * The judged results after the retest rule that the specification names. A replaced result stays in view; with a rule
 * on the average the replacements stay in view too and their average is judged by `judge` like any result. Throws
 * InputError for an unknown rule and for a replacement of a specimen that is not there.
 */
export function applyRetests(
  judged: readonly Judged[],
  {
    input,
    facts,
    judge,
  }: {
    readonly input: ReleaseInput;
    readonly facts: ReleaseFacts;
    readonly judge: (row: ResultRow) => ElementVerdict | null;
  },
): Retested {
  const rule = ruleOf(input, facts);
  refuseLostSpecimens(judged);
  const rows = judged.map(
    (one): SpecimenRow => ({
      row: one.row,
      verdict: one.verdict,
      ...(one.row.specimen === undefined ? {} : { specimen: one.row.specimen }),
      ...(one.replaces === undefined ? {} : { replaces: one.replaces }),
    }),
  );
  const retests = retestsOf(rows, rule);
  const verdicts: ElementVerdict[] = [];
  const deciding: ResultRow[] = [];
  for (const { row, verdict, specimen, replaces } of rows) {
    const of = (name: string | undefined) =>
      retests.find((one) => one.element === row.element && one.specimen === name);
    const retest = of(specimen);
    const averaged = of(replaces)?.standing === 'replaced' && rule?.everyOneConforms === false;
    if (replaces === undefined && retest && verdict.contractual === 'FAIL' && specimen !== undefined) {
      verdicts.push(afterRetest(verdict, retest));
      if (retest.standing !== 'replaced') deciding.push(row);
    } else if (replaces !== undefined && averaged) {
      // The average decides; a single replacement outside the limit does not.
      verdicts.push(
        verdict.contractual === 'FAIL'
          ? { ...verdict, outcome: 'PASS', reason: `${verdict.reason}; the average decides` }
          : verdict,
      );
    } else {
      verdicts.push(verdict);
      deciding.push(row);
    }
  }
  for (const retest of retests)
    if (retest.standing === 'replaced' && (rule?.everyOneConforms === false || rule?.averageOfAllConforms))
      judgeAverage(retest, rows, { judge, verdicts, deciding });
  return { verdicts, deciding, retests, reasons: ruleReasons(rule, retests) };
}

function ruleOf({ specification }: ReleaseInput, facts: ReleaseFacts): RetestRule | null {
  if (specification.retest === undefined) return null;
  const { retests } = facts.releaseProcedures;
  const rule = retests.get(specification.retest);
  if (rule) return rule;
  throw new InputError(`"${specification.retest}" is not a retest rule`, {
    path: 'specification.retest',
    value: specification.retest,
    allowed: [...retests.keys()].join(', '),
    cure: 'add the rule of the contract to release-procedures.json of the plant',
  });
}

function refuseLostSpecimens(judged: readonly Judged[]): void {
  judged.forEach(({ row, replaces }, i) => {
    if (replaces === undefined) return;
    if (
      judged.some(
        (one) =>
          one.row.element === row.element && one.row.specimen === replaces && one.replaces === undefined,
      )
    )
      return;
    throw new InputError(
      `results[${i}].replaces: no result of ${row.element} is from specimen "${replaces}"`,
      {
        path: `results[${i}].replaces`,
        value: replaces,
        allowed: 'the specimen of a result of the same element',
        cure: 'correct the specimen',
      },
    );
  });
}

function afterRetest(verdict: ElementVerdict, { standing, words }: Retest): ElementVerdict {
  const reason = `${verdict.reason}; ${words}`;
  if (standing === 'replaced') return { ...verdict, reason, replaced: true, outcome: 'PASS' };
  return { ...verdict, reason, outcome: standing === 'incomplete' ? 'HOLD' : 'FAIL' };
}

function judgeAverage(
  retest: Retest,
  rows: readonly SpecimenRow[],
  to: {
    readonly judge: (row: ResultRow) => ElementVerdict | null;
    readonly verdicts: ElementVerdict[];
    readonly deciding: ResultRow[];
  },
): void {
  const answers = rows.filter(
    ({ row, replaces }) => row.element === retest.element && replaces === retest.specimen,
  );
  // What was not measured among them makes their average no measurement.
  const first = (answers.find(({ row }) => row.origin !== 'measured') ?? answers[0]!).row;
  if (retest.average === null) {
    // "<" results have no average: nothing is concluded from them.
    const verdict = to.judge(first);
    if (verdict)
      to.verdicts.push({
        ...verdict,
        specimen: 'average',
        text: '',
        contractual: 'HOLD',
        outcome: 'HOLD',
        reason: 'the results have no average: one is a detection limit or in another unit',
      });
    return;
  }
  const row: ResultRow = { ...first, reading: parseReading(retest.average), specimen: 'average' };
  const verdict = to.judge(row);
  if (!verdict) return;
  to.verdicts.push(verdict);
  to.deciding.push(row);
}

/** Whether nobody has compared the rule with its document: it holds what it would decide. */
const isUncompared = ({ confidence }: Pick<RetestRule, 'confidence'>): boolean =>
  confidence === 'recalled' || confidence === 'assumption';

/** What holds every verdict that the rule would decide, and what ends it; null for a rule that decides. */
export const retestHolds = (rule: Pick<RetestRule, 'id' | 'confidence'>): string | null =>
  isUncompared(rule)
    ? `retest rule "${rule.id}" is ${rule.confidence}, not read in its document: metal that it would release stays on HOLD. Compare the rule with its document, then state it as "read" in release-procedures.json of the plant's data folder.`
    : null;

/** A rule that nobody has compared with its document may not decide alone. */
function ruleReasons(rule: RetestRule | null, retests: readonly Retest[]): string[] {
  const used = retests.some(({ standing }) => standing === 'replaced');
  return [
    ...retests
      .filter(({ standing }) => standing === 'stands')
      .map(({ element, specimen, words }) => `${element} of ${specimen} was retested, but ${words}`),
    ...(rule && used && isUncompared(rule)
      ? [`retest rule "${rule.id}" is ${rule.confidence}: compare it with its document first`]
      : []),
  ];
}
