import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { PROGRAMME } from '../found.ts';
import { passedGate } from './programme-found.ts';

/** M7: an approval rests on a PASS of its gate, has its own number, and has not expired when it is booked. */
export const approveProgramme = defineRecord({
  type: 'approveProgramme',
  of: PROGRAMME,
  says: 'programme.approved',
  act: 'record approval',
  rule(desk, { gate, number, authority, expires }, state) {
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
        cure: 'book the renewal under its own number',
      });
  },
});
