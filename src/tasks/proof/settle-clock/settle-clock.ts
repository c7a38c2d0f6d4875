import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Records that the clock is right, or from which record on it was ahead: afterwards records are dated by the clock again. */
export const settleClock = defineVerb(contract, async ({ isRight, aheadSince, reason }, context) => {
  if ((isRight === undefined) === (aheadSince === undefined))
    throw new InputError('say either that the clock is right or since which record it was ahead', {
      path: 'isRight',
      value: aheadSince ?? null,
      allowed: 'that it is right, or the first record that was dated ahead',
      cure: 'the history of the ledger shows when each record was made',
    });
  const said = { reason, ...signatureOf(context.actor) };
  const { records } = await context.store.execute(
    aheadSince === undefined
      ? { type: 'confirmClock', ...said }
      : { type: 'correctClock', aheadSince, ...said },
    signalOf(context),
  );
  const [{ seq, record }] = records as readonly [(typeof records)[number]];
  return {
    format: 'remelt-ledger-clock/1' as const,
    said: aheadSince === undefined ? ('right' as const) : ('was ahead' as const),
    seq,
    at: record.at,
    aheadSince: aheadSince ?? null,
  };
});
