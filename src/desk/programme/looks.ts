import type { ProgrammePlan, QualifyOutput } from '../../documents/qualification/qualify.ts';
import type { ProgrammeState } from '../../evidence/ledger/subjects/programme.ts';
import { ForbiddenError } from '../../foundation/errors.ts';

/** Looks at the data of gate 1: how many the plan has, how many spent alpha, and which one comes next. */
export interface Looks {
  readonly planned: number;
  readonly taken: number;
  /** Number of the look that an evaluation now is; above `planned` where none is left. */
  readonly next: number;
}

/** The looks of a programme. One that sees no new value of gate 1 is no look. */
export function looksOf(state: ProgrammeState, { programme }: ProgrammePlan): Looks {
  const planned = programme.looks?.planned ?? 1;
  // What was asked anew of every property begins to count its looks anew.
  const ids = programme.properties.map(({ id }) => id);
  const anew = state.revisions.findLast(({ reopened }) => ids.every((id) => reopened.includes(id)));
  const values = [
    ...state.evidence.filter(({ rows }) => rows.some((row) => 'value' in row)),
    ...state.exclusions,
  ];
  const isChanged = (from: number, until = Number.POSITIVE_INFINITY): boolean =>
    values.some(({ seq }) => seq > from && seq < until);
  const looks = state.evaluations.filter(({ look, seq }) => look && seq > (anew?.seq ?? -1));
  // judged again on the same values, because somebody answered for an alarm, it is the same look
  const taken = looks.filter(({ seq }, i) => i === 0 || isChanged(looks[i - 1]!.seq, seq));
  const last = looks.at(-1);
  return {
    planned,
    taken: taken.length,
    next: last === undefined || isChanged(last.seq) ? taken.length + 1 : taken.length,
  };
}

/** Throws ForbiddenError where the plan has no look left: alpha was spent. */
export function requireLook({ planned, next }: Looks, { id }: ProgrammeState): void {
  if (next <= planned) return;
  throw new ForbiddenError(
    `programme ${id} has no evaluation of gate 1 left: the plan allows ${planned}, and all were used`,
    {
      path: 'programme',
      value: next,
      allowed: `${planned} evaluations ("looks" of the locked plan)`,
      cure: 'lock a revision whose looks.planned is larger; what was seen is then exploratory',
      does: [{ verb: 'qualification/lock-programme', order: { reason: null } }],
    },
  );
}

/** Codes of a property without its heats: it could not have passed, so that no alpha was spent. */
const SHORT: readonly string[] = ['too-few-heats', 'too-few-values', 'no-evidence', 'one-specimen'];

/** True where gate 1 could have passed: every property had its heats and values. */
export const spentAlpha = ({ gates }: QualifyOutput): boolean =>
  gates[0].properties.every(({ reasons }) => !reasons.some(({ code }) => SHORT.includes(code)));
