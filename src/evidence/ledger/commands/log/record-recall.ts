import { ConflictError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkId } from '../../rules/desk.ts';
import { INDEX, type IndexState } from '../../subjects/index-state.ts';
import { refuseKnown } from '../found.ts';
import { markRecalled } from './mark-recalled.ts';

/**
 * C1: a recall is recorded on the index root that covers everything before it, so that none of its records can be left out later, and
 * on all the metal that it reached, so that nobody shows all records of that metal without it.
 */
export const recordRecall = defineCommand<
  Asks<'recordRecall', 'recall.recorded', 'indexSeq' | 'indexRoot' | 'customers'> & {
    readonly recall: string;
    readonly customers: readonly string[];
    /** All that it reached, with the fraction of its metal that came from there [1]: each gets a record of its own. */
    readonly reached?: readonly { readonly subject: Subject; readonly share: number }[];
  }
>({
  type: 'recordRecall',
  names: ({ recall, reached = [] }) => ({
    subjects: [`recall:${recall}`, INDEX, ...reached.map(({ subject }) => subject)],
  }),
  act: 'record recall',
  decide(desk, command) {
    checkId(command.recall, `${desk.path}recall`);
    refuseKnown(desk, `recall:${command.recall}`, `${desk.path}recall`);
    const recallSeq = desk.nextSeq;
    const index = desk.any(INDEX) as IndexState;
    const first = desk.entries[0]?.seq ?? desk.nextSeq;
    if (index.seq !== command.size - 1 || command.size !== first)
      throw new ConflictError(`the recall was read from ${command.size} records, and there are ${first}`, {
        path: `${desk.path}size`,
        value: command.size,
        allowed: `${first}, the last of them an index root`,
        cure: 'ask again: something was booked meanwhile',
      });
    desk.write('recall.recorded', `recall:${command.recall}`, {
      ...command,
      indexSeq: index.seq,
      indexRoot: index.root,
      shipped_g: Math.round(command.shipped_g),
    });
    markRecalled(desk, command.reached ?? [], { recall: command.recall, recallSeq, by: command.by });
  },
});
