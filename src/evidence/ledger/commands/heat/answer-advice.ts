import { InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { refuseUntaken } from '../arrival/taken-from.ts';
import { HEAT } from '../found.ts';

/** E8: advice is answered by a named person, once per document; it changes no balance and no furnace. A4: what it rests on was taken. */
export const answerAdvice = defineRecord({
  type: 'answerAdvice',
  of: HEAT,
  says: 'heat.advised',
  act: 'accept advice',
  rule(desk, command, heat) {
    if (command.decision === 'accepted') refuseUntaken(desk, heat, command.arrivals);
    if (heat.advice?.some(({ documentSha256 }) => documentSha256 === command.documentSha256)) {
      throw new InputError(`this advice on heat ${heat.id} was already answered`, {
        path: `${desk.path}documentSha256`,
        value: command.documentSha256,
        cure: 'ask for new advice, then answer that',
      });
    }
  },
});
