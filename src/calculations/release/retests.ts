import type { ReleaseInput } from '../../documents/proof/release.ts';
import { InputError } from '../../foundation/errors.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { RetestRule } from '../../models/release/procedures.ts';
import { type JudgedRetest, type JudgedRow, type Retest, retestsOf } from '../../models/release/retest.ts';
import type { ElementVerdict, ResultRow } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';

export interface Retested {
  readonly verdicts: readonly ElementVerdict[];
  /** Rows that speak for their element in sums and indices. */
  readonly deciding: readonly ResultRow[];
  readonly retests: readonly Retest[];
  readonly reasons: readonly string[];
}

/**
 * The judged results after the retest rule that the specification names. A replaced result stays in view and decides
 * nothing; with a rule on the average the replacements stay in view too and their average is judged by `judge` like any
 * result. Throws InputError for an unknown rule and for a replacement of a specimen that is not there.
 */
export function applyRetests(
  judged: readonly JudgedRow[],
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
  const retests = retestsOf(judged, rule);
  const isAnswered = ({ retest }: JudgedRetest): boolean => retest.standing === 'replaced';
  const averaged = new Set(
    rule?.everyOneConforms === false ? retests.filter(isAnswered).flatMap(({ counted }) => counted) : [],
  );
  const verdicts: ElementVerdict[] = [];
  const deciding: ResultRow[] = [];
  for (const one of judged) {
    const { row, verdict } = one;
    const retest = retests.find(({ of }) => of === one)?.retest;
    if (averaged.has(one)) {
      // The average decides; a single replacement outside the limit, or too near it, does not.
      const reason = verdict.outcome === 'PASS' ? verdict.reason : `${verdict.reason}; the average decides`;
      verdicts.push({ ...verdict, reason, outcome: 'PASS', averaged: true });
      continue;
    }
    verdicts.push(retest ? afterRetest(verdict, retest) : verdict);
    if (retest?.standing !== 'replaced') deciding.push(row);
  }
  for (const retest of retests.filter(isAnswered))
    if (rule?.everyOneConforms === false || rule?.averageOfAllConforms)
      judgeAverage(retest, { judge, verdicts, deciding, isOfAll: rule.averageOfAllConforms === true });
  return {
    verdicts,
    deciding,
    retests: retests.map(({ retest }) => retest),
    reasons: ruleReasons(
      rule,
      retests.map(({ retest }) => retest),
    ),
  };
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

function refuseLostSpecimens(judged: readonly JudgedRow[]): void {
  judged.forEach(({ row: { element, replaces } }, i) => {
    if (replaces === undefined) return;
    const isFirst = ({ row }: JudgedRow): boolean =>
      row.element === element && row.specimen === replaces && row.replaces === undefined;
    if (judged.some(isFirst)) return;
    throw new InputError(`results[${i}].replaces: no result of ${element} is from specimen "${replaces}"`, {
      path: `results[${i}].replaces`,
      value: replaces,
      allowed: 'the specimen of a result of the same element',
      cure: 'correct the specimen',
    });
  });
}

function afterRetest(verdict: ElementVerdict, { standing, words }: Retest): ElementVerdict {
  const reason = `${verdict.reason}; ${words}`;
  if (standing === 'replaced') return { ...verdict, reason, replaced: true, outcome: 'PASS' };
  return { ...verdict, reason, outcome: standing === 'incomplete' ? 'HOLD' : 'FAIL' };
}

function judgeAverage(
  { retest, of, counted }: JudgedRetest,
  to: {
    readonly judge: (row: ResultRow) => ElementVerdict | null;
    readonly verdicts: ElementVerdict[];
    readonly deciding: ResultRow[];
    /** The failed result is in it. */
    readonly isOfAll: boolean;
  },
): void {
  const spread = ({ ability }: ResultRow): number => ability?.standardUncertainty ?? Number.POSITIVE_INFINITY;
  // The average is as sure as the least sure of its results. Of several places it stands for that of the failed one.
  const rows = counted.map(({ row }) => row);
  const { place: _, ...least } = rows.reduce((a, b) => (spread(b) > spread(a) ? b : a));
  const isOfOnePlace = new Set(rows.map(({ place }) => place)).size === 1;
  const { place } = isOfOnePlace ? rows[0]! : of.row;
  const like: ResultRow = {
    ...least,
    ...(place === undefined ? {} : { place }),
    average: isOfOnePlace && !to.isOfAll ? 'plain' : 'mixed',
  };
  if (retest.average === null) {
    // "<" results have no average: nothing is concluded from them.
    const verdict = to.judge(like);
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
  const row: ResultRow = {
    ...like,
    reading: parseReading(retest.average),
    specimen: 'average',
  };
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
