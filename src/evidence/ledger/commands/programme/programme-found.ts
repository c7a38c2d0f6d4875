import { ConflictError, type Cure, cureBy, ForbiddenError } from '../../../../foundation/errors.ts';
import type { GateNumber } from '../../../../metal/alloy/words.ts';
import type { Desk } from '../../rules/desk.ts';
import type { ProgrammeApproval, ProgrammeEvaluation, ProgrammeState } from '../../subjects/programme.ts';

/** The programme of an id. Throws NotFoundError for one that was never locked. */
export const programmeFound = (desk: Desk, id: string): ProgrammeState =>
  desk.any(`programme:${id}`) as ProgrammeState;

/** The latest recommendation of a gate; undefined where there is none. */
const latestOf = ({ evaluations }: ProgrammeState, gate: GateNumber): ProgrammeEvaluation | undefined =>
  evaluations.findLast((one) => one.gate === gate);

/**
 * M6: the PASS that an approval or introduction rests on: the latest recommendation of the gate, on the plan that holds, and
 * not older than the latest suspension. Throws ConflictError naming what was recommended instead.
 */
export function passedGate(desk: Desk, state: ProgrammeState, gate: GateNumber): ProgrammeEvaluation {
  const latest = latestOf(state, gate);
  const refuse = (message: string, value: string | null, cure: Cure): never => {
    throw new ConflictError(`programme ${state.id}: ${message}`, {
      path: `${desk.path}gate`,
      value,
      allowed: `a PASS of gate ${gate} on revision ${state.revisions.length}`,
      ...cure,
    });
  };
  const evaluate: Cure = {
    ...cureBy('evaluate it', 'qualification/evaluate-programme', { programme: state.id }),
  };
  if (!latest) return refuse(`gate ${gate} was never evaluated`, null, evaluate);
  if (latest.verdict !== 'PASS')
    return refuse(`gate ${gate} recommended ${latest.verdict} (record ${latest.seq})`, latest.verdict, {
      cure: 'add what the recommendation asks for, and evaluate again',
    });
  if (latest.revision !== state.revisions.length)
    return refuse(`gate ${gate} passed on revision ${latest.revision}, which was revised`, 'PASS', evaluate);
  const suspended = state.service.findLast(({ fleet }) => fleet === null);
  if (suspended && suspended.seq > latest.seq)
    return refuse(
      `service was suspended (record ${suspended.seq}) after gate ${gate} passed`,
      'PASS',
      evaluate,
    );
  return latest;
}

/** M7: an approval of gate 2 that holds today. Throws ForbiddenError for none, another gate and an expired one. */
export function validApproval(desk: Desk, state: ProgrammeState, number: string): ProgrammeApproval {
  const refuse = (message: string, allowed: string): never => {
    throw new ForbiddenError(`programme ${state.id}: ${message}`, {
      path: `${desk.path}approval`,
      value: number,
      allowed,
      cure: 'book the approval of the authority',
      does: [{ verb: 'qualification/approve-programme', order: { programme: state.id } }],
    });
  };
  const of2 = state.approvals.filter(({ gate }) => gate === '2');
  const found = of2.findLast((approval) => approval.number === number);
  if (!found) {
    const numbers = of2.map((approval) => approval.number).join(', ');
    return refuse(`there is no approval ${number} of gate 2`, numbers || 'none yet: no approval of gate 2');
  }
  const today = desk.at.slice(0, 10);
  if (found.expires < today)
    return refuse(`approval ${number} expired on ${found.expires}`, `an approval that is valid on ${today}`);
  return found;
}
