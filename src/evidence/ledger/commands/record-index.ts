import { ConflictError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { INDEX } from '../index-state.ts';

/** The root of the index over all records up to now. */
export interface RecordIndex extends Told {
  readonly type: 'recordIndex';
  /** Records that it covers: all there are. */
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
}

/** V5: an index root covers every record before it. That it is the right one, whoever has the log can compute. */
export const recordIndex = defineCommand<RecordIndex>({
  type: 'recordIndex',
  names: () => ({ subjects: [INDEX] }),
  act: null,
  decide(desk, { size, root, by }) {
    if (size !== desk.nextSeq)
      throw new ConflictError(`the index covers ${size} records, and there are ${desk.nextSeq}`, {
        path: `${desk.path}size`,
        value: size,
        allowed: String(desk.nextSeq),
      });
    desk.write('index.root', INDEX, { happenedAt: desk.at, size: String(size), root, by });
  },
});
