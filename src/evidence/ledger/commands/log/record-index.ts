import { ConflictError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { INDEX } from '../../subjects/index-state.ts';
import { the } from '../found.ts';

/** V5: an index root covers every record before it. That it is the right one, whoever has the log can compute. */
export const recordIndex = defineRecord({
  type: 'recordIndex',
  of: the(INDEX),
  says: 'index.root',
  act: null,
  work(desk, { size }) {
    if (size !== desk.nextSeq)
      throw new ConflictError(`the index covers ${size} records, and there are ${desk.nextSeq}`, {
        path: `${desk.path}size`,
        value: size,
        allowed: String(desk.nextSeq),
      });
    return { happenedAt: desk.at };
  },
});
