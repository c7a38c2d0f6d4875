import { ConflictError, InputError } from '../../../foundation/errors.ts';
import type { GateNumber } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, whenHappened } from '../desk.ts';
import { passedGate, programmeFound } from './programme-found.ts';

/** What an authority outside the plant approved, and until when. */
export interface ApproveProgramme extends Told {
  readonly type: 'approveProgramme';
  readonly programme: string;
  readonly gate: GateNumber;
  readonly number: string;
  readonly approvalType: string;
  readonly authority: string;
  readonly limitations: string;
  /** Last day on which it holds. */
  readonly expires: string;
}

/** M7: an approval rests on a PASS of its gate, has its own number, and has not expired when it is booked. */
export const approveProgramme = defineCommand<ApproveProgramme>({
  type: 'approveProgramme',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'record approval',
  decide(desk, command) {
    const { programme, gate, number, approvalType, authority, limitations, expires, by } = command;
    const state = programmeFound(desk, programme);
    checkName(authority, `${desk.path}authority`);
    const today = desk.at.slice(0, 10);
    if (expires < today)
      throw new InputError(`approval ${number} expired on ${expires}`, {
        path: `${desk.path}expires`,
        value: expires,
        allowed: `an approval that is valid on ${today}`,
        cure: 'ask the authority to renew it',
      });
    passedGate(desk, state, gate);
    const known = state.approvals.find((one) => one.number === number);
    if (known)
      throw new ConflictError(`approval ${number} is booked as record ${known.seq}`, {
        path: `${desk.path}number`,
        value: number,
        allowed: 'a number that was not booked yet',
        cure: 'a renewed approval has its own number',
      });
    desk.write('programme.approved', state.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      gate,
      number,
      approvalType,
      authority,
      limitations,
      expires,
      by,
    });
  },
});
