import { cureBy, InputError } from '../../../../foundation/errors.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import { CLOCK, type ClockState } from '../../subjects/clock.ts';

/** S23: the one step back in time that a ledger takes, over all records that are dated later than now. */
export const correctClock = defineCommand<Asks<'correctClock', 'clock.corrected'>>({
  type: 'correctClock',
  names: ({ aheadSince }) => ({
    subjects: [CLOCK],
    seqs: aheadSince === 0 ? [0] : [aheadSince - 1, aheadSince],
  }),
  act: 'correct record',
  decide(desk, command) {
    const { aheadSince } = command;
    const refused = whyNot(desk, aheadSince);
    if (refused !== null)
      throw new InputError(`the clock was not ahead from record ${aheadSince} on: ${refused}`, {
        path: `${desk.path}aheadSince`,
        value: aheadSince,
        allowed: `the first record that is dated later than ${desk.at}`,
        ...cureBy('find it in the history', 'proof/show-history'),
      });
    desk.write('clock.corrected', CLOCK, { ...command, happenedAt: desk.at });
  },
});

/** Why the clock cannot have been ahead from that record on until now; null when it can. */
function whyNot(desk: Desk, aheadSince: number): string | null {
  const { corrected } = (desk.book.stateOf(CLOCK) as ClockState | undefined) ?? { corrected: null };
  const first = desk.earlier(aheadSince);
  const before = aheadSince === 0 ? null : desk.earlier(aheadSince - 1);
  if (first.at <= desk.at) return `it is dated ${first.at}, which is not later than now`;
  if (before && before.at > desk.at)
    return `record ${before.seq} before it is dated ${before.at}, later than now too`;
  if (corrected && aheadSince <= corrected.seq && corrected.at <= desk.at)
    return `record ${corrected.seq} corrected the clock already`;
  return null;
}
