import type { GateAnswer } from '../../../documents/yard/stock.ts';
import { gatePage } from '../../../pages/blocks/yard/lot-checks-page.ts';
import type { Asked } from '../../verbs.ts';

export const page = (found: GateAnswer, { order }: Asked<{ readonly lot: string }>) =>
  gatePage(order.lot, found);
