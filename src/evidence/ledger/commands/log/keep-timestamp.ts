import { defineRecord } from '../../rules/command.ts';
import { WITNESSES } from '../../subjects/witness-state.ts';
import { the } from '../found.ts';
import { requireRecordsHere } from './keep-cosignatures.ts';

/** V10: a stated time is of records that are here. Whether the authority stated it, whoever has its certificate can check. */
export const keepTimestamp = defineRecord({
  type: 'keepTimestamp',
  of: the(WITNESSES),
  says: 'checkpoint.timestamped',
  act: null,
  rule(desk, { size }) {
    requireRecordsHere(desk, size);
  },
});
