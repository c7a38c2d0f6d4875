import { ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import type { HeatState, ObjectState } from '../../state.ts';
import { countsInRelease } from '../../subjects/stock.ts';
import { unjudgedAbove } from '../../subjects/suspension.ts';
import { alive, relativesAt, unbalancedCure, unbalancedReasons } from '../found.ts';
import { pointReasons, pointsCure } from '../heat/open-points.ts';
import { isUnansweredFail, unansweredReasons } from './replaced.ts';

/** The decision whether metal meets its specification. A predicted composition can be at best HOLD. */
export type Release = Asks<'release', 'heat.released', 'rule' | 'specimens' | 'reasons'> & {
  readonly of: Subject;
  readonly reasons: readonly string[];
  /** Retest rule that the specification names, and the further specimens it asks for. Default: none, and one. */
  readonly retest?: { readonly rule: string; readonly specimens: number };
};

/**
 * E3: a release is a decision about metal that exists. PASS needs a measured analysis, a closed balance, and no
 * earlier FAIL that nothing answered; a prediction can be at best HOLD.
 */
export const release = defineCommand<Release>({
  type: 'release',
  names: ({ of }) => ({ subjects: [of] }),
  act: ({ predicted }) => (predicted ? null : 'release heat'),
  decide(desk, command) {
    const state = alive(desk, command.of);
    if (state.type === 'lot') {
      throw new InputError('a lot cannot be released; lots are cleared', {
        path: `${desk.path}of`,
        value: command.of,
        cure: 'clear it (command clearLot)',
      });
    }
    if (command.verdict === 'PASS') refusePass(desk, command, state);
    const { rule, specimens } = command.retest ?? {};
    desk.write(`${state.type}.released`, state.subject, { ...command, rule, specimens });
  },
});

function refusePass(desk: Desk, command: Release, state: HeatState | ObjectState): void {
  const heat = state.type === 'heat' ? state : desk.heat(state.heat);
  const { above, below } = relativesAt(desk, state);
  const measured = [state, ...above, ...below].some((one) => one.analyses.some(countsInRelease));
  const reasons: string[] = [];
  if (command.predicted) reasons.push('it is predicted, and a prediction is at best HOLD');
  if (!measured) reasons.push('it has no measured analysis');
  if (heat.status !== 'melted' && heat.status !== 'cast')
    reasons.push(`heat ${heat.id} is ${heat.status} and not yet melted`);
  reasons.push(...unbalancedReasons(state, heat));
  const points = pointReasons(heat);
  reasons.push(...points);
  reasons.push(...unansweredReasons(state, command.retest?.specimens));
  reasons.push(...unjudgedAbove({ above }).map(({ words, of }) => `${words}: judge ${of} first`));
  for (const whole of above)
    if (whole.release?.verdict === 'FAIL' || isUnansweredFail(whole))
      reasons.push(
        whole.type === 'heat'
          ? `heat ${whole.id} failed`
          : `object ${whole.id}, which it was cut from, failed`,
      );
  if (reasons.length === 0) return;
  const unbalanced = unbalancedReasons(state, heat);
  const cure = unbalancedCure(heat);
  throw new ForbiddenError(
    `${command.of} cannot be PASS: ${reasons.join('; ')}`,
    reasons.map((message) => ({
      path: `${desk.path}verdict`,
      value: 'PASS',
      allowed: 'HOLD or FAIL',
      message,
      ...(cure !== undefined && unbalanced.includes(message) ? cure : {}),
      ...(points.includes(message) ? pointsCure(heat) : {}),
    })),
  );
}
