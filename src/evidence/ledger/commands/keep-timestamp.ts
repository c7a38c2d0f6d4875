import type { Body } from '../../records/kinds.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { WITNESSES } from '../witness-state.ts';
import { requireRecordsHere } from './keep-cosignatures.ts';

/** Keeps the time that an authority stated for a checkpoint. */
export interface KeepTimestamp
  extends Told,
    Pick<
      Body<'checkpoint.timestamped'>,
      'origin' | 'root' | 'authority' | 'certificate' | 'stated' | 'reply'
    > {
  readonly type: 'keepTimestamp';
  readonly size: number;
}

/** V10: a stated time is of records that are here. Whether the authority stated it, whoever has its certificate can check. */
export const keepTimestamp = defineCommand<KeepTimestamp>({
  type: 'keepTimestamp',
  names: () => ({ subjects: [WITNESSES] }),
  act: null,
  decide(desk, { size, origin, root, authority, certificate, stated, reply, by, happenedAt }) {
    requireRecordsHere(desk, size);
    desk.write('checkpoint.timestamped', WITNESSES, {
      happenedAt: whenHappened(desk, happenedAt),
      origin,
      size: String(size),
      root,
      authority,
      certificate,
      stated,
      reply,
      by,
    });
  },
});
