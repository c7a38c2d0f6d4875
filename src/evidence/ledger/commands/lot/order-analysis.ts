import { defineRecord } from '../../rules/command.ts';
import { LOT } from '../found.ts';

/** Orders elements of a lot from the laboratory, or gives the order up; a result by that method does away with it. */
export const orderAnalysis = defineRecord({
  type: 'orderAnalysis',
  of: LOT,
  says: 'lot.analysis-ordered',
  act: 'order analyses',
});
