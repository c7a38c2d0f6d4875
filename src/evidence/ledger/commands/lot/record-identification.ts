import { defineRecord } from '../../rules/command.ts';
import { LOT } from '../found.ts';

/** What a lot was identified as, with every candidate; it clears nothing by itself. */
export const recordIdentification = defineRecord({
  type: 'recordIdentification',
  of: LOT,
  says: 'lot.identified',
  act: 'identify lot',
});
