import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import type { Command } from '../commands.ts';

/** What a command goes by: the clock now, and when the last record says it was recorded. UTC with milliseconds. */
interface Times {
  readonly now: string;
  readonly last: string | undefined;
}

/** How far behind the last record a clock may be: clocks of several machines differ, and are set. */
const MOST_BEHIND_MS = MS_PER_DAY;
/** How far ahead of it a clock may be before a person says that it is right. */
const MOST_AHEAD_MS = 30 * MS_PER_DAY;

/**
 * S15, S23: when the records of a command say they were recorded: now, or the time of the last record when the clock is up to
 * a day behind it. A correction of the clock takes the time of now. Throws ConflictError when the clock is further behind, or
 * more than 30 days ahead and nobody confirms it.
 */
export function timeOf({ now, last }: Times, command: Command): string {
  const first = command.type === 'batch' ? command.commands[0]?.type : command.type;
  if (last === undefined || first === 'correctClock') return now;
  const ahead = Date.parse(now) - Date.parse(last);
  const path = 'clock';
  if (ahead < -MOST_BEHIND_MS)
    throw new ConflictError(
      `the clock of this computer says ${now}, but the last record is dated ${last}; nothing was recorded`,
      {
        path,
        value: now,
        allowed: `not more than a day before ${last}`,
        cure: 'set the clock of this computer; if it was ahead before, say since which record',
        does: [{ verb: 'proof/settle-clock', order: { aheadSince: null } }],
      },
    );
  if (ahead > MOST_AHEAD_MS && first !== 'confirmClock')
    throw new ConflictError(
      `the clock of this computer says ${now}, ${Math.floor(ahead / MS_PER_DAY)} days after the last record; nothing was recorded`,
      {
        path,
        value: now,
        allowed: `up to 30 days after ${last}, or a clock that a person has confirmed`,
        ...cureBy('set the clock of this computer; if it is right, say so', 'proof/settle-clock', {
          isRight: true,
        }),
      },
    );
  return ahead < 0 ? last : now;
}
