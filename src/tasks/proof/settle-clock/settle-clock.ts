import { ledgerClockSchema } from '../../../documents/ledger-check.ts';
import { settleClockOrder } from '../../../documents/orders/proof.ts';
import { signatureOf } from '../../actor.ts';
import { signalOf } from '../../context.ts';
import { defineTask } from '../../task.ts';

/** Records that the clock is right, or from which record on it was ahead: afterwards records are dated by the clock again. */
export const settleClock = defineTask({
  name: 'settle-clock',
  title: 'Confirm the clock, or correct a ledger that followed a clock that was ahead',
  order: settleClockOrder,
  answer: ledgerClockSchema,
  act: 'correct record',
  run: async ({ aheadSince, reason }, context) => {
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
  },
});
