import { ConflictError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkId, whenHappened } from '../desk.ts';
import { INDEX, type IndexState } from '../index-state.ts';
import { refuseKnown } from './found.ts';
import { markRecalled } from './mark-recalled.ts';

/** Metal was called back, and this is all that it reached. */
export interface RecordRecall extends Told {
  readonly type: 'recordRecall';
  readonly recall: string;
  /** What is recalled, in words. */
  readonly of: string;
  readonly reason: string;
  readonly cutOff: number;
  /** Reached subjects, the hash of their list, and how many are put on hold with it. */
  readonly subjects: number;
  readonly listSha256: string;
  readonly held: number;
  readonly shipped_g: number;
  readonly customers: readonly string[];
  /** The metal that it begins with. */
  readonly begins: readonly Subject[];
  /** All that it reached, with the fraction of its metal that came from there [1]: each gets a record of its own. */
  readonly reached?: readonly { readonly subject: Subject; readonly share: number }[];
  /** Records that it was read from: all there are. */
  readonly size: number;
}

/**
 * C1: a recall is recorded on the index root that covers everything before it, so that none of its records can be left out later, and
 * on all the metal that it reached, so that nobody shows all records of that metal without it.
 */
export const recordRecall = defineCommand<RecordRecall>({
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
      happenedAt: whenHappened(desk, command.happenedAt),
      size: String(command.size),
      indexSeq: String(index.seq),
      indexRoot: index.root,
      subjects: String(command.subjects),
      listSha256: command.listSha256,
      held: String(command.held),
      of: command.of,
      reason: command.reason,
      cutOff: String(command.cutOff),
      shippedKg: gramsToKg(Math.round(command.shipped_g)),
      customers: command.customers.length === 0 ? undefined : [...command.customers],
      begins: [...command.begins],
      by: command.by,
    });
    markRecalled(desk, command.reached ?? [], { recall: command.recall, recallSeq, by: command.by });
  },
});
