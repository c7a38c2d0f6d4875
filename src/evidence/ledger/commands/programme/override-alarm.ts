import { InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { PROGRAMME } from '../found.ts';

/** M5: an alarm is taken by a named person, with a reason, until a day that has not passed. Of a property it changes no verdict; M11. */
export const overrideAlarm = defineRecord({
  type: 'overrideAlarm',
  of: PROGRAMME,
  says: 'programme.overridden',
  act: 'override diagnostic',
  rule(desk, { expires }) {
    const today = desk.at.slice(0, 10);
    if (expires < today)
      throw new InputError(`the override would have expired on ${expires}`, {
        path: `${desk.path}expires`,
        value: expires,
        allowed: `a day from ${today} on`,
        cure: 'name the last day on which it holds',
      });
  },
});
