import { UNTESTED_CODES, WHOLE_PROGRAMME } from '../../../calculations/qualify/untested.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { boardOf } from '../../../desk/programme/board.ts';
import { keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * A person answers for an alarm of a property until a day; no verdict changes, and it stays visible. Of the programme as a whole they
 * answer for a family of tests that it does not name: gate 1 no longer holds because of it (M11).
 */
export const overrideAlarm = defineVerb(
  contract,
  async ({ programme, item, alarm, reason, expires }, context) => {
    const { plan } = await keptProgramme(programme, context);
    const properties = plan.programme.properties.map(({ id }) => id);
    if (item === WHOLE_PROGRAMME) requireUntested(alarm);
    else if (!properties.includes(item))
      throw new InputError(`"${item}" is not a property of the programme`, {
        path: 'item',
        value: item,
        allowed: [...properties, WHOLE_PROGRAMME].join(', '),
        cure: 'name one of them',
      });
    await context.store.execute(
      {
        type: 'overrideAlarm',
        programme,
        item,
        diagnostic: alarm,
        reason,
        expires,
        ...signatureOf(context.actor),
      },
      signalOf(context),
    );
    return boardOf(programme, context);
  },
  {
    signs: ({ programme, item, alarm, expires, reason }, name) =>
      `I, ${name}, answer for the alarm ${alarm} of ${item} in ${programme} until ${expires}. ${effectOf(item)} Reason: ${reason}.`,
  },
);

const effectOf = (item: string): string =>
  item === WHOLE_PROGRAMME ? 'Gate 1 no longer holds because of it.' : 'No verdict changes.';

function requireUntested(alarm: string): void {
  if (UNTESTED_CODES.includes(alarm)) return;
  throw new InputError(`"${alarm}" is not an alarm of a whole programme`, {
    path: 'alarm',
    value: alarm,
    allowed: UNTESTED_CODES.join(', '),
    cure: 'name one of them, or the property that the alarm is of',
  });
}
