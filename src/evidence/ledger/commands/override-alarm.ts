import { InputError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { programmeFound } from './programme-found.ts';

export interface OverrideAlarm extends Told {
  readonly type: 'overrideAlarm';
  readonly programme: string;
  /** Property, and the code of the alarm. */
  readonly item: string;
  readonly diagnostic: string;
  readonly reason: string;
  /** Last day on which it holds. */
  readonly expires: string;
}

/** M5: an alarm is taken by a named person, with a reason, until a day that has not passed. Of a property it changes no verdict; M11. */
export const overrideAlarm = defineCommand<OverrideAlarm>({
  type: 'overrideAlarm',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'override diagnostic',
  decide(desk, { programme, item, diagnostic, reason, expires, by, happenedAt }) {
    const state = programmeFound(desk, programme);
    const today = desk.at.slice(0, 10);
    if (expires < today)
      throw new InputError(`the override would have expired on ${expires}`, {
        path: `${desk.path}expires`,
        value: expires,
        allowed: `a day from ${today} on`,
        cure: 'name the last day on which it holds',
      });
    desk.write('programme.overridden', state.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      item,
      diagnostic,
      reason,
      expires,
      by,
    });
  },
});
